"""Each remark on a matter stands on its own layer and article, letter for letter."""

from datetime import date
from typing import Any

import pytest

from cunju.activities.decisions import rules
from cunju.activities.decisions.tests.test_rules import law

DAY = date(2023, 4, 24)
LAW, RULE, NOTICE = "law", "regulation", "notice"
N = "渝北民〔2023〕24号附件1第4项"
OL, RC, CQ = "村民委员会组织法第{}条", "城市居民委员会组织法第{}条", "重庆市实施办法第{}条"


def taken(number: int, **more: Any) -> rules.Taken:
    words = {"due": 40, "present": 30, "votes_for": 28, **more}
    return rules.Taken(number, words.pop("day", DAY), **words)


def said(
    *steps: rules.Taken, kind: str = "village", matter_class: str = "works", money: Any = ()
) -> list[rules.Line]:
    return rules.judge(rules.Case(law(kind), matter_class, steps, money))


LATER = date(2025, 5, 1)


@pytest.mark.parametrize(
    ("step", "more", "code", "authority", "cite"),
    [
        (taken(4, body="representatives"), {}, "quorum", LAW, OL.format(26)),
        (taken(4, body="assembly"), {}, "quorum", LAW, OL.format(22)),
        (taken(4, body="representatives"), {}, "adopted", LAW, OL.format(26)),
        (taken(4, body="assembly"), {}, "adopted", LAW, OL.format(22)),
        (
            taken(4, body="assembly"),
            {"matter_class": "land"},
            "adopted",
            LAW,
            "农村土地承包法第19条、第28条、第52条",
        ),
        (
            taken(4, body="representatives"),
            {"matter_class": "convention"},
            "reserved",
            RULE,
            "重庆市实施办法第10条",
        ),
        (
            taken(4, day=LATER),
            {"matter_class": "land"},
            "other_body",
            LAW,
            "农村集体经济组织法第26条第（八）项、第64条",
        ),
        (taken(5, days_shown=10), {}, "shown", RULE, CQ.format(30)),
        (taken(5, days_shown=9), {}, "shown_short", RULE, CQ.format(30)),
        (
            taken(5, days_shown=9),
            {"kind": "community"},
            "shown_short",
            NOTICE,
            "渝北民〔2023〕24号附件1第15项",
        ),
        (taken(5), {}, "no_days", RULE, CQ.format(30)),
        (taken(4, due=None), {}, "no_count", NOTICE, N),
        (taken(4, base_fault="已作废"), {}, "base_void", NOTICE, N),
        (taken(4, base_fault="未达法定人数"), {}, "base_short", NOTICE, N),
    ],
)
def test_a_remark_names_its_layer_and_article(
    step: rules.Taken, more: dict[str, Any], code: str, authority: str, cite: str
) -> None:
    assert {(one.authority, one.cite) for one in said(step, **more) if one.code == code} == {
        (authority, cite)
    }


@pytest.mark.parametrize("code", ["order", "posted_late", "payment_before_posting"])
def test_a_remark_on_the_whole_names_its_layer_and_article(code: str) -> None:
    early = [taken(3, day=date(2023, 5, 10)), taken(4), taken(5, day=date(2023, 5, 8), days_shown=10)]
    found = {
        (one.authority, one.cite)
        for one in said(*early, money=[rules.Money("payment", DAY)])
        if one.code == code
    }
    assert found == {(RULE, CQ.format(30)) if code == "posted_late" else (NOTICE, N)}


@pytest.mark.parametrize(
    ("kind", "number", "state"),
    [("village", 4, {"short"}), ("village", 2, set()), ("village", 3, set())],
)
def test_only_what_a_text_surely_says_is_short(kind: str, number: int, state: set[str]) -> None:
    """The law's number breaks a step; of a Party or joint meeting no clause is shipped, and nothing is said."""
    found = [
        one.state
        for one in said(taken(number, present=20, votes_for=20), kind=kind)
        if one.code == "quorum_short"
    ]
    assert set(found) == state


def test_two_steps_of_one_day_are_in_order() -> None:
    assert not [one for one in said(taken(1), taken(2)) if one.code == "order"]


def test_what_a_base_says_of_its_own_numbers_is_not_said_twice() -> None:
    lines = said(taken(4, present=20, votes_for=None, key="4", body="representatives"))
    assert {one.code for one in rules.findings(lines, at="4")} == {"quorum_short"}
    assert rules.findings(lines, at="4", has_base=True) == []
