"""Golden table of thresholds, order and money, each with its clause."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cunju import catalogue
from cunju.activities.decisions import rules

DAY = date(2023, 4, 24)
NOBODY = "500112000000"


def law(kind="village"):
    """The shipped law of a village or community, by day."""
    return partial(catalogue.law, unit=catalogue.Place(NOBODY, kind))


def codes(lines):
    return {one.code for one in lines}


def judged(*steps, kind="village", matter_class="works", money=()):
    return rules.judge(rules.Case(law(kind), matter_class, steps, money))


def whole(*steps, kind="village", money=()):
    """What is said of the order and the money, without the numbers of each step."""
    single = {"quorum", "quorum_short", "adopted", "not_adopted", "no_count", "shown", "shown_short", "no_days"}
    return [one for one in judged(*steps, kind=kind, money=money) if one.code not in single]


@pytest.mark.parametrize(
    ("number", "kind", "body", "due", "present", "short"),
    [
        (1, "village", "", 6, 0, False),  # no clause is shipped: of the Party's and the joint meeting nothing is concluded
        (2, "village", "", 9, 1, False),
        (3, "village", "", 40, 1, False),
        (4, "village", "representatives", 40, 26, True),  # OL 26
        (4, "village", "representatives", 39, 26, False),
        (4, "village", "assembly", 40, 20, True),  # OL 22: half is not 过半数
        (4, "village", "assembly", 40, 21, False),
        (4, "community", "", 40, 20, True),  # RC 10
        (4, "community", "", 40, 21, False),
    ],
)
def test_how_many_must_come(number, kind, body, due, present, short):
    taken = rules.Taken(number, DAY, due, present, body=body)
    lines = judged(taken, kind=kind)
    assert ("quorum_short" in codes(lines)) is short


@pytest.mark.parametrize(
    ("number", "matter_class", "votes", "adopted"),
    [
        (4, "works", 15, False),  # more than half of those present (30): OL 22, 26
        (4, "works", 16, True),
        (4, "land", 26, False),  # two thirds of all (40): LC 19, 28, 52
        (4, "land", 27, True),
    ],
)
def test_how_many_must_agree(number, matter_class, votes, adopted):
    taken = rules.Taken(number, DAY, 40, 30, votes, body="representatives")
    assert ("adopted" in codes(judged(taken, matter_class=matter_class))) is adopted


def test_numbers_are_said_and_never_rounded_up():
    rule = rules.coming(4, law=law()(on=DAY), body="representatives")[0]
    assert rules.counted(rule, 26, 40) == "26/40（65.0%，不足三分之二）"
    assert rules.counted(rule, 27, 40) == "27/40（67.5%，达到三分之二）"
    assert [rules.reach(rule, n, 40) for n in (25, 26, 27)] == ["差2人达到三分之二", "差1人达到三分之二", "达到三分之二"]
    half = rules.coming(4, law=law("community")(on=DAY), body="")[0]
    assert rules.counted(half, 20, 40) == "20/40（50.0%，没有过半数）"
    assert rules.counted(half, 21, 40) == "21/40（52.5%，过半数）"


def test_representatives_cannot_decide_a_convention_nor_a_village_the_collective():
    """CQ 8 and 10; 农村集体经济组织法 26, 27 from 1 May 2025: land, homestead, compensation; the use of income stays (CE 28)."""
    taken = rules.Taken(4, DAY, 40, 30, body="representatives")
    assert "reserved" in codes(judged(taken, matter_class="convention"))
    later = rules.Taken(4, date(2025, 5, 1), 40, 30, body="representatives")
    for one in ("land", "projects", "homestead", "compensation", "property"):
        assert "other_body" in codes(judged(later, matter_class=one)), one
        assert "other_body" not in codes(judged(taken, matter_class=one)), one
    assert "other_body" not in codes(judged(later, matter_class="income"))
    assert "reserved" not in codes(judged(rules.Taken(4, DAY, 40, 30, body="assembly"), matter_class="convention"))


def test_of_a_step_taken_twice_the_one_that_decided_something_stands():
    """The first resolution fell short (OL 26): what follows is read from the second."""
    short = rules.Taken(4, DAY, 40, 20, 20, body="representatives")
    again = rules.Taken(4, date(2023, 5, 8), 40, 30, 30, body="representatives")
    case = rules.Case(law(), "works", (short, again))
    assert case.first[4].day == date(2023, 5, 8)


def test_a_communitys_quorum_and_majority_stand_in_article_9_of_its_law():
    held = judged(rules.Taken(4, DAY, 40, 30, 28), kind="community")
    assert {one.cite for one in held if one.authority == "law"} == {"城市居民委员会组织法第9条"}


@pytest.mark.parametrize(("days", "short"), [(9, True), (10, False), (None, False)])
def test_ten_days_on_the_board(days, short):
    """CQ 30; in a community the notice's ten days of its year."""
    taken = rules.Taken(5, DAY, days_shown=days)
    found = judged(taken, matter_class="works")
    assert ("shown_short" in codes(found)) is short
    again = judged(taken, kind="community")
    assert {one.authority for one in again if one.code.startswith("shown")} <= {"notice"}
    assert all("重新公布" not in one.text for one in again)


