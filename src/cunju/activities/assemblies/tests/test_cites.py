"""Each remark on a meeting stands on its own clause: the layer and the article, letter for letter."""

from datetime import date
from typing import Any

import pytest

from cunju import catalogue
from cunju.activities.assemblies import rules
from cunju.activities.assemblies.rules import Mandate, Numbers, Sitting, Vote

DAY = date(2023, 9, 18)
LAW, RULE = "law", "regulation"
OL, CQ, RC = "村民委员会组织法第{}条", "重庆市实施办法第{}条", "城市居民委员会组织法第{}条"
WOMEN = "民政部等7部门《关于做好村规民约和居民公约工作的指导意见》（2018年12月）"
LAND = "农村土地承包法第19条、第28条、第52条"
OVER = Mandate(date(2022, 2, 8), False, ("works",), date(2023, 9, 17))
NO_TERM = Mandate(date(2022, 2, 8), False, ("works",))
HOLDS = Mandate(date(2022, 2, 8), True, ("works",), date(2024, 2, 7))
REPRESENTATIVES, ASSEMBLY, GROUP = "representatives", "assembly", "group"


def sat(body: str, **more: Any) -> rules.Verdict:
    words = {"numbers": Numbers(40, 40), "notice_days": 20, **more}
    return rules.judge(Sitting(body, law(words.pop("kind", "village")), **words))


def law(kind: str = "village") -> catalogue.Law:
    return catalogue.law(unit=catalogue.Place("500112018202", kind), on=DAY)


def voted(matter: str, votes: int | None = 40, **more: Any) -> dict[str, Any]:
    return {
        "votes": (Vote("一项", matter, votes, announced=more.pop("announced", None)),),
        "women": 10,
        **more,
    }


@pytest.mark.parametrize(
    ("body", "more", "code", "authority", "cite"),
    [
        # who came
        (REPRESENTATIVES, {}, "quorum", LAW, OL.format(26)),
        (REPRESENTATIVES, {"numbers": Numbers(40, 26)}, "quorum", LAW, OL.format(26)),
        (ASSEMBLY, {}, "quorum", LAW, OL.format(22)),
        (GROUP, {}, "quorum", LAW, OL.format(28)),
        (ASSEMBLY, {"kind": "community"}, "quorum", LAW, RC.format(9)),
        (REPRESENTATIVES, {"kind": "community"}, "no_clause", "", ""),
        ("party", {}, "no_clause", "", ""),
        (REPRESENTATIVES, {"numbers": Numbers(0, 0)}, "no_roll", LAW, OL.format(26)),
        (REPRESENTATIVES, {"numbers": Numbers(40, 20), **voted("other")}, "no_decision", LAW, OL.format(26)),
        # what was told before
        (ASSEMBLY, {"notice_days": 9}, "notice_short", LAW, OL.format(21)),
        (ASSEMBLY, {"notice_days": None}, "notice_unknown", LAW, OL.format(21)),
        (ASSEMBLY, {"notice_days": 10}, "notice", LAW, OL.format(21)),
        (REPRESENTATIVES, {"notice_days": 2}, "notice_short", RULE, CQ.format(12)),
        (REPRESENTATIVES, {"notice_days": None}, "notice_unknown", RULE, CQ.format(12)),
        (REPRESENTATIVES, {"notice_days": 3}, "notice", RULE, CQ.format(12)),
        (REPRESENTATIVES, voted("other", announced=False), "not_announced", RULE, CQ.format(12)),
        # what was written, who set it up
        (ASSEMBLY, {"has_minutes": False}, "no_minutes", RULE, CQ.format(15)),
        (REPRESENTATIVES, {}, "not_set_up", RULE, CQ.format(10)),
        (REPRESENTATIVES, {"mandates": (HOLDS,)}, "set_up", RULE, CQ.format(10)),
        (ASSEMBLY, {"votes": (Vote("一项", "convention", 40),)}, "women_unknown", "policy", WOMEN),
        (ASSEMBLY, {"votes": (Vote("一项", "convention", 40),), "women": 0}, "women", "policy", WOMEN),
        # who may decide
        (REPRESENTATIVES, voted("convention"), "reserved", RULE, f"{CQ.format(8)}第（一）项"),
        (REPRESENTATIVES, voted("recall"), "reserved", RULE, f"{CQ.format(8)}第（二）项"),
        (REPRESENTATIVES, voted("revoke"), "reserved", LAW, OL.format(23)),
        (REPRESENTATIVES, voted("mandate"), "reserved", RULE, CQ.format(10)),
        (REPRESENTATIVES, voted("works"), "no_mandate", LAW, f"{OL.format(24)}第（三）项"),
        (REPRESENTATIVES, voted("seats"), "no_mandate", RULE, f"{CQ.format(8)}第（二）项"),
        (REPRESENTATIVES, voted("works", mandates=(HOLDS,)), "mandate", LAW, f"{OL.format(24)}第（三）项"),
        (REPRESENTATIVES, voted("works", mandates=(OVER,)), "mandate_over", RULE, CQ.format(10)),
        (REPRESENTATIVES, voted("works", mandates=(NO_TERM,)), "mandate_no_term", RULE, CQ.format(10)),
        # how many agreed
        (REPRESENTATIVES, voted("other", 20), "not_adopted", LAW, OL.format(26)),
        (ASSEMBLY, voted("other", 20), "not_adopted", LAW, OL.format(22)),
        (ASSEMBLY, voted("land", 26), "not_adopted", LAW, LAND),
        (ASSEMBLY, voted("land", None), "no_votes", LAW, LAND),
        (ASSEMBLY, {"kind": "community", **voted("other", 20)}, "not_adopted", LAW, RC.format(9)),
    ],
)
def test_a_remark_names_its_layer_and_article(
    body: str, more: dict[str, Any], code: str, authority: str, cite: str
) -> None:
    found = [(one.authority, one.cite) for one in sat(body, **more).lines if one.code == code]
    assert found == [(authority, cite)]


