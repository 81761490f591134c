"""standing, matrix, form: keys, choices, exit codes (interfaces §5, §6, §8)."""

import csv
import io

import pytest
from tests import cast

pytestmark = pytest.mark.django_db
WINDOW = {
    "duty", "measure", "task", "label", "authority", "cite", "sure", "text", "reading", "binding", "judgement", "owed_by",
    "from", "to", "due_on", "count",
    "at_least", "at_most", "over", "met_on", "entered_on", "status", "status_zh", "facts", "findings", "why",
}  # fmt: skip

MEASURES = [*range(1, 26), 0]


def test_standing(call, facts) -> None:
    said = call("standing", "--unit", cast.VILLAGE, "--json")
    found = said.json
    assert said.code == 0
    assert set(found) >= {"schema", "unit", "on", "known", "year", "packs", "notes", "windows"}
    assert (found["schema"], found["on"], found["known"], found["year"]) == ("cunju.standing/2", "2023-09-20", "2023-09-20", 2023)
    assert found["unit"] == {"code": cast.VILLAGE, "name": "玉峰山村村民委员会", "kind": "village", "parent": cast.TOWN}
    assert found["packs"] == ["mediation-law-2010", "village-law-2018", "chongqing-2013", "yubei-2023"]
    assert found["notes"] == []
    assert all(set(one) >= WINDOW for one in found["windows"])
    keys = [(one["measure"], one["duty"], one["from"]) for one in found["windows"]]
    assert keys == sorted(keys)
    (one,) = [one for one in found["windows"] if one["duty"] == "yubei-2023.m03.representatives"]
    assert (one["count"], one["at_least"], one["status"], one["status_zh"]) == (1, 4, "not_due", "未到期")
    assert one["facts"] == [str(facts[3].uid)]
    assert one["why"].endswith("。")


def test_standing_in_words_names_the_same_windows_a_line_each(call, facts) -> None:
    found = call("standing", "--unit", cast.VILLAGE, "--json").json["windows"]
    text = call("standing", "--unit", cast.VILLAGE)
    assert [tuple(one.split("\t")[:3]) for one in text.out.splitlines()] == [
        (str(one["measure"]), one["duty"], one["from"]) for one in found
    ]


@pytest.mark.parametrize("code", [cast.TOWN, cast.DISTRICT])
def test_an_office_gives_its_own_duties(call, code) -> None:
    found = call("standing", "--unit", code, "--json").json
    # The district's word on a town arises in the town and is owed by the district.
    assert {one["owed_by"] for one in found["windows"]} == ({"town", "district"} if code == cast.TOWN else {"district"})


def test_standing_by_measure_year_and_day(call, facts) -> None:
    only = call("standing", "--unit", cast.VILLAGE, "--measure", "3", "--json").json
    assert {one["measure"] for one in only["windows"]} == {3}
    before = call("standing", "--unit", cast.VILLAGE, "--on", "2023-09-17", "--measure", "3", "--json").json
    assert {one["count"] for one in before["windows"]} == {0}
    later = call("standing", "--unit", cast.VILLAGE, "--year", "2026", "--json").json
    assert (later["packs"], len(later["notes"])) == (["mediation-law-2010", "village-law-2025", "chongqing-2013"], 1)  # the law of 2018 has ended
    law = call("standing", "--unit", cast.VILLAGE, "--year", "2024", "--json").json
    assert (law["packs"], len(law["notes"])) == (["mediation-law-2010", "village-law-2018", "chongqing-2013"], 1)
    assert call("standing", "--unit", cast.VILLAGE, "--known", "2023-09-01", "--json").json["known"] == "2023-09-01"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["standing", "--unit", "500112999999"], "500112999999"),
        (["standing", "--unit", cast.VILLAGE, "--on", "2023-9-1"], "2023-9-1"),
        (["standing", "--unit", cast.VILLAGE, "--known", "soon"], "soon"),
        (["matrix", "--prefix", "500113"], "500113"),
        (["matrix", "--prefix", "500112", "--on", "2023-02-30"], "2023-02-30"),
        (["facts", "dump", "--prefix", "5001"], "5001"),
        (["facts", "dump", "--kind", "nothing.done"], "nothing.done"),
        (["facts", "load", "/nowhere.jsonl"], "/nowhere.jsonl"),
        (["units", "load", "/nowhere.csv"], "/nowhere.csv"),
        (["check", "/nowhere.yaml"], "/nowhere.yaml"),
        (["form", "--town", cast.TOWN, "--on", "2023-12-31"], "2023"),
        (["form", "--town", cast.VILLAGE, "--on", "2023-06-30"], cast.VILLAGE),
        (["notice", "read", "/nowhere.txt"], "/nowhere.txt"),
    ],
)
def test_input_that_cannot_be_taken_is_three_with_nothing_on_stdout(call, words, named) -> None:
    said = call(*words, *(["--json"] if words[0] in ("standing", "matrix", "form") else []))
    assert (said.code, said.out) == (3, "")
    assert named in said.err


