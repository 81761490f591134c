"""Append-only down to raw SQL on both engines; the guards survive migrations and ``check`` misses them when gone."""

from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models.signals import post_migrate

from cunju.ledger import guards
from cunju.ledger.models import Digest, Fact, Head, Rest
from cunju.ledger.tests.village import held, posted, settle

pytestmark = pytest.mark.django_db
POSTGRES = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def facts():
    settle()
    meeting = held()
    return meeting, posted(meeting)


def run(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def columns(table):
    return ", ".join(
        one.name for one in connection.introspection.get_table_description(connection.cursor(), table)
    )


def refused(statement, values=(), words="append-only"):
    """The statement fails with the guard's own words, and nothing has changed."""
    before = snapshot()
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        run(statement, values)
    assert snapshot() == before


def snapshot():
    return [list(one.objects.values_list()) for one in (Fact, Rest, Digest)]


@pytest.mark.parametrize("table", sorted(guards.TABLES))
def test_update_and_delete_fail(table):
    column = {"ledger_fact": "source", "ledger_seal": "row"}.get(table, "unit_code")
    refused(f"UPDATE {table} SET {column} = 'x'")
    refused(f"UPDATE {table} SET {column} = {column}")
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", sorted(guards.TABLES))
def test_a_row_cannot_be_replaced_by_inserting_it_again(table):
    names = columns(table)
    key = {"ledger_fact": "position", "ledger_digest": "leaf", "ledger_seal": "number"}.get(table, "id")
    again = f"INTO {table} ({names}) SELECT {names} FROM {table} WHERE true"
    if POSTGRES:
        column = {"ledger_fact": "source", "ledger_seal": "row"}.get(table, "unit_code")
        refused(f"INSERT {again} ON CONFLICT ({key}) DO UPDATE SET {column} = 'x'")
    else:
        refused(f"INSERT OR REPLACE {again}")
        refused(f"REPLACE {again}")
        refused(f"INSERT {again} ON CONFLICT ({key}) DO UPDATE SET {key} = {key}")
        refused(f"INSERT OR IGNORE {again}")


def test_each_key_of_a_fact_is_guarded(facts):
    """A replacement may collide by id, by position or by what it supersedes."""
    with transaction.atomic():
        meeting, posting = facts
        fresh = {"uid": "0" * 32, "position": 900, "supersedes": None}
        for key in ("uid", "position"):
            value = getattr(meeting, key)
            # PostgreSQL has no REPLACE: a plain INSERT meets the key itself.
            words = "duplicate key" if POSTGRES else "append-only"
            refused(*_insert({**fresh, key: value if POSTGRES or key == "position" else value.hex}), words)
        run(*_insert({**fresh, "supersedes": posting.uid if POSTGRES else posting.uid.hex}))
        statement, values = _insert({"uid": "1" * 32, "position": 901, "supersedes": posting.uid if POSTGRES else posting.uid.hex})  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            run(statement, values)


def _insert(keys):
    values = {
        "unit_code": "500112018202", "kind": "x", "occurred_on": date(2023, 1, 1), "recorded_at": "2023-01-01 00:00:00",
        "recorded_on": date(2023, 1, 1), "recorded_by": "x", "source": "", "attributes": "{}", "findings": "[]",
        "rests_on": "[]", "retracted": False, **keys,
    }  # fmt: skip
    act = "INSERT" if POSTGRES else "INSERT OR REPLACE"
    marks = ", ".join(["%s"] * len(values))
    return f"{act} INTO ledger_fact ({', '.join(values)}) VALUES ({marks})", list(values.values())


def test_truncate_fails_or_is_no_word():
    for table in guards.TABLES:
        if POSTGRES:
            refused(f"TRUNCATE {table}")
            refused(f"TRUNCATE {table} CASCADE")
        else:
            with pytest.raises(DatabaseError), transaction.atomic():
                run(f"TRUNCATE TABLE {table}")


def test_the_orm_cannot_change_a_fact(facts):
    meeting, _ = facts
    meeting.source = "x"
    for act in (meeting.save, meeting.delete, Fact.objects.all().delete, Rest.objects.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Fact.objects.update(retracted=True)


def test_heads_are_not_guarded_for_every_writer_raises_them():
    Head.objects.update(number=5)
    assert set(Head.objects.values_list("number", flat=True)) == {5}


def test_no_guard_is_missing_and_a_missing_one_is_named():
    assert guards.wrong() == []
    name = "ledger_fact_no_truncate" if POSTGRES else "ledger_fact_no_replace"
    run(f"DROP TRIGGER {name}" + (" ON ledger_fact" if POSTGRES else ""))
    assert guards.wrong() == [name]
    guards.install()
    assert guards.wrong() == []


def test_a_guard_of_that_name_on_another_table_or_switched_off_is_missing():
    if POSTGRES:
        run("ALTER TABLE ledger_fact DISABLE TRIGGER ledger_fact_no_change")
        assert guards.wrong() == ["ledger_fact_no_change"]
    else:
        run("DROP TRIGGER ledger_fact_no_update")
        run("CREATE TRIGGER ledger_fact_no_update BEFORE UPDATE ON ledger_head BEGIN SELECT 1; END")
        assert guards.wrong() == ["ledger_fact_no_update"]


def test_guards_are_back_after_every_migrate():
    """SQLite loses triggers when Django remakes a table."""
    for name, table in guards._names().items():
        run(f"DROP TRIGGER {name}" + (f" ON {table}" if POSTGRES else ""))
    assert len(guards.wrong()) == len(guards._names())
    config = apps.get_app_config("ledger")
    post_migrate.send(sender=config, app_config=config, verbosity=0, interactive=False, using="default")
    assert guards.wrong() == []
    refused("DELETE FROM ledger_fact")


def test_guards_are_lifted_on_test_databases_only(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "live.sqlite3")
    with pytest.raises(RuntimeError), guards.lifted():
        raise AssertionError("lifted")