def test_the_shares_of_the_body_stand_on_their_article() -> None:
    assert {(one.authority, one.cite) for one in rules.composition(40, 30, 10, law=law(), elected=law())} == {(LAW, OL.format(25))}


@pytest.mark.parametrize(
    ("due", "present", "result"),
    [(40, 20, "short"), (40, 40, "unverified")],
)
def test_what_fell_short_weighs_no_item(due: int, present: int, result: str) -> None:
    """No item is judged, whatever its votes: neither adopted nor refused."""
    verdict = sat(REPRESENTATIVES, numbers=Numbers(due, present), **voted("works", 40))
    assert verdict.result == result
    assert {one.item for one in verdict.lines} == ({0} if result == "short" else {0, 1})


def test_two_or_three_of_each_group_make_the_groups_assembly() -> None:
    assert rules.group_base(7, law=law("community")) == (14, 21)


@pytest.mark.parametrize(
    ("numbers", "needed"),
    [(Numbers(40, 28), 15), (Numbers(1000, 300, 300, 200), 151), (Numbers(0, 0, 300, 200), 101)],
)
def test_a_majority_is_taken_of_the_greater_number_of_those_here(numbers: Numbers, needed: int) -> None:
    assert rules.needed_votes(Vote("一项"), body=ASSEMBLY, numbers=numbers, law=law()) == needed


@pytest.mark.parametrize("matter", ["convention", "recall", "works", "land", "compensation"])
def test_a_matter_of_the_laws_list_is_a_major_one(matter: str) -> None:
    assert rules.majors([Vote("一项", matter)], [True], law=law())
    assert not rules.majors([Vote("一项", matter)], [None], law=law())
    assert not rules.majors([Vote("一项", "other"), Vote("一项", "plans")], [True, True], law=law())


@pytest.mark.parametrize("result", ["short", "regular"])
def test_what_a_short_meeting_voted_has_no_outcome(result: str) -> None:
    found = rules.outcomes(
        [Vote("一项", "other", 40)], body=REPRESENTATIVES, numbers=Numbers(40, 40), result=result, law=law()
    )
    assert found == [None if result == "short" else True]


@pytest.mark.parametrize(
    ("since", "until", "on", "holds"),
    [
        (date(2023, 2, 8), date(2023, 9, 18), DAY, True),  # the last day is within it
        (date(2023, 2, 8), date(2023, 9, 17), DAY, False),
        (DAY, None, DAY, True),
        (date(2023, 9, 19), None, DAY, False),  # given later
    ],
)
def test_a_mandate_holds_from_its_day_to_its_last(
    since: date, until: date | None, on: date, holds: bool
) -> None:
    assert Mandate(since, False, ("works",), until).holds("works", on) is holds
    assert not Mandate(since, False, ("works",), until).holds("land", on)