def test_money_before_the_posting_is_pointed_at():
    steps = [rules.Taken(4, DAY, 40, 30, 28), rules.Taken(5, date(2023, 4, 30), days_shown=10)]
    early = whole(*steps, money=[rules.Money("payment", date(2023, 4, 29), "p")])
    assert [(one.code, one.at) for one in early] == [("payment_before_posting", "p")]
    assert "2023年4月30日" in early[0].text
    assert whole(*steps, money=[rules.Money("payment", date(2023, 4, 30))]) == []
    assert codes(whole(steps[0], money=[rules.Money("contract", DAY)])) == {"contract_before_posting"}


def test_order_copies_one_evening_and_late_posting():
    one_day = [rules.Taken(number, DAY, 20, 18, 18) for number in (1, 2, 3, 4)]
    assert codes(whole(*one_day)) == {"one_day", "same_numbers"}
    assert codes(whole(rules.Taken(1, DAY), rules.Taken(2, date(2023, 4, 23)))) == {"order"}
    assert codes(whole(rules.Taken(4, DAY), rules.Taken(5, date(2023, 5, 5)))) == {"posted_late"}
    assert whole(rules.Taken(4, DAY), rules.Taken(5, date(2023, 5, 4))) == []


def test_a_base_taken_out_and_a_scan_used_twice_are_said():
    steps = [rules.Taken(3, DAY, 40, 30, 30, key="3", scans=("a",)), rules.Taken(4, DAY, 39, 30, 30, key="4", scans=("a",))]
    assert [(one.code, one.at) for one in whole(*steps)] == [("same_scan", "4")]
    assert codes(whole(rules.Taken(4, DAY, 40, 30, 28, base_fault="已作废"))) == {"base_void"}


def test_votes_are_read_and_never_supposed():
    """Nobody wrote them down: said, not counted as all; 18 of 40 and 20 of 40 are no majority, 21 are."""
    silent = judged(rules.Taken(4, DAY, 40, 40, body="representatives"))
    assert "adopted" not in codes(silent)
    assert any("没有记票数" in one.text for one in silent)
    for votes, reason in ((18, "赞成票不够，没有形成决定"), (20, "赞成票不够，没有形成决定"), (21, ""), (None, "")):
        taken = rules.Taken(4, DAY, 40, 40, votes, body="representatives")
        assert rules.fault(taken, law=law(), matter_class="works") == reason
    short = rules.Taken(4, DAY, 40, 20, 20, body="representatives")
    assert rules.fault(short, law=law(), matter_class="works") == "到会人数不足，没有形成决定"
    based = rules.Taken(2, DAY, 7, 3, base_fault="未达法定人数")
    assert rules.fault(based, law=law(), matter_class="works") == "会议未达法定人数，没有形成决定"


@pytest.mark.parametrize(
    ("number", "kind", "day", "bodies"),
    [
        (2, "village", DAY, ("joint",)),
        (3, "community", DAY, ("party",)),
        (4, "village", DAY, ("representatives", "assembly")),  # OL 22, 26
        (4, "community", DAY, ("assembly",)),  # the law of 2018 knows no representatives' meeting in a community
        (4, "community", date(2026, 6, 1), ("representatives", "assembly")),  # RC 29 of 2025
        (4, "community", date(1980, 1, 1), ("representatives", "assembly")),  # no clause: nothing is refused
        (5, "village", DAY, ()),
    ],
)
def test_whose_meeting_a_step_rests_on(number, kind, day, bodies):
    assert rules.bodies_of(number, law=law(kind)(on=day)) == bodies


def test_a_meetings_own_numbers_are_not_said_again_on_the_step():
    lines = judged(rules.Taken(4, DAY, 40, 26, body="representatives", key="x"))
    assert [one.code for one in rules.findings(lines, at="x")] == ["quorum_short"]
    assert rules.findings(lines, at="x", has_base=True) == []


@given(due=st.integers(1, 400), present=st.integers(0, 400))
def test_more_people_never_make_it_worse(due, present):
    present = min(due, present)
    for kind in ("village", "community"):
        for body in ("representatives", "assembly"):
            for rule in rules.coming(4, law=law(kind)(on=date(2026, 6, 1)), body=body):
                assert rule.holds((present, due)) <= rule.holds((min(present + 1, due), due))
                assert rule.holds((due, due))
                assert not rule.holds((0, due))