def test_the_database_in_use_is_named_on_stderr(call) -> None:
    said = call("standing", "--unit", cast.VILLAGE, "--json")
    assert "演示数据库" in said.err
    assert "数据库" not in said.out


def test_matrix(call, facts) -> None:
    found = call("matrix", "--prefix", cast.DISTRICT, "--json").json
    assert (found["schema"], found["prefix"], found["on"], found["year"], found["level"]) == (
        "cunju.matrix/2", "500112", "2023-09-20", 2023, "town",
    )  # fmt: skip
    assert [one["measure"] for one in found["columns"]] == MEASURES
    assert [row["code"] for row in found["rows"]] == [cast.TOWN, cast.OTHER_TOWN, cast.DISTRICT]
    for row in found["rows"]:
        assert set(row) >= {"code", "name", "kind", "cells"}
        assert [cell["measure"] for cell in row["cells"]] == MEASURES
        assert all(set(cell) >= {"measure", "state", "n", "of", "overdue"} for cell in row["cells"])
        assert all(cell["n"] + cell["overdue"] <= cell["of"] for cell in row["cells"])
        assert all({"judge", "judge_with_records", "own"} <= set(cell) for cell in row["cells"])
    for prefix in (cast.TOWN, cast.VILLAGE):
        below = call("matrix", "--prefix", prefix, "--json").json
        assert below["level"] == "unit"
        assert cast.VILLAGE in [row["code"] for row in below["rows"]]
    units = call("matrix", "--prefix", cast.DISTRICT, "--level", "unit", "--json").json
    assert [row["code"] for row in units["rows"]] == [
        cast.NEIGHBOUR, cast.VILLAGE, cast.TOWN, cast.FAR, cast.OTHER_TOWN,
    ]  # fmt: skip


def test_a_cell_of_the_matrix_follows_from_standing(call, facts) -> None:
    standing = call("standing", "--unit", cast.VILLAGE, "--json").json["windows"]
    (row,) = call("matrix", "--prefix", cast.VILLAGE, "--json").json["rows"]
    for cell in row["cells"]:
        mine = [one for one in standing if one["measure"] == cell["measure"] and one["owed_by"] in ("unit", "supervisory")]
        bound = [one for one in mine if one["binding"]]
        assert cell["overdue"] == sum(one["status"] == "overdue" for one in bound)
        assert cell["n"] == sum(one["status"] in ("met", "met_late") for one in bound)
        assert cell["judge"] == sum(one["status"] == "needs_person" for one in mine)
        assert cell["state"] in {one["status"] for one in mine} | {"not_applicable", "none_yet", "no_room"}


def test_matrix_csv(call, facts) -> None:
    said = call("matrix", "--prefix", cast.TOWN, "--csv")
    assert said.out.startswith("\ufeffcode,name,kind,measure,state,n,of,overdue")
    rows = list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"))))
    assert len(rows) == 3 * len(MEASURES)  # two units and the town itself
    cells = [cell for row in call("matrix", "--prefix", cast.TOWN, "--json").json["rows"] for cell in row["cells"]]
    assert [(int(one["measure"]), one["state"], int(one["n"])) for one in rows] == [
        (one["measure"], one["state"], one["n"]) for one in cells
    ]


def test_form(call, facts) -> None:
    found = call("form", "--town", cast.TOWN, "--on", "2023-06-30", "--json").json
    keys = "schema town report_on as_of state progress progress_chars sentences problems_and_next proposed_status status"
    assert set(found) >= {*keys.split(), "override_reason", "contact", "phone", "submitted_on"}
    assert (found["schema"], found["state"], found["as_of"]) == ("cunju.form/1", "draft", "2023-06-30")
    assert found["progress"] == "".join(one["text"] for one in found["sentences"])
    wrong = call("form", "--town", cast.TOWN, "--on", "2023-12-31", "--json")
    assert wrong.code == 3
    assert all(day in wrong.err for day in ("3月31日", "6月30日", "9月30日")) or "2023-09-30" in wrong.err


def test_today_moved_back_shows_what_was_known_then(call, facts, monkeypatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-19")
    found = call("standing", "--unit", cast.VILLAGE, "--measure", "3", "--json").json
    assert (found["on"], found["known"]) == ("2023-09-19", "2023-09-19")
    assert {one["count"] for one in found["windows"]} == {0}  # recorded on the 20th
