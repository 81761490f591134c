"""Golden tables of the rules, each row with its clause."""

from datetime import date, time

import pytest

from cunju import catalogue
from cunju.activities.consultation import rules
from cunju.kernel import verdicts

CX15 = "中办发〔2015〕41号《关于加强城乡社区协商的意见》"
HALF = "“渝里乡商”基层议事协商改革实施方案（2025年3月）"


def law(on=date(2023, 5, 9)):
    return catalogue.law(unit=catalogue.Place("500112018202", "village"), on=on)


def sitting(**more):
    values = {
        "law": law(), "present": 12, "stakeholders": 6, "told_days": 3, "opinions": 4, "has_papers": False,
        "outcome": "agreed",
    } | more  # fmt: skip
    return rules.Sitting(**values)


# What is unusual of a session → the findings it makes, as (code, authority, cite).
TABLE = [
    ({}, []),
    ({"stakeholders": 0}, [("no_stakeholder", "policy", CX15)]),
    ({"told_days": None}, [("not_told", "policy", CX15)]),
    ({"told_days": 0}, []),
    ({"opinions": 0}, [("no_record", "notice", "渝北民〔2023〕24号附件1第19项")]),
    ({"opinions": 0, "has_papers": True}, []),
    ({"outcome": "undecided"}, [("no_outcome", "policy", CX15)]),
    ({"outcome": ""}, [("no_outcome", "policy", CX15)]),
    ({"outcome": "disputed"}, []),
    ({"outcome": "withdrawn"}, []),
    ({"in_catalogue": False}, []),
    # 渝里乡商, from 1 March 2025: at least half; half is enough (以上 includes the number).
    ({"stakeholders": 5}, []),
    ({"stakeholders": 5, "law": law(date(2025, 2, 28))}, []),
    ({"stakeholders": 5, "law": law(date(2025, 3, 1))}, [("below_half", "policy", HALF)]),
    ({"stakeholders": 6, "law": law(date(2025, 3, 1))}, []),
    ({"present": 11, "stakeholders": 5, "law": law(date(2025, 3, 1))}, [("below_half", "policy", HALF)]),
    ({"stakeholders": 0, "law": law(date(2025, 3, 1))}, [("no_stakeholder", "policy", CX15), ("below_half", "policy", HALF)]),
]


@pytest.mark.parametrize(("more", "wanted"), TABLE, ids=str)
def test_findings(more, wanted):
    found = verdicts.failing(rules.judge(sitting(**more)))
    assert [(one.code, one.authority, one.cite) for one in found] == wanted


def test_how_many_are_missing_is_said():
    lines = rules.judge(sitting(present=11, stakeholders=4, law=law(date(2025, 4, 1))))
    assert any("不足半数，差2人" in one.text for one in lines)


# The same people at the same hour are one sitting (domain M19).
SITTINGS = [
    ({"a", "b"}, [], "2023-05-09T09-1"),
    ({"a", "b"}, [("2023-05-09T09-1", {"a", "c"})], "2023-05-09T09-1"),
    ({"a", "b"}, [("2023-05-09T09-1", {"c", "d"})], "2023-05-09T09-2"),
    (set(), [("2023-05-09T09-1", set())], "2023-05-09T09-1"),
    (set(), [("2023-05-09T09-1", {"a"})], "2023-05-09T09-2"),
    ({"a"}, [("2023-05-09T09-1", {"b"}), ("2023-05-09T09-2", {"a"})], "2023-05-09T09-2"),
]


@pytest.mark.parametrize(("people", "others", "wanted"), SITTINGS, ids=range(len(SITTINGS)))  # a set has no order
def test_sittings(people, others, wanted):
    assert rules.sitting_code(date(2023, 5, 9), time(9, 30), people, others) == wanted


def test_a_sitting_without_an_hour_is_one_of_the_day():
    assert rules.sitting_code(date(2023, 5, 9), None, set(), []) == "2023-05-09-1"


UNHEARD = [
    ((5, {1, 2, 3}, 2), "这次还没有听到：第4、5村民小组没有人参加。"),
    ((5, {1, 2, 3, 4, 5}, 0), "这次还没有听到：没有妇女参加。"),
    ((5, {1, 2, 3, 4, 5}, 1), ""),
    ((3, set(), None), "这次还没有听到：没有记到各村民小组的人参加。"),
    ((None, set(), 0), "这次还没有听到：没有妇女参加。"),
]


@pytest.mark.parametrize(("values", "wanted"), UNHEARD, ids=str)
def test_who_was_not_heard(values, wanted):
    assert rules.unheard(*values) == wanted


def test_opinions_are_read_from_lines():
    found = rules.read("居民1：希望先修到学校\n2、第5组代表:同意\n\n电费谁出？能否集体出")
    assert [(one.who, one.text, one.asks) for one in found] == [
        ("居民1", "希望先修到学校", True),
        ("第5组代表", "同意", False),
        ("参会人员", "电费谁出？能否集体出", True),
    ]


def test_group_numbers_as_people_write_them():
    assert rules.numbers_in("3、5-7，第9组") == {3, 5, 6, 7, 9}
    assert rules.numbers_in("") == set()


# Measure 18: four to six items, on the base of the district's guide.
CATALOGUES = [(3, False), (4, True), (6, True), (7, False)]


@pytest.mark.parametrize(("items", "enough"), CATALOGUES)
def test_catalogues(items, enough):
    found = verdicts.failing(rules.catalogue_said(items, 0, has_guide=False, law=law()))
    assert [one.code for one in found] == ([] if enough else ["items"])


def test_where_no_clause_holds_nothing_is_said():
    nothing = law(date(1980, 1, 1))
    bare = sitting(law=nothing, stakeholders=0, told_days=None, opinions=0, outcome="", in_catalogue=False)
    assert rules.judge(bare) == ()
    assert rules.catalogue_said(1, 0, has_guide=True, law=nothing) == ()
    assert rules.uncounted(nothing) == "不计入次数"


def test_from_2026_the_laws_themselves_ask_who_has_an_interest():
    found = verdicts.failing(rules.judge(sitting(law=law(date(2026, 6, 1)), stakeholders=0)))
    assert [(one.code, one.authority) for one in found] == [("no_stakeholder", "law"), ("below_half", "policy")]


def test_tea_days_are_the_fifth_the_fifteenth_and_the_twenty_fifth():
    assert [day for day in range(1, 31) if rules.is_tea_day(date(2023, 9, day))] == [5, 15, 25]
