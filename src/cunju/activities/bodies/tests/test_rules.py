"""Golden tables: how a body is made up, who decides, what a row says; each with its clause."""

from datetime import date
from typing import Any

import pytest

from cunju.activities.bodies import rules
from cunju.activities.bodies.rules import Numbers, Seated
from cunju.activities.bodies.tests.laws import deciding, judge


def seated(number: int, *, women: int = 0, director: bool = False, first: int = 0, **more: Any) -> list[Seated]:
    return [
        Seated(str(first + at), "director" if director and at == 0 else "member", woman=at < women, **more)
        for at in range(number)
    ]


def state(judged: rules.Judged, code: str) -> str:
    return next((one.state for one in judged.lines if one.code == code), "")


@pytest.mark.parametrize(
    ("representatives", "committee", "women", "fifths", "third", "sound"),
    [
        (35, 5, 14, "done", "done", True),  # 35/40 = 87.5 %, 14/40 = 35 %
        (28, 7, 12, "done", "done", True),  # exactly four fifths counts: 以上 includes the number
        (27, 7, 12, "short", "done", False),  # 27/34 = 79.4 %
        (35, 5, 13, "done", "short", False),  # 13/40 = 32.5 %
        (31, 5, 12, "done", "done", True),  # exactly a third
        (31, 5, 11, "done", "short", False),
    ],
)
def test_the_representatives_body_of_ol_25(representatives, committee, women, fifths, third, sound):
    judged = judge(
        "representatives", kind="village", seats=seated(representatives, women=women),
        committee=seated(committee, first=100),
    )  # fmt: skip
    assert (state(judged, "representatives"), state(judged, "women"), judged.sound) == (fifths, third, sound)
    assert (judged.members, judged.representatives, judged.women) == (representatives + committee, representatives, women)
    assert {one.cite for one in judged.lines} == {"村民委员会组织法第25条"}


def test_a_committee_member_chosen_as_representative_counts_once():
    judged = judge("representatives", kind="village", seats=seated(35, women=14), committee=seated(5))
    assert (judged.members, judged.representatives) == (35, 35)


def test_an_unknown_sex_is_open_not_short():
    people = [*seated(30, women=9), *[Seated(f"x{n}", woman=None) for n in range(5)]]
    judged = judge("representatives", kind="village", seats=people, committee=seated(5, first=100))
    assert (state(judged, "sex_unknown"), state(judged, "women"), judged.sound) == ("unverified", "", False)


def test_residents_representatives_have_no_share_in_the_law_of_2018():
    judged = judge("representatives", kind="community", seats=seated(30), committee=seated(5, first=100))
    assert (judged.known, judged.lines, judged.members, judged.representatives) == (False, (), 35, 30)


@pytest.mark.parametrize(
    ("kind", "number", "women", "size", "woman", "sound"),
    [
        ("village", 3, 1, "done", "done", True),  # OL 6: three to seven
        ("village", 7, 1, "done", "done", True),
        ("village", 8, 1, "short", "done", False),
        ("village", 2, 1, "short", "done", False),
        ("village", 5, 0, "done", "short", False),  # OL 6: a woman among them
        ("community", 5, 0, "done", "", True),  # RC 7: five to nine
        ("community", 4, 0, "short", "", False),
        ("community", 9, 0, "done", "", True),
    ],
)
def test_the_committee_of_ol_6_and_rc_7(kind, number, women, size, woman, sound):
    judged = judge("committee", kind=kind, seats=seated(number, women=women, director=True))
    assert (state(judged, "size"), state(judged, "women"), judged.sound) == (size, woman, sound)


@pytest.mark.parametrize(
    ("number", "kin", "finance", "overlap", "short", "sound"),
    [
        (3, False, True, 0, set(), True),
        (2, False, True, 0, set(), True),  # three to five is policy: said, no breach of the law
        (6, False, True, 0, set(), True),
        (3, True, True, 0, {"kin"}, False),  # OL 32: no near relative
        (3, False, False, 0, {"finance"}, False),  # OL 32: one versed in finance
        (3, False, True, 1, {"overlap"}, False),  # OL 32: no member of the committee
    ],
)
def test_the_supervisory_committee_of_ol_32(number, kin, finance, overlap, short, sound):
    people = seated(number, director=True, kin=kin, finance=finance)
    committee = seated(5, first=number - overlap)
    judged = judge("supervisory", kind="village", seats=people, committee=committee)
    assert {one.code for one in judged.lines if one.state == "short"} == short
    assert judged.sound is sound
    size = next(one for one in judged.lines if one.code == "size")
    assert (size.state, size.authority, size.sure) == ("done" if 3 <= number <= 5 else "unverified", "policy", "L")


