"""Golden table of thresholds, order and money, each with its clause."""

from datetime import date

import pytest

from cunju.activities.decisions import rules

DAY = date(2023, 3, 24)


def codes(lines):
    return {one.code for one in lines}


@pytest.mark.parametrize(
    ("number", "kind", "body", "due", "present", "short"),
    [
        (1, "village", "", 6, 3, False),  # half is enough (党支部工作条例)
        (2, "village", "", 9, 5, True),  # two thirds, default
        (3, "village", "", 40, 26, True),  # 65.0 % is not two thirds
        (3, "village", "", 39, 26, False),  # exactly two thirds is
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
    lines = rules.judge_step(taken, kind=kind, matter_class="works")
    assert ("quorum_short" in codes(lines)) is short


@pytest.mark.parametrize(
    ("number", "matter_class", "votes", "adopted"),
    [
        (3, "works", 20, False),  # more than half of those due (40), not of those present
        (3, "works", 21, True),
        (4, "works", 15, False),  # more than half of those present (30): OL 22, 26
        (4, "works", 16, True),
        (4, "land", 26, False),  # two thirds of all (40): LC 19, 28, 52
        (4, "land", 27, True),
    ],
)
def test_how_many_must_agree(number, matter_class, votes, adopted):
    taken = rules.Taken(number, DAY, 40, 30, votes, body="representatives")
    assert ("adopted" in codes(rules.judge_step(taken, kind="village", matter_class=matter_class))) is adopted


def test_numbers_are_said_and_never_rounded_up():
    rule = rules.present_rules(4, kind="village", body="representatives")[0]
    assert rules.counted(26, 40, rule) == "26/40（65.0%，不足三分之二）"
    assert rules.counted(27, 40, rule) == "27/40（67.5%，达到三分之二）"


def test_representatives_cannot_decide_a_convention_nor_a_village_the_collective():
    """CQ 8 and 10; 农村集体经济组织法 26, 27 from 1 May 2025."""
    taken = rules.Taken(4, DAY, 40, 30, body="representatives")
    assert "reserved" in codes(rules.judge_step(taken, kind="village", matter_class="convention"))
    later = rules.Taken(4, date(2025, 5, 1), 40, 30, body="representatives")
    assert "other_body" in codes(rules.judge_step(later, kind="village", matter_class="income"))
    assert "other_body" not in codes(rules.judge_step(taken, kind="village", matter_class="income"))


@pytest.mark.parametrize(("days", "short"), [(9, True), (10, False), (None, False)])
def test_ten_days_on_the_board(days, short):
    """CQ 30; in a community only a default."""
    taken = rules.Taken(5, DAY, days_shown=days)
    found = rules.judge_step(taken, kind="village", matter_class="works")
    assert ("shown_short" in codes(found)) is short
    again = rules.judge_step(taken, kind="community", matter_class="works")
    assert all(one.state != "short" for one in again)


def test_money_before_the_posting_is_pointed_at():
    steps = [rules.Taken(4, DAY, 40, 30), rules.Taken(5, date(2023, 3, 31), days_shown=10)]
    early = rules.judge_whole(steps, [("payment", date(2023, 3, 30))], kind="village")
    assert codes(early) == {"payment_before_posting"}
    assert "2023年3月31日" in early[0].text
    assert rules.judge_whole(steps, [("payment", date(2023, 3, 31))], kind="village") == []
    assert codes(rules.judge_whole(steps[:1], [("contract", DAY)], kind="village")) == {"contract_before_posting"}


def test_order_copies_one_evening_and_late_posting():
    one_day = [rules.Taken(number, DAY, 20, 18) for number in (1, 2, 3, 4)]
    assert codes(rules.judge_whole(one_day, [], kind="village")) == {"one_day", "same_numbers"}
    turned = [rules.Taken(1, DAY), rules.Taken(2, date(2023, 3, 23))]
    assert codes(rules.judge_whole(turned, [], kind="village")) == {"order"}
    late = [rules.Taken(4, DAY), rules.Taken(5, date(2023, 4, 4))]
    assert codes(rules.judge_whole(late, [], kind="village")) == {"posted_late"}
