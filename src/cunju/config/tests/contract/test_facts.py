"""facts dump and facts load: one line a fact, all or nothing, byte for byte (interfaces §4)."""

import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests import cast

from cunju.config.tests.contract.conftest import Said, written
from cunju.duties.tests.small import rolled_back
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.ledger.tests.village import NOON, Meeting, Posted
from cunju.org.models import Unit

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
        ({"occurred_on": "1987-12-31"}, ()),
        ({"occurred_on": "2023-09-31"}, ()),
        ({"occurred_on": "２０２３-09-18"}, ()),
        ({"occurred_on": 20230918}, ()),
        ({"unit_code": 500112018202}, ()),  # codes are strings
        ({"retracted": 0}, ()),
        ({"attributes": {**GOOD["attributes"], "due": 40.0}}, ()),
        ({"attributes": {**GOOD["attributes"], "due": 4e1}}, ()),
        ({"attributes": {**GOOD["attributes"], "due": True}}, ()),
        ({"attributes": {**GOOD["attributes"], "due": -1, "present": 0}}, ("--restore",)),  # nothing waives this
        ({"attributes": {**GOOD["attributes"], "notice_days": -5}}, ()),
        ({"attributes": {**GOOD["attributes"], "due": 2**40}}, ("--restore",)),
        ({"attributes": {**GOOD["attributes"], "due": 39, "present": 2700}}, ()),
        ({"attributes": {**GOOD["attributes"], "women_present": 28}}, ()),
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


COUNTS = {"body": "representatives", "due": 39, "present": 2700, "women_present": 2701, "result": "regular"}


def test_a_restore_waives_the_first_days_and_the_comparisons_and_nothing_else(call, tmp_path) -> None:
    Unit.objects.filter(code=cast.VILLAGE).update(valid_from=date(2020, 1, 1))
    for line in ({"occurred_on": "1975-05-01"}, {"occurred_on": "2019-12-31"}, {"attributes": COUNTS}):
        assert loaded(call, tmp_path, {**GOOD, **line}).code == 3
        assert loaded(call, tmp_path, {**GOOD, **line}, more=("--restore",)).json["loaded"] == 1
    assert "设立之日2020年1月1日" in loaded(call, tmp_path, {**GOOD, "occurred_on": "2019-12-31"}).err
    assert loaded(call, tmp_path, {**GOOD, "occurred_on": "2020-01-01"}).code == 0
    for line in ({"unit_code": "500112999999"}, {"occurred_on": "2023-09-21"}, {"rests_on": [ID]}):
        assert loaded(call, tmp_path, {**GOOD, **line}, more=("--restore",)).code == 3


def test_what_cannot_be_may_be_taken_out_again(call, tmp_path) -> None:
    wrong = {**GOOD, "id": ID, "attributes": COUNTS, "occurred_on": "1975-05-01"}
    assert loaded(call, tmp_path, wrong, more=("--restore",)).code == 0
    other = {**wrong, "id": None, "supersedes": ID}
    assert loaded(call, tmp_path, other).code == 3  # corrected into what cannot be either
    assert loaded(call, tmp_path, {**other, "retracted": True}).code == 0


def test_a_fact_is_recorded_no_earlier_than_what_it_rests_on_or_supersedes(call, tmp_path) -> None:
    base = {**GOOD, "id": ID, "recorded_at": "2023-09-19T10:00:00+08:00"}
    posted = {
        **GOOD, "kind": "assemblies.decision_posted", "attributes": {"days_shown": 10}, "rests_on": [ID],
        "recorded_at": "2023-09-19T09:59:59+08:00",
    }  # fmt: skip
    instead = {**base, "id": None, "supersedes": ID, "recorded_at": "2023-09-19T09:59:59+08:00"}
    for late in (posted, instead):
        said = loaded(call, tmp_path, base, late, more=("--restore",))
        assert (said.code, [one["line"] for one in said.json["errors"]]) == (3, [2])
        assert "早于它所依据或取代的记录" in said.err
        assert loaded(call, tmp_path, base, {**late, "recorded_at": base["recorded_at"]}, more=("--restore", "--dry-run")).code == 0
    assert loaded(call, tmp_path, base, posted).code == 0  # recorded now, both


def test_a_pen_whose_clock_stands_before_its_base_waits(call, tmp_path) -> None:
    with ledger.writing([cast.VILLAGE], now=NOON) as pen:
        held = pen.record(Meeting(), unit=cast.VILLAGE, occurred_on=date(2023, 9, 18), by="clerk")
    with ledger.writing([cast.VILLAGE], now=NOON - timedelta(hours=5)) as pen:
        pen.record(Posted(10), unit=cast.VILLAGE, occurred_on=date(2023, 9, 19), by="clerk", rests_on=[held.uid])
        pen.correct(held.uid, Meeting(28), occurred_on=date(2023, 9, 18), by="clerk")
    before = call("facts", "dump").out
    assert before.count("T12:00:00+08:00") == 3
    file = tmp_path / "facts.jsonl"
    file.write_text(before, encoding="utf-8")
    assert call("facts", "load", str(file), "--restore", "--json").json["unchanged"] == 3


def test_a_pen_refuses_what_cannot_be(call) -> None:
    Unit.objects.filter(code=cast.VILLAGE).update(valid_from=date(2020, 1, 1))
    for day, counts, said in (
        (date(1987, 12, 31), Meeting(), "早于1988年1月1日"),
        (date(2019, 12, 31), Meeting(), "设立之日2020年1月1日"),
        (date(2023, 9, 18), Meeting(2700), "实到2700多于应到40"),
    ):
        with pytest.raises(Refusal, match=said), ledger.writing([cast.VILLAGE], now=NOON) as pen:
            pen.record(counts, unit=cast.VILLAGE, occurred_on=day, by="clerk")


def test_a_name_that_stands_twice_in_a_line_is_refused(call, tmp_path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps(GOOD).replace('"due": 40', '"due": 30, "due": 40') + "\n", encoding="utf-8")
    said = call("facts", "load", str(file), "--json")
    assert (said.code, said.json["errors"]) == (3, [{"line": 1, "message": "键 due 写了两次。"}])