@pytest.mark.parametrize(
    ("accountant", "state_of", "found"), [(True, "unverified", {"accountant"}), (False, "done", set()), (None, "note", set())]
)
def test_who_keeps_the_accounts_is_policy_and_breaks_no_law(accountant, state_of, found):
    people = seated(3, director=True, kin=False, finance=True, accountant=accountant)
    judged = judge("supervisory", kind="village", seats=people)
    line = next(one for one in judged.lines if one.code.startswith("accountant"))
    assert (line.state, line.authority, line.sure, {one.code for one in judged.findings}) == (state_of, "policy", "L", found)
    assert judged.sound


def test_what_nobody_registered_of_a_supervisory_member_is_open_and_does_not_break_the_state():
    judged = judge("supervisory", kind="village", seats=seated(3, director=True))
    assert {one.code for one in judged.findings} == {"kin_unknown", "finance_unknown"}
    assert judged.sound


@pytest.mark.parametrize(
    ("body", "number", "women", "director", "findings", "sound"),
    [
        ("mediation", 3, 1, True, set(), True),  # PM 8
        ("mediation", 3, 0, True, {"women"}, False),
        ("mediation", 10, 1, True, {"size"}, False),
        ("mediation", 3, 1, False, {"director"}, False),
        ("security", 9, 0, True, set(), True),  # notice 6: 3至9人 is what is usual
        ("security", 2, 0, True, {"size"}, True),
        ("security", 3, 0, False, {"director"}, True),
    ],
)
def test_sub_committees(body, number, women, director, findings, sound):
    judged = judge(body, kind="village", seats=seated(number, women=women, director=director))
    assert ({one.code for one in judged.findings}, judged.sound) == (findings, sound)


def test_a_mediation_committee_is_chosen_for_three_years():
    people = [Seated(str(n), "director" if n == 0 else "member", n == 1, since=date(2020, 3, 1)) for n in range(3)]
    after = judge("mediation", kind="village", seats=people, on=date(2023, 3, 1))
    before = judge("mediation", kind="village", seats=people, on=date(2023, 2, 28))
    assert (state(after, "term"), state(before, "term")) == ("note", "")  # PM 9
    assert before.term_ends == after.term_ends == date(2023, 2, 28)
    for on, wanted in ((date(2022, 12, 30), ""), (date(2022, 12, 31), "note"), (date(2023, 2, 28), "note"), (date(2023, 3, 1), "")):
        assert state(judge("mediation", kind="village", seats=people, on=on), "term_soon") == wanted
    assert judge("security", kind="village", seats=people, on=date(2023, 3, 1)).term_ends is None


def test_a_body_was_chosen_when_most_of_it_was():
    """One who came later changes nothing; of two days with as many it is the later one."""
    first, later = date(2021, 1, 8), date(2023, 5, 6)
    assert rules.chosen_on([*seated(3, since=first), *seated(1, first=9, since=later)]) == first
    assert rules.chosen_on([*seated(2, since=first), *seated(2, first=9, since=later)]) == later
    assert rules.chosen_on(seated(2)) is None


@pytest.mark.parametrize(("households", "said"), [(174, "note"), (175, "done"), (525, "done"), (526, "note")])
def test_a_representative_is_of_five_to_fifteen_households(households, said):
    """OL 25: 每五户至十五户推选一人; 35 representatives."""
    judged = judge("representatives", kind="village", seats=seated(35, women=14), committee=seated(5, first=100), roll=Numbers(households))
    assert state(judged, "households") == said


def test_households_and_groups_are_only_said():
    people = [Seated(str(n), woman=n < 14, group=1 + n % 5) for n in range(35)]
    judged = judge(
        "representatives", kind="village", seats=people, committee=seated(5, first=100), roll=Numbers(900, 7)
    )
    assert (state(judged, "households"), state(judged, "groups"), judged.sound) == ("note", "note", True)


