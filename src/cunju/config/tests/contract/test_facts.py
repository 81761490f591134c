"""facts dump and facts load: one line a fact, all or nothing, byte for byte (interfaces §4)."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests import cast

from cunju.config.tests.contract.conftest import Said, written
from cunju.duties.tests.small import rolled_back
from cunju.ledger.models import Fact

pytestmark = pytest.mark.django_db
FACT = (
    "id unit_code kind occurred_on until recorded_at recorded_by source attributes findings rests_on supersedes retracted"
)


def lines_of(said: Said) -> list[dict[str, Any]]:
    return [json.loads(one) for one in said.out.splitlines()]


def test_facts_dump(call, facts) -> None:
    said = call("facts", "dump")
    lines = lines_of(said)
    assert [one["id"] for one in lines] == [str(one.uid) for one in facts]
    assert all(list(one) == FACT.split() for one in lines)
    assert lines[0]["recorded_at"] == "2023-09-20T12:00:00+08:00"
    assert list(lines[0]["attributes"]) == sorted(lines[0]["attributes"])
    assert lines[2]["findings"][0] == {"code": "notice_short", "authority": "regulation", "cite": "重庆市实施办法第12条", "sure": "C"}
    assert lines_of(call("facts", "dump", "--prefix", cast.FAR))[0]["unit_code"] == cast.FAR
    assert {one["kind"] for one in lines_of(call("facts", "dump", "--kind", "duties.judged"))} == {"duties.judged"}
    assert call("facts", "dump", "--prefix", cast.NEIGHBOUR).out == ""


def test_dump_empty_restore_dump_is_byte_identical(call, tmp_path) -> None:
    with rolled_back():
        written()
        before = call("facts", "dump").out
    assert len(before.splitlines()) == 6
    file = tmp_path / "facts.jsonl"
    file.write_text(before, encoding="utf-8")
    assert call("facts", "dump").out == ""
    said = call("facts", "load", str(file), "--restore", "--json")
    assert said.json == {"schema": "cunju.facts-load/1", "lines": 6, "loaded": 6, "unchanged": 0, "errors": []}
    assert call("facts", "dump").out == before
    again = call("facts", "load", str(file), "--restore", "--json")
    assert (again.code, again.json["loaded"], again.json["unchanged"]) == (0, 0, 6)
    assert call("rebuild", "--dry-run").code == 0


GOOD = {
    "unit_code": cast.VILLAGE,
    "kind": "assemblies.meeting_held",
    "occurred_on": "2023-09-18",
    "attributes": {"body": "representatives", "due": 40, "present": 27, "result": "regular"},
}
ID = "0190a3c2-0000-4000-8000-000000000001"


def loaded(call, tmp_path: Path, *lines: dict[str, Any], more: tuple[str, ...] = ()) -> Said:
    file = tmp_path / "in.jsonl"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")
    return call("facts", "load", str(file), "--json", *more)


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ({"unit_code": "500112999999"}, ()),
        ({"kind": "nothing.done"}, ()),
        ({"occurred_on": "2023-09-21"}, ()),  # after the day it is recorded on
        ({"occurred_on": "2023-9-1"}, ()),
        ({"attributes": {"body": "representatives"}}, ()),
        ({"attributes": {**GOOD["attributes"], "name": "某人"}}, ()),
        ({"attributes": {**GOOD["attributes"], "due": "40"}}, ()),
        ({"attributes": {**GOOD["attributes"], "result": "perfect"}}, ()),
        ({"rests_on": [ID]}, ()),
        ({"supersedes": ID}, ()),
        ({"retracted": True}, ()),
        ({"id": "1"}, ()),
        ({"findings": [{"code": "x"}]}, ()),
        ({"extra": 1}, ()),
        ({"attributes": None}, ()),
        ({"recorded_at": "2023-09-22T00:00:00+08:00"}, ("--restore",)),  # never later than now
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(call, tmp_path, line, more) -> None:
    said = loaded(call, tmp_path, GOOD, {**GOOD, **line}, more=more)
    assert said.code == 3
    assert said.json["schema"] == "cunju.facts-load/1"
    assert (said.json["lines"], said.json["loaded"]) == (2, 0)
    assert [one["line"] for one in said.json["errors"]] == [2]
    assert "第2行" in said.err
    assert Fact.objects.count() == 0


def test_what_a_load_keeps_and_what_it_makes(call, tmp_path) -> None:
    line = {**GOOD, "recorded_at": "2023-09-19T08:00:00+08:00", "recorded_by": "somebody"}
    assert loaded(call, tmp_path, line).code == 0
    (fact,) = lines_of(call("facts", "dump"))
    assert (fact["recorded_at"][:10], fact["recorded_by"]) == ("2023-09-20", "import")
    assert loaded(call, tmp_path, {**line, "id": ID}, more=("--restore",)).code == 0
    fact = lines_of(call("facts", "dump"))[1]
    assert (fact["recorded_at"], fact["recorded_by"], fact["id"]) == ("2023-09-19T08:00:00+08:00", "somebody", ID)


def test_the_same_id_again_is_unchanged_and_with_other_content_an_error(call, tmp_path) -> None:
    assert loaded(call, tmp_path, {**GOOD, "id": ID}).json["loaded"] == 1
    assert loaded(call, tmp_path, {**GOOD, "id": ID}).json["unchanged"] == 1
    other = loaded(call, tmp_path, {**GOOD, "id": ID, "occurred_on": "2023-09-17"})
    assert (other.code, len(other.json["errors"])) == (3, 1)
    twice = [{**GOOD, "supersedes": ID}, {**GOOD, "supersedes": ID}]
    assert [one["line"] for one in loaded(call, tmp_path, *twice).json["errors"]] == [2]
    assert loaded(call, tmp_path, {**GOOD, "supersedes": ID, "unit_code": cast.FAR}).code == 3
    assert loaded(call, tmp_path, {**GOOD, "supersedes": ID, "retracted": True}).code == 0
    assert call("standing", "--unit", cast.VILLAGE, "--measure", "3", "--json").json["windows"][0]["count"] == 0


def test_a_dry_run_and_standard_input(call, tmp_path, monkeypatch) -> None:
    assert loaded(call, tmp_path, GOOD, more=("--dry-run",)).json["loaded"] == 1
    assert Fact.objects.count() == 0
    stdin = io.TextIOWrapper(io.BytesIO(f"{json.dumps(GOOD)}\n".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert call("facts", "load", "-", "--json").json["loaded"] == 1
