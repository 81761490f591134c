"""law, law diff: keys, forms of values, exit codes (interfaces §7)."""

import pytest
from tests import cast

pytestmark = pytest.mark.django_db
CLAUSE = {"question", "pack", "authority", "cite", "text", "reading", "value"}
VILLAGE = ("--area", "500112", "--unit-kind", "village")
COMMUNITY = ("--area", "500112", "--unit-kind", "community")


def values(found: list[dict], question: str) -> list[tuple]:
    return [(one["authority"], one["value"]) for one in found if one["question"] == question]


def test_law_of_a_day(call) -> None:
    said = call("law", "--on", "2026-06-01", *VILLAGE, "--json")
    assert (said.code, said.json["schema"], said.json["on"]) == (0, "cunju.law/1", "2026-06-01")
    found = said.json["clauses"]
    assert all(set(one) >= CLAUSE for one in found)
    (law, regulation) = [one for one in found if one["question"] == "representatives.quorum"]
    assert law == {
        "question": "representatives.quorum", "pack": "village-law-2025", "authority": "law", "cite": "村民委员会组织法第30条",
        "text": "C", "reading": "C", "value": {"share": "2/3", "reached": "at_least", "of": "body"},
    }  # fmt: skip
    assert (regulation["authority"], regulation["reading"]) == ("regulation", "L")
    assert values(found, "disclosure.board_days") == [("law", {"days": 15})]
    assert values(found, "assembly.each") == [("law", {"each": "year", "at_least": 1})]


def test_what_a_higher_text_superseded_is_not_listed(call) -> None:
    old = call("law", "--on", "2023-06-01", *VILLAGE, "--json").json["clauses"]
    assert values(old, "disclosure.board_days") == [("regulation", {"days": 10}), ("notice", {"days": 10})]
    assert {one["value"]["of"] for one in old if one["question"] == "assembly.quorum"} == {
        "adults", "adults_less_excluded", "households",
    }  # fmt: skip


def test_law_of_a_unit_and_of_another_province(call) -> None:
    mine = call("law", "--on", "2023-06-01", "--unit", cast.VILLAGE, "--json").json["clauses"]
    assert mine == call("law", "--on", "2023-06-01", *VILLAGE, "--json").json["clauses"]
    shandong = call("law", "--on", "2023-06-01", "--area", "370112", "--unit-kind", "village", "--json").json["clauses"]
    assert {one["pack"] for one in shandong} == {
        "village-law-2018", "mediation-law-2010", "land-contracting-law-2018", "civil-code-2020", "central-policies",
    }  # fmt: skip


def test_diff_names_what_differs_and_ends_with_zero(call) -> None:
    said = call("law", "diff", "2023-06-01", "2026-06-01", *COMMUNITY, "--json")
    assert (said.code, said.json["schema"], said.json["from"], said.json["to"]) == (
        0, "cunju.law-diff/1", "2023-06-01", "2026-06-01",
    )  # fmt: skip
    by = {one["question"]: one for one in said.json["changes"]}
    assert [one["value"] for one in by["representatives.each"]["after"]] == [{"each": "half", "at_least": 1}]
    assert by["representatives.quorum"]["before"] == []
    assert "mediation.size" not in by
    same = call("law", "diff", "2026-06-01", "2026-06-02", *COMMUNITY, "--json")
    assert (same.code, same.json["changes"]) == (0, [])


@pytest.mark.parametrize(
    "words",
    [("law", "--on", "2023-13-01", *VILLAGE), ("law", "--unit", "999"), ("law",), ("law", "--unit", cast.VILLAGE, *VILLAGE)],
)
def test_what_cannot_be_asked_is_refused_in_words(call, words: tuple[str, ...]) -> None:
    said = call(*words)
    assert said.code == 3
    assert said.out == ""
    assert "。" in said.err
