"""Every fact is digested with what its unit recorded before; whatever is changed by SQL is named by unit and id."""

import hashlib
from datetime import date

import pytest
from django.db import connection, transaction

from cunju.duties.checking import records
from cunju.duties.checking.findings import Looked
from cunju.ledger import chaining, guards, transfer
from cunju.ledger import interface as ledger
from cunju.ledger.models import Digest, Fact
from cunju.ledger.tests.village import NOON, ONE, held, posted, settle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def facts():
    settle()
    meeting = held()
    return meeting, posted(meeting), held(day=date(2023, 9, 1))


def found():
    return [(one.area, one.id, one.message) for one in records.check(Looked()) if one.area == "ledger"]


def tampered(statement, *values):
    for name, table in guards._names().items():
        with connection.cursor() as cursor:
            cursor.execute(guards._drop(name, table))
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def uid(fact):
    return fact.uid if connection.vendor == "postgresql" else fact.uid.hex


def test_an_outsider_can_digest_the_dump_again():
    before = bytes(32)
    for line, stored in zip(transfer.dump(), Digest.objects.order_by("leaf"), strict=True):
        before = hashlib.sha256(b"cunju.fact/1\n" + before + line.encode()).digest()
        assert stored.digest == before.hex()
    assert [(one.leaf, one.number) for one in Digest.objects.order_by("leaf")] == [(0, 1), (1, 2), (2, 3)]
    assert found() == []


def test_a_change_is_named(facts):
    tampered("UPDATE ledger_fact SET source = 'x' WHERE uid = %s", uid(facts[1]))
    assert [one[1] for one in found()] == [str(facts[1].uid)]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_what_was_removed_is_named(facts, at):
    tampered("DELETE FROM ledger_rest")
    tampered("DELETE FROM ledger_fact WHERE uid = %s", uid(facts[at]))
    assert ("ledger", str(facts[at].uid), "有摘要，没有记录：记录被删去了") in found()


def test_a_last_one_removed_with_its_digest_is_seen_by_the_log_only(facts):
    """Nothing in the database can know of it: that is what the log and its witnesses are for."""
    tampered("DELETE FROM ledger_fact WHERE uid = %s", uid(facts[2]))
    tampered("DELETE FROM ledger_digest WHERE fact = %s", uid(facts[2]))
    assert found() == []


def test_one_added_by_sql_is_named():
    names = [one.column for one in Fact._meta.concrete_fields if one.column not in ("uid", "position", "supersedes")]
    listed = ", ".join(names)
    tampered(f"INSERT INTO ledger_fact (uid, {listed}) SELECT %s, {listed} FROM ledger_fact WHERE position = 1 OR true LIMIT 1", "0" * 31 + "1")
    assert "没有摘要：不是经程序记下的" in [one[2] for one in found()]


def test_two_that_changed_places_are_named(facts):
    places = [one.position for one in facts]
    tampered("UPDATE ledger_fact SET position = 9999 WHERE position = %s", places[0])
    assert len(found()) >= 2


def test_what_was_rolled_back_is_in_no_chain():
    with ledger.writing([ONE], now=NOON):
        try:
            with transaction.atomic():
                held(day=date(2023, 8, 1))
                raise ValueError
        except ValueError:
            pass
        kept = held(day=date(2023, 8, 2))
    assert Digest.objects.get(fact=kept.uid).number == 4
    assert found() == []


def test_a_database_that_had_none_gets_them_in_order():
    said = [one.name for one in Digest._meta.concrete_fields if one.name != "rows"]  # no row was sealed then
    before = list(Digest.objects.order_by("leaf").values_list(*said))
    tampered("DELETE FROM ledger_digest")
    chaining.begin(Fact, Digest)
    assert list(Digest.objects.order_by("leaf").values_list(*said)) == before