@pytest.mark.parametrize(
    ("body", "change", "meeting", "on_paper", "code"),
    [
        ("committee", "by_election", "representatives", False, ""),  # OL 19
        ("committee", "by_election", "joint", False, "other_meeting"),
        ("committee", "recalled", "representatives", False, "other_meeting"),  # OL 16
        ("committee", "elected", None, False, ""),
        ("committee", "by_election", None, False, "no_meeting"),
        ("representatives", "selected", "group", False, ""),  # CQ 14
        ("representatives", "selected", "assembly", False, "other_meeting"),
        ("representatives", "selected", None, True, ""),
        ("representatives", "resigned", None, False, ""),
        ("supervisory", "selected", "representatives", False, ""),  # OL 32
        ("mediation", "selected", "assembly", False, ""),  # PM 9
    ],
)  # fmt: skip
def test_who_decides_a_change(body, change, meeting, on_paper, code):
    lines = deciding(body, change, kind="village", meeting=meeting, on_paper=on_paper)
    assert [one.code for one in lines] == ([code] if code else [])


def test_a_meeting_without_quorum_is_said():
    lines = deciding("committee", "by_election", kind="village", meeting="assembly", result="short")
    assert [one.code for one in lines] == ["meeting_short"]


UNITS = {"500112018202": "玉峰山村村民委员会", "500112018201": "苟溪桥村村民委员会"}
GOOD = {"单位代码": "500112018202", "机构": "村民代表", "姓名": "第3组代表2", "性别": "女", "小组": "第3组", "起": "2021.3.1"}


def read(*rows, only=""):
    return rules.people_rows(enumerate(rows, start=2), units=UNITS, only=only, today=date(2023, 9, 20))


def test_a_row_as_people_write_it():
    good, faults = read({**GOOD, "止": "2023年5月31日", "单位代码": 500112018202.0})
    assert not faults
    row = good[0]
    assert (row.body, row.role, row.sex, row.group_no) == ("representatives", "representative", "f", 3)
    assert (row.from_on, row.to_on) == (date(2021, 3, 1), date(2023, 5, 31))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"单位代码": "500112018999"}, "请核对12位代码"),
        ({"单位代码": "", "单位": "某村"}, "认不出是哪个村"),
        ({"机构": "妇联"}, "“机构”写的是“妇联”"),
        ({"性别": ""}, "“性别”没有填"),
        ({"起": ""}, "“起”没有填"),
        ({"起": "三月"}, "不是日期"),
        ({"起": "2024-01-01"}, "还没有到"),
        ({"止": "2020-01-01"}, "早于“起”"),
        ({"小组": "三四组"}, "只写一个组的数字"),
        ({"职务": "主任"}, "这个机构的职务有代表"),
        ({"姓名": ""}, "“姓名”没有填"),
    ],
)
def test_what_is_wrong_with_a_row(cells, said):
    good, faults = read({**GOOD, **cells})
    assert (good, [one.line for one in faults]) == ([], [2])
    assert said in faults[0].message


def test_clashes_within_a_list():
    good, faults = read(GOOD, GOOD, {**GOOD, "机构": "村民小组长", "性别": "男"})
    assert (len(good), [one.line for one in faults]) == (1, [3, 4])
    assert "和第2行重复" in faults[0].message
    assert "性别和第2行不一样" in faults[1].message


def test_samples_and_empty_rows_are_left_out():
    assert read({**GOOD, "姓名": "示例第3组代表2"}, {"姓名": " "}) == ([], [])


def test_a_unit_by_its_name_and_the_only_unit():
    good, _ = read({**GOOD, "单位代码": "", "单位": "玉峰山村"}, {**GOOD, "单位代码": "", "姓名": "第3组代表3"}, only="500112018202")
    assert {one.unit_code for one in good} == {"500112018202"}


def test_rows_of_rolls():
    base = {"单位代码": "500112018202", "日期": "2023-01-01"}
    rows = [
        {**base, "十八周岁以上人数": 900, "户数": 320},
        {**base, "十八周岁以上人数": 100, "有表决权的党员数": 200},
        {**base, "户数": "三百"},
        {**base, "户数": 5},
    ]
    good, faults = rules.roll_rows(enumerate(rows, start=2), units=UNITS, today=date(2023, 9, 20))
    assert [(one.adults, one.households) for one in good] == [(900, 320)]
    assert [one.line for one in faults] == [3, 4, 5]
