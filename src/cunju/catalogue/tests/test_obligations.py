"""One row a clause of domain.md §11, §14.13, §15 and of the Chongqing measures 6–40; and no duty is unasked."""

import re
from pathlib import Path
from typing import Any

import pytest

import cunju
from cunju import catalogue
from cunju.catalogue import Duty, reading

ROWS: list[dict[str, Any]] = reading.yaml.safe_load(
    Path(__file__).with_name("obligations.yaml").read_text(encoding="utf-8")
)
WORDS = ("finding", "person", "none")
OWNERS = {"village": "unit", "community": "unit", "both": "unit"}
UNITS = {"village": {"village"}, "community": {"community"}, "both": {"village", "community"}}
LAWS = {
    "CQ": "重庆市实施办法", "OL": "村民委员会组织法", "RC": "城市居民委员会组织法", "PM": "人民调解法",
    "OL25": "村民委员会组织法", "RC25": "城市居民委员会组织法",
}  # fmt: skip
PAPERS = {"GY18": "民政部等7部门", "CX15": "中办发〔2015〕41号", "local": "本平台约定"}
# Rows of the table of §11, points of §14.13 and of §15; paragraphs of each article of the Chongqing measures.
TABLE, BODY, SECOND = 56, 5, 10
PARAGRAPHS = {
    6: 3, 7: 3, 8: 2, 9: 1, 10: 3, 11: 3, 12: 2, 13: 1, 14: 5, 15: 2, 16: 1, 17: 2, 18: 2, 19: 1, 20: 1, 21: 4, 22: 2, 23: 2,
    24: 1, 25: 1, 26: 1, 27: 2, 28: 1, 29: 1, 30: 1, 31: 2, 32: 3, 33: 2, 34: 1, 35: 2, 36: 5, 37: 5, 38: 4, 39: 1, 40: 1,
}  # fmt: skip
ROOMS = Path(cunju.__path__[0]) / "activities"
KEYS = {"clause", "m", "who", "what", "at", "binding"}
FORMS = {"duties": set(), "word": {"why", "codes", "as"}, "comes": {"ids_to_come", "kinds_to_come"}, "question": set()}


def duties() -> dict[str, Duty]:
    return {one.id: one for one in catalogue.load().duties}


def label(row: dict[str, Any]) -> str:
    return f"{row['clause']} {row['what']}"


def rows_with(key: str) -> list[dict[str, Any]]:
    return [row for row in ROWS if key in row]


def arises(row: dict[str, Any]) -> set[str]:
    """Kinds of unit, or codes, in which a row's duties arise."""
    if isinstance(row["who"], list):
        return set(row["who"])
    at = row.get("at") or row["who"]
    return UNITS.get(at, {at})


def test_every_row_of_the_table_of_the_body_and_of_the_second_corrections_is_here() -> None:
    clauses = {row["clause"] for row in ROWS}
    wanted = [f"§11.{n}" for n in range(1, TABLE + 1)] + [f"§14.13.{n}" for n in range(1, BODY + 1)]
    wanted += [f"§15.{n}" for n in range(1, SECOND + 1)]
    assert {one for one in clauses if one.startswith("§")} == set(wanted)
    assert {row["m"] for row in ROWS} == set(range(26))


def test_every_paragraph_of_the_chongqing_measures_from_6_to_40_is_here() -> None:
    found = [
        re.fullmatch(r"CQ (\d+)\.(\d)((?:\(\d+\)-?)*)", row["clause"])
        for row in ROWS
        if row["clause"][:2] == "CQ"
    ]
    assert None not in found
    assert set(PARAGRAPHS) == set(range(6, 41))
    wanted = {(article, number) for article, many in PARAGRAPHS.items() for number in range(1, many + 1)}
    assert {(int(one[1]), int(one[2])) for one in found if one} == wanted


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row_is_one_of_four_things_with_its_reason(row: dict[str, Any]) -> None:
    (form,) = set(row) & set(FORMS)
    assert set(row) <= KEYS | {form} | FORMS[form]
    assert row["clause"].startswith("§") or row["clause"].split(" ")[0] in {*LAWS, *PAPERS}
    if form == "word":
        assert row["word"] in WORDS
        assert len(row["why"]) >= 10
        assert bool(row.get("codes")) is (row["word"] == "finding")
        assert "as" not in row or any(one["clause"] == row["as"] and "comes" not in one for one in ROWS)


def test_no_row_stands_twice() -> None:
    keys = [(row["clause"], str(row["who"]), row.get("at"), row["what"]) for row in ROWS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("row", rows_with("duties"), ids=label)
def test_a_rows_duties_are_of_its_measure_and_owed_by_whom_it_says(row: dict[str, Any]) -> None:
    found = [duties()[one] for one in row["duties"]]
    assert {one.measure for one in found} == {row["m"]}
    assert all(set(one.applies_to) == arises(row) for one in found)
    if not isinstance(row["who"], list):
        assert {one.owed_by for one in found} == {OWNERS.get(row["who"], row["who"])}
    assert {one.binding for one in found} == {row.get("binding", True)}


@pytest.mark.parametrize("row", rows_with("duties"), ids=label)
def test_a_rows_duties_cite_its_clause(row: dict[str, Any]) -> None:
    law, _, article = row["clause"].partition(" ")
    words = f"{LAWS[law]}第{article.split('.')[0]}条" if law in LAWS else PAPERS.get(law, "")
    assert [one for one in row["duties"] if words not in duties()[one].cite] == []


@pytest.mark.parametrize("row", rows_with("comes"), ids=label)
def test_what_comes_is_not_here_yet(row: dict[str, Any]) -> None:
    """Once it is, the row says which duties, or which mark, stand for its clause."""
    ids, kinds = row.get("ids_to_come", []), row.get("kinds_to_come", [])
    asked = {kind for one in duties().values() for kind in (*one.kinds, one.window.after)}
    assert set(ids) & set(duties()) == set()
    assert set(kinds) <= set(catalogue.kinds())
    assert set(kinds) & asked == set()
    if not ids and not kinds:
        assert not (ROOMS / row["comes"]).exists()


@pytest.mark.parametrize("row", rows_with("question"), ids=label)
def test_a_question_is_answered_by_a_clause_of_its_text(row: dict[str, Any]) -> None:
    law, _, article = row["clause"].partition(" ")
    found = [one for one in catalogue.load().clauses if one.question.name == row["question"]]
    assert found
    if law in LAWS:
        assert [one for one in found if f"{LAWS[law]}第{article.split('.')[0]}条" in one.cite]


@pytest.mark.parametrize("row", rows_with("codes"), ids=label)
def test_a_mark_is_made_by_its_room(row: dict[str, Any]) -> None:
    for one in row["codes"]:
        room, code = one.split(".")
        written = "".join(
            file.read_text("utf-8")
            for file in sorted((ROOMS / room).rglob("*.py"))
            if "tests" not in file.parts
        )
        assert f'"{code}"' in written or not (ROOMS / room).exists(), one


def test_every_duty_of_every_pack_is_asked_by_a_row() -> None:
    asked = {one for row in rows_with("duties") for one in row["duties"]}
    assert set(duties()) - asked == set()