NEW = date(2026, 6, 1)


def test_a_day_of_2026_is_judged_by_the_laws_of_2025():
    """Fifteen days on the board, two thirds of a community's representatives, Party discussion before the meeting."""
    posted = judged(rules.Taken(5, NEW, days_shown=12))
    assert [(one.code, one.cite) for one in posted] == [("shown_short", "村民委员会组织法第35条")]
    assert "不足15天" in posted[0].text and "重新公布" not in posted[0].text
    assert "重新公布" in judged(rules.Taken(5, NEW, days_shown=9))[0].text
    short = judged(rules.Taken(4, NEW, 40, 26, 20, body="representatives"), kind="community")
    assert [(one.code, one.state, one.cite) for one in short] == [
        ("quorum_short", "short", "城市居民委员会组织法第29条"),
        ("adopted", "done", "城市居民委员会组织法第29条"),
    ]
    late = whole(rules.Taken(3, date(2026, 6, 8)), rules.Taken(4, NEW, 40, 30, 28, body="representatives"))
    assert [(one.code, one.cite) for one in late] == [("order", "村民委员会组织法第28条")]


def test_where_no_clause_holds_nothing_is_concluded():
    nothing = date(1980, 1, 1)
    steps = [rules.Taken(n, nothing, 40, 3, 1, days_shown=1, body="representatives", key=str(n)) for n in range(1, 7)]
    case = rules.Case(law(), "convention", steps, [rules.Money("payment", nothing, "p")], 2)
    assert rules.judge(case) == []
    assert rules.unsaid(case)
    assert not rules.unsaid(rules.Case(law(), "works", [rules.Taken(4, DAY, 40, 30, 28)]))
    assert [rules.fault(one, law=law(), matter_class="convention") for one in steps] == [""] * 6


def test_what_a_meetings_record_found_enough_is_not_found_short_here():
    """A village assembly met by households: the adults' share is said, and decides nothing."""
    taken = rules.Taken(4, DAY, 1000, 400, 390, body="assembly", key="4", based=True)
    assert {one.state for one in judged(taken) if one.code == "quorum_short"} == {"note"}
    assert rules.fault(taken, law=law(), matter_class="works") == ""
    homes = rules.Taken(4, DAY, 300, 160, 120, body="assembly", form="households", based=True)
    assert "quorum" in codes(judged(homes, kind="community"))


COLLECTIVE = ("land", "projects", "homestead", "compensation", "property")


@pytest.mark.parametrize("matter_class", COLLECTIVE)
@pytest.mark.parametrize(("collective", "state"), [(True, "unverified"), (False, "note"), (None, "note")])
@pytest.mark.parametrize("numbers", [(40, 40, 40), (40, 10, 3), (40, 30, None)])
def test_a_matter_of_the_collective_gets_no_verdict_by_the_villagers_law(matter_class, collective, state, numbers):
    """Whoever came and whatever the votes: who decides it is said, by whether there is an organisation; nothing is weighed."""
    for on in (date(2025, 5, 1), date(2026, 6, 1)):
        taken = rules.Taken(4, on, *numbers, body="representatives", key="4")
        posted = rules.Taken(5, date(2026, 12, 30), days_shown=2)
        case = rules.Case(law(), matter_class, [taken, posted], collective_org=collective)
        said = [one for one in rules.judge(case) if one.code not in ("order",)]
        assert [(one.code, one.state) for one in said] == [("other_body", state)]
        assert said[0].cite.startswith("农村集体经济组织法")
        assert rules.fault(taken, law=law(), matter_class=matter_class) == ""
        assert not rules.unsaid(case)
        words = {True: "决议不能代替", False: "参照它的成员大会办", None: "没有登记，不作推断"}[collective]
        assert words in said[0].text and "全体成员的三分之二以上同意" in said[0].text


def test_the_same_numbers_the_day_before_are_the_villagers_own():
    before = rules.Taken(4, date(2025, 4, 30), 40, 10, 3, body="representatives")
    assert "quorum_short" in codes(rules.judge(rules.Case(law(), "homestead", [before], collective_org=True)))
    # decided on that day, posted when the law of collectives holds: still the villagers' own
    posted = rules.Taken(5, date(2025, 5, 2), days_shown=3)
    assert "shown_short" in codes(rules.judge(rules.Case(law(), "homestead", [before, posted], collective_org=True)))


def test_classes_are_offered_while_a_law_of_the_day_names_them():
    def names(kind, on):
        return {"planning", "help", "touches_all"} & set(rules.offered(law(kind)(on=on)))

    assert names("village", date(2025, 12, 31)) == set()
    assert names("village", date(2026, 1, 1)) == {"planning", "help"}
    assert names("community", DAY) == names("community", date(2026, 1, 1)) == {"touches_all"}
