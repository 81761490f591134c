"""Golden tables of the rules, each row with its clause."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cunju import catalogue
from cunju.activities.assemblies import rules
from cunju.activities.assemblies.rules import Mandate, Numbers, Sitting, Vote, matters

DAY = date(2023, 9, 18)

# body, kind, route, due, least present, clause
QUORUM = [
    ("assembly", "village", "adults", 1000, 501, "村民委员会组织法第22条"),
    ("assembly", "village", "adults", 1001, 501, "村民委员会组织法第22条"),
    ("assembly", "village", "households", 300, 200, "村民委员会组织法第22条"),
    ("representatives", "village", "adults", 40, 27, "村民委员会组织法第26条"),
    ("representatives", "village", "adults", 36, 24, "村民委员会组织法第26条"),
    ("assembly", "community", "adults", 40, 21, "城市居民委员会组织法第9条"),
    ("assembly", "community", "households", 40, 21, "城市居民委员会组织法第9条"),
    ("assembly", "community", "group_representatives", 41, 21, "城市居民委员会组织法第9条"),
    ("group", "village", "adults", 40, 27, "村民委员会组织法第28条"),
]


def law(kind="village", on=DAY):
    return catalogue.law(unit=catalogue.Place("500112018202", kind), on=on)


def sat(body="representatives", *, kind="village", on=DAY, numbers=None, days=20, **more):
    return rules.judge(Sitting(body, law(kind, on), numbers or Numbers(40, 40), notice_days=days, **more))


def codes(verdict):
    return [one.code for one in verdict.findings]


@pytest.mark.parametrize(("body", "kind", "route", "due", "least", "cite"), QUORUM)
def test_quorum(body, kind, route, due, least, cite):
    at = rules.threshold(body, law=law(kind), route=route)
    assert at.cite == cite
    assert at.holds((least, due))
    assert not at.holds((least - 1, due))


def test_live_line():
    at = rules.threshold("representatives", law=law())
    assert rules.live_line(40, 26, at=at) == "应到40人，已到26人，差1人达到三分之二（村民委员会组织法第26条）"
    assert rules.live_line(40, 27, at=at) == "应到40人，已到27人，达到三分之二（村民委员会组织法第26条）"


@given(due=st.integers(1, 3000), present=st.integers(0, 3000))
def test_the_line_and_the_threshold_agree(due, present):
    for body in ("assembly", "representatives", "group"):
        at = rules.threshold(body, law=law())
        assert ("差" in rules.live_line(due, present, at=at)) is not at.holds((present, due))


# days of notice, body, kind, code of the line (OL 21, CQ 12)
NOTICE = [
    (3, "representatives", "notice"),
    (2, "representatives", "notice_short"),
    (None, "representatives", "notice_unknown"),
    (10, "assembly", "notice"),
    (9, "assembly", "notice_short"),
]


@pytest.mark.parametrize(("days", "body", "code"), NOTICE)
def test_notice(days, body, code):
    verdict = sat(body, days=days)
    assert code in [one.code for one in verdict.lines]
    assert verdict.result == ("regular" if code == "notice" else "unverified")


@pytest.mark.parametrize("body", ["assembly", "representatives", "joint", "group", "party"])
def test_communities_have_no_notice_days_and_no_minutes_article(body):
    """Only the notice of 2023 asks theirs for minutes, from its day on."""
    before = sat(body, kind="community", on=date(2023, 3, 1), days=None, has_minutes=False)
    since = sat(body, kind="community", days=None, has_minutes=False)
    assert (before.result, codes(before)) == ("regular" if body == "assembly" else "unverified", [])
    assert codes(since) == (["no_minutes"] if body in ("assembly", "representatives") else [])


# body → whether CQ 15 asks for minutes
@pytest.mark.parametrize(
    ("body", "asked"),
    [("assembly", True), ("representatives", True), ("group", True), ("joint", False), ("party", False)],
)
def test_minutes_as_text_or_photos_are_asked_of_three_bodies(body, asked):
    assert ("no_minutes" in codes(sat(body, has_minutes=False))) is asked
    assert "no_minutes" not in codes(sat(body, has_minutes=True))


# title → matter → the clause said with it
TITLES = [
    ("村规民约修订", "convention", "重庆市实施办法第8条第（一）项"),
    ("2023年集体收入使用方案", "income", "村民委员会组织法第24条第（二）项"),
    ("误工补贴标准", "subsidy", "村民委员会组织法第24条第（一）项"),
    ("公路维修筹资筹劳方案", "works", "村民委员会组织法第24条第（三）项"),
    ("土地承包经营方案", "land", "村民委员会组织法第24条第（四）项"),
    ("宅基地使用方案", "homestead", "村民委员会组织法第24条第（六）项"),
    ("征地补偿费分配方案", "compensation", "村民委员会组织法第24条第（七）项"),
    ("村办公楼出租", "property", "村民委员会组织法第24条第（八）项"),
    ("补选村民委员会委员", "seats", "重庆市实施办法第8条第（二）项"),
    ("罢免村民委员会成员", "recall", "重庆市实施办法第8条第（二）项"),
    ("授权村民代表会议决定事项", "mandate", "重庆市实施办法第10条"),
    ("村民委员会年度工作报告", "reports", "村民委员会组织法第23条"),
    ("环境整治", "other", ""),
]


@pytest.mark.parametrize(("title", "matter", "cite"), TITLES)
def test_what_an_item_is_about(title, matter, cite):
    assert rules.matter_of(title) == matter
    found = matters.reserved(matter, law()) or matters.decided_by(matter, law())
    assert (found.cite if found else "") == cite


FULL = Mandate(date(2023, 2, 8), True, ("income", "works"), date(2024, 2, 7))
# matter, mandates, finding (OL 23, 24; CQ 8, 10)
MATTERS = [
    ("convention", (FULL,), "reserved"),
    ("recall", (FULL,), "reserved"),
    ("revoke", (FULL,), "reserved"),
    ("mandate", (FULL,), "reserved"),
    ("income", (), "no_mandate"),
    ("income", (FULL,), None),
    ("land", (FULL,), "no_mandate"),
    ("works", (Mandate(date(2022, 2, 8), False, ("works",), date(2023, 9, 17)),), "mandate_over"),
    ("works", (Mandate(date(2022, 2, 8), False, ("works",), DAY),), None),
    ("works", (Mandate(date(2022, 2, 8), False, ("works",)),), "mandate_no_term"),
    ("works", (Mandate(date(2023, 9, 19), False, ("works",), date(2024, 9, 1)),), "no_mandate"),
    ("other", (), None),
]


@pytest.mark.parametrize(("matter", "mandates", "code"), MATTERS)
def test_what_representatives_may_decide(matter, mandates, code):
    verdict = sat(votes=(Vote("一项", matter, 40, 0, 0),), mandates=mandates, women=10)
    assert codes(verdict) == ([code] if code else [])
    assert verdict.result == ("unverified" if code else "regular")


def test_an_assembly_decides_all_of_them():
    for matter in rules.BY_CODE:
        assert codes(sat("assembly", votes=(Vote("一项", matter, 40, 0, 0),), women=10)) == []


def test_who_set_the_representatives_up_is_said_and_never_asked():
    assert [one.state for one in sat().lines if one.code == "not_set_up"] == ["note"]
    assert [one.state for one in sat(mandates=(FULL,)).lines if one.code == "set_up"] == ["done"]


def test_a_later_decision_set_nobody_up_before_it():
    later = Mandate(date(2023, 9, 19), True, ("income",), date(2024, 2, 7))
    assert [one.code for one in sat(mandates=(later,)).lines if "set_up" in one.code] == ["not_set_up"]


def test_a_village_counts_its_adults_whatever_form_was_noted():
    """Only a community chooses how it holds its assembly."""
    assert sat("assembly", numbers=Numbers(1000, 501), form="households").result == "regular"


def test_without_votes_land_is_adopted_only_by_enough_people():
    """Two thirds of all: as many as came are just enough, or one too few."""
    assert sat(numbers=Numbers(40, 27), votes=(Vote("承包方案", "land"),)).adopted == (True,)
    assert sat(numbers=Numbers(42, 28), votes=(Vote("承包方案", "land"),)).adopted == (True,)
    assert sat(numbers=Numbers(43, 28), votes=(Vote("承包方案", "land"),)).result == "short"


def test_half_is_not_a_majority_of_votes():
    numbers = Numbers(40, 28)
    assert rules.passed(Vote("a", votes_for=14), body="representatives", numbers=numbers, law=law()) is False
    assert rules.passed(Vote("a", votes_for=15), body="representatives", numbers=numbers, law=law()) is True
    assert rules.passed(Vote("a", votes_for=21), body="party", numbers=numbers, law=law()) is None


def test_land_contracting_needs_two_thirds_of_all():
    """农村土地承包法 19, 28: of all members or all representatives, not of those present."""
    numbers = Numbers(40, 40)
    assert rules.needed_votes(Vote("a", "land"), body="representatives", numbers=numbers, law=law()) == 27
    said = sat("assembly", numbers=Numbers(1000, 600), votes=(Vote("承包方案", "land"),))
    assert "三分之二是667票，没有通过，差67票" in said.lines[-1].text


# a failed vote is said and does not change the result of the meeting
def test_an_item_that_failed_is_said():
    verdict = sat(numbers=Numbers(40, 28), votes=(Vote("修路", "other", 14, 10, 4),))
    assert (verdict.result, codes(verdict)) == ("regular", ["not_adopted"])
    assert "赞成14票，过半是15票，没有通过，差1票" in verdict.lines[-1].text


def test_either_route_serves_a_village_assembly():
    """OL 22: more than half of the adults, or two thirds of the households; the other is only said."""
    homes = sat("assembly", numbers=Numbers(1000, 300, 300, 200))
    adults = sat("assembly", numbers=Numbers(1000, 501, 300, 100))
    neither = sat("assembly", numbers=Numbers(1000, 500, 300, 199))
    assert (homes.result, adults.result, neither.result) == ("regular", "regular", "short")
    assert [one.state for one in homes.lines[:2]] == ["note", "done"]
    assert "应到300户，已到199户，差1户达到三分之二（村民委员会组织法第22条）" in [
        one.text for one in neither.lines
    ]


def test_exclusions_lower_the_adults_base_only():
    """CQ 7: three counts and the sentence to be read out."""
    assert rules.base(1000, away=100, ill=2, unable=3) == 895
    said = rules.read_aloud(1000, law=law(), away=100, ill=2, unable=3)
    assert said == (
        "本村18周岁以上村民共1000人。其中外出后联系不上或联系后不能回村100人，精神疾病正在发病期2人，"
        "智力残疾不能明确表达意志3人，已逐人联系，按重庆市实施办法第7条不计算在村民总数内，应参加会议的村民为895人。"
    )
    assert rules.read_aloud(1000, law=law()) == ""


# women among those present: asked only where a convention is voted
WOMEN = [
    ("convention", None, "women_unknown"),
    ("convention", 0, "women"),
    ("convention", 120, None),
    ("other", None, None),
]


@pytest.mark.parametrize(("matter", "women", "code"), WOMEN)
def test_women_matter_where_a_convention_is_voted(matter, women, code):
    verdict = sat("assembly", votes=(Vote("一项", matter),), women=women)
    assert codes(verdict) == ([code] if code else [])


# seats, representatives, women, states (OL 25: four fifths, one third)
COMPOSITION = [(40, 35, 14, ["done", "done"]), (40, 31, 13, ["note", "note"]), (0, 0, 0, [])]


@pytest.mark.parametrize(("seats", "representatives", "women", "states"), COMPOSITION)
def test_composition_is_computed(seats, representatives, women, states):
    found = rules.composition(seats, representatives, women, law=law(), elected=law())
    assert [one.state for one in found] == states


def test_the_impossible_is_named():
    assert rules.fault_of_numbers(Numbers(36, 40)) == ("实到40人，多于应到36人。请核对签到表。", "present")
    assert rules.fault_of_numbers(Numbers(36, 30)) is None
    assert rules.fault_of_numbers(Numbers(0, 0, 100, 101))[1] == "households_present"
    votes = [Vote("a", "other", 10, 10, 11)]
    assert rules.fault_of_numbers(Numbers(36, 30), votes) == (
        "“a”的票数合计31，多于到会人数。请核对。",
        "item0_for",
    )


LISTED = rules.Listed(858, 320, "2023年1月1日的名册")


@pytest.mark.parametrize(
    ("numbers", "left_out", "listed", "marks"),
    [
        (Numbers(858, 500), 0, LISTED, 0),
        (Numbers(1079, 600), 0, LISTED, 1),
        (Numbers(800, 500), 58, LISTED, 0),  # CQ 7: less those not counted
        (Numbers(800, 500), 57, LISTED, 1),
        (Numbers(858, 500, 320, 300), 0, LISTED, 0),
        (Numbers(858, 500, 319, 300), 0, LISTED, 1),
        (Numbers(0, 0, 320, 300), 0, LISTED, 0),  # the households' route alone
        (Numbers(1079, 600), 0, None, 0),  # no roll, no mark
        (Numbers(1079, 600), 0, rules.Listed(None, 320, "名册"), 0),
    ],
)
def test_the_base_comes_from_the_roll_of_the_day(numbers, left_out, listed, marks):
    """应到 that differs is marked and decides nothing by itself."""
    sitting = rules.Sitting("assembly", law(), numbers, notice_days=12, left_out=left_out, listed=listed)
    verdict = rules.judge(sitting)
    found = [one for one in verdict.lines if one.code == "due_not_roll"]
    assert (len(found), verdict.result) == (marks, "unverified" if marks else "regular")
    assert all((one.state, one.sure, one.cite) == ("unverified", "L", "村民委员会组织法第22条") for one in found)
    if marks and numbers.due == 1079:
        assert found[0].text == "应到1079人，2023年1月1日的名册是858人，请核对"


def test_representatives_are_counted_by_their_seats():
    held = rules.Sitting("representatives", law(), Numbers(39, 30), notice_days=3, listed=rules.Listed(40, source="当天在任的名册"))
    assert "due_not_roll" in {one.code for one in rules.judge(held).findings}
