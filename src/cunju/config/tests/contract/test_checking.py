"""check/2: whatever is wrong is named in its area, with the unit and the id; what is right is not (interfaces §7)."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests import cast

from cunju.archive import disk, storing
from cunju.archive.models import StoredFile
from cunju.duties.models import StoredFold
from cunju.ledger import guards
from cunju.ledger.models import Fact
from cunju.org import clock
from cunju.org.models import Unit

POSTGRES = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of the test's own."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "archive")
    return tmp_path / "archive"


def brought(content: bytes = b"%PDF-1.7 a") -> StoredFile:
    """A file of the village."""
    return storing.keep(
        content, unit_code=cast.VILLAGE, name="纪要", mime="application/pdf", by="clerk", now=clock.now()
    )


def found(call, *words: str) -> list[tuple[str, str | None, str | None]]:
    """Area, unit and id of each problem."""
    said = call("check", *words, "--json")
    assert said.code == (1 if said.json["problems"] else 0)
    assert said.json["schema"] == "cunju.check/2"
    return [(one["area"], one["unit"], one["id"]) for one in said.json["problems"]]


def test_what_is_right_is_counted(call, facts) -> None:
    brought()
    said = call("check", "--json")
    assert (said.code, said.json["problems"], said.json["unused"]) == (0, [], [])
    assert said.json["looked_at"] == {"facts": len(facts), "files": 1, "units": Unit.objects.count()}
    assert call("check", "--quick", "--json").json["looked_at"] == {"facts": 0, "files": 0, "units": 0}


@pytest.mark.parametrize("harm", ["altered", "shorter", "gone"])
def test_an_archived_file_that_is_not_what_was_brought(call, harm: str) -> None:
    one = brought()
    path = disk.path_of(one.digest)
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(b"%PDF-1.7 b" if harm == "altered" else b"%PDF")
    assert found(call) == [("archive", cast.VILLAGE, str(one.pk))]
    assert found(call, "--quick") == []


def test_a_file_without_a_row_is_listed_and_no_problem(call) -> None:
    one = brought()
    StoredFile.objects.all().delete()
    said = call("check", "--json")
    assert (said.code, said.json["unused"]) == (0, [one.digest])
    assert one.digest in said.err


def test_a_file_of_a_record_that_is_not_there(call) -> None:
    one = brought()
    StoredFile.objects.update(about="00000000-0000-4000-8000-000000000001")
    assert found(call) == [("archive", cast.VILLAGE, str(one.pk))]


def test_a_fact_that_was_altered_with_the_guards_off(call, facts) -> None:
    with guards.lifted():
        Fact.objects.filter(pk=facts[0].pk).update(kind="assemblies.meeting_hold")
        Fact.objects.filter(pk=facts[2].pk).update(rests_on=[])
    uids = [str(one.uid) for one in facts]
    assert {("ledger", cast.VILLAGE, uids[0]), ("ledger", None, uids[2])} <= set(found(call))
    assert found(call, "--quick") == []


def test_a_stored_fold_that_is_not_what_the_facts_give(call, facts) -> None:
    row = StoredFold.objects.get(unit_code=cast.VILLAGE, year=2023)
    StoredFold.objects.filter(pk=row.pk).update(packed=row.packed.replace("2023-09-18", "2023-09-17"))
    assert row.packed != StoredFold.objects.get(pk=row.pk).packed
    areas = found(call)
    assert {(area, unit) for area, unit, _ in areas} == {("folds", cast.VILLAGE)}
    assert call("rebuild").code == 1
    assert found(call) == []


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


ALTERED = (
    [
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE OR REPLACE TRIGGER ledger_fact_no_change BEFORE UPDATE ON ledger_fact FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
        "ALTER TABLE ledger_fact DISABLE TRIGGER ledger_fact_no_change",
    ]
    if POSTGRES
    else [
        "CREATE TRIGGER ledger_fact_no_update BEFORE UPDATE ON ledger_fact BEGIN SELECT 1; END",
        "CREATE TRIGGER ledger_fact_no_update BEFORE UPDATE OF source ON ledger_fact "
        "BEGIN SELECT RAISE(ABORT, 'Cunju: the ledger is append-only'); END",
        "CREATE TRIGGER ledger_fact_no_update BEFORE UPDATE ON ledger_rest BEGIN SELECT 1; END",
    ]
)


@pytest.mark.parametrize("statement", ALTERED)
def test_a_guard_with_its_name_and_another_text(call, statement: str) -> None:
    """By its name it is there; what it does it does not."""
    if not POSTGRES:
        run("DROP TRIGGER ledger_fact_no_update")
    run(statement)
    name = "ledger_fact_no_change" if POSTGRES else "ledger_fact_no_update"
    assert ("guards", None, name) in found(call, "--quick")
    guards.install()  # as every migrate does
    assert found(call, "--quick") == []


def test_a_stranger_on_the_table_of_facts_is_named(call) -> None:
    if POSTGRES:
        run("CREATE FUNCTION strange() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$")
        run("CREATE TRIGGER strange BEFORE INSERT ON ledger_fact FOR EACH ROW EXECUTE FUNCTION strange()")
    else:
        run("CREATE TRIGGER strange BEFORE INSERT ON ledger_fact BEGIN SELECT RAISE(IGNORE); END")
    assert found(call, "--quick") == [("guards", None, "strange")]
    assert "查明来历" in json.dumps(call("check", "--quick", "--json").json, ensure_ascii=False)


def test_a_database_newer_than_the_program(call) -> None:
    run(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '0999_later', '2023-09-20 00:00:00+08:00')"
    )
    assert found(call, "--quick") == [("migrations", None, "ledger.0999_later")]
