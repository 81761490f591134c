"""Golden tables of the rules, each row with its clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cunju.activities.assemblies import rules
from cunju.activities.assemblies.rules import Numbers, Vote

# body, kind, route, due, least present, clause
QUORUM = [
    ("assembly", "village", "adults", 1000, 501, "村民委员会组织法第22条"),
    ("assembly", "village", "adults", 1001, 501, "村民委员会组织法第22条"),
    ("assembly", "village", "households", 300, 200, "村民委员会组织法第22条"),
    ("representatives", "village", "adults", 40, 27, "村民委员会组织法第26条"),
    ("representatives", "village", "adults", 36, 24, "村民委员会组织法第26条"),
    ("assembly", "community", "adults", 40, 21, "城市居民委员会组织法第10条"),
    ("assembly", "community", "households", 40, 21, "城市居民委员会组织法第10条"),
    ("assembly", "community", "group_representatives", 41, 21, "城市居民委员会组织法第10条"),
    ("group", "village", "adults", 40, 27, "村民委员会组织法第28条"),
    ("joint", "village", "adults", 10, 6, "通行做法"),
    ("party", "village", "adults", 40, 20, "党支部工作条例第11条"),
]


@pytest.mark.parametrize(("body", "kind", "route", "due", "least", "cite"), QUORUM)
def test_quorum(body, kind, route, due, least, cite):
    at = rules.threshold(body, kind=kind, route=route)
    assert at.cite == cite
    assert at.reached(least, due=due)
    assert not at.reached(least - 1, due=due)


def test_live_line():
    at = rules.threshold("representatives", kind="village")
    assert rules.live_line(40, 26, at=at) == "应到40人，已到26人，差1人达到三分之二（村民委员会组织法第26条）"
    assert rules.live_line(40, 27, at=at) == "应到40人，已到27人，达到三分之二（村民委员会组织法第26条）"


@given(due=st.integers(1, 3000), present=st.integers(0, 3000))
def test_the_line_and_the_threshold_agree(due, present):
    for body in rules.BODIES:
        at = rules.threshold(body, kind="village")
        assert ("差" in rules.live_line(due, present, at=at)) is not at.reached(present, due=due)


# days of notice, body, kind, code of the line (OL 21, CQ 12); communities: no line
NOTICE = [
    (3, "representatives", "village", "notice"),
    (2, "representatives", "village", "notice_short"),
    (None, "representatives", "village", "notice_unknown"),
    (10, "assembly", "village", "notice"),
    (9, "assembly", "village", "notice_short"),
]


@pytest.mark.parametrize(("days", "body", "kind", "code"), NOTICE)
def test_notice(days, body, kind, code):
    verdict = rules.judge(body, kind=kind, numbers=Numbers(40, 40), notice_days=days)
    assert code in [one.code for one in verdict.lines]
    assert verdict.result == ("regular" if code == "notice" else "unverified")


def test_communities_have_no_notice_days():
    assert (
        rules.judge("assembly", kind="community", numbers=Numbers(40, 21), notice_days=None).result
        == "regular"
    )


# matter, mandated, finding (CQ 8, 10)
MATTERS = [
    ("convention", True, "reserved"),
    ("recall", True, "reserved"),
    ("revoke", True, "reserved"),
    ("ol24", False, "no_mandate"),
    ("ol24", True, None),
    ("other", False, None),
]


@pytest.mark.parametrize(("matter", "mandated", "code"), MATTERS)
def test_what_representatives_may_decide(matter, mandated, code):
    verdict = rules.judge(
        "representatives",
        kind="village",
        numbers=Numbers(40, 27),
        notice_days=3,
        votes=[Vote("一项", matter)],
        mandated=mandated,
    )
    assert [one.code for one in verdict.findings] == ([code] if code else [])


def test_half_is_not_a_majority_of_votes():
    numbers = Numbers(40, 28)
    assert rules.passed(Vote("a", votes_for=14), body="representatives", numbers=numbers) is False
    assert rules.passed(Vote("a", votes_for=15), body="representatives", numbers=numbers) is True


def test_either_route_serves_a_village_assembly():
    """OL 22: more than half of the adults, or two thirds of the households."""
    by_homes = rules.judge("assembly", kind="village", numbers=Numbers(1000, 300, 300, 200), notice_days=10)
    neither = rules.judge("assembly", kind="village", numbers=Numbers(1000, 500, 300, 199), notice_days=10)
    assert (by_homes.result, neither.result) == ("regular", "short")
    assert "（村民委员会组织法第22条）" in by_homes.lines[0].text


def test_exclusions_lower_the_base():
    assert rules.base(1000, away=100, ill=2, unable=3) == 895


def test_the_impossible_is_named():
    assert rules.fault_of_numbers(Numbers(36, 40)) == ("实到40人，多于应到36人。请核对签到表。", "present")
    assert rules.fault_of_numbers(Numbers(36, 30)) is None
