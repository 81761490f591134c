"""Each clause of a body, and of who decides its seats, stands on its own layer and article."""

from typing import Any

import pytest

from cunju.activities.bodies import rules
from cunju.activities.bodies.rules import Seated
from cunju.activities.bodies.tests.laws import deciding, judge

OL, RC, CQ = "村民委员会组织法第{}条", "城市居民委员会组织法第{}条", "重庆市实施办法第{}条"
N = "渝北民〔2023〕24号附件1第{}项"
VS = "中办国办《关于建立健全村务监督委员会的指导意见》（2017年12月）"
LAW, RULE, NOTICE = "law", "regulation", "notice"


def some(number: int, **more: Any) -> list[Seated]:
    return [
        Seated(str(at), "director" if at == 0 else "member", woman=at == 0, **more) for at in range(number)
    ]


def where(judged: rules.Judged, code: str) -> set[tuple[str, str]]:
    return {(one.authority, one.cite) for one in judged.lines if one.code == code}


@pytest.mark.parametrize(
    ("body", "kind", "code", "authority", "cite"),
    [
        ("committee", "village", "size", LAW, OL.format(6)),
        ("committee", "village", "women", LAW, OL.format(6)),
        ("committee", "village", "director", LAW, OL.format(6)),
        ("committee", "community", "size", LAW, RC.format(7)),
        ("supervisory", "village", "overlap", LAW, OL.format(32)),
        ("supervisory", "village", "kin", LAW, OL.format(32)),
        ("supervisory", "village", "finance", LAW, OL.format(32)),
        ("supervisory", "community", "size", "policy", VS),
        ("mediation", "village", "size", LAW, "人民调解法第8条"),
        ("mediation", "community", "women", LAW, "人民调解法第8条"),
        ("security", "village", "size", NOTICE, N.format(6)),
        ("security", "community", "director", NOTICE, N.format(6)),
        ("committee", "village", "minority", LAW, OL.format(6)),
        ("mediation", "community", "minority", LAW, "人民调解法第8条"),
    ],
)
def test_a_clause_of_a_body(body: str, kind: str, code: str, authority: str, cite: str) -> None:
    judged = judge(body, kind=kind, seats=some(4, kin=False, finance=True), committee=[Seated("x")])
    assert where(judged, code) == {(authority, cite)}


@pytest.mark.parametrize(
    ("body", "kind", "authority", "cite"),
    [
        ("committee", "village", LAW, OL.format(6)),
        ("committee", "community", LAW, RC.format(7)),
        ("supervisory", "village", LAW, OL.format(32)),
        ("supervisory", "community", NOTICE, N.format(21)),
        ("representatives", "village", LAW, OL.format(25)),
        ("mediation", "village", LAW, "人民调解法第8条"),
        ("security", "village", NOTICE, N.format(6)),
        ("group_heads", "village", LAW, OL.format(28)),
        ("group_heads", "community", LAW, RC.format(14)),
    ],
)
def test_a_body_without_anybody_stands_open_and_is_not_sound(
    body: str, kind: str, authority: str, cite: str
) -> None:
    judged = judge(body, kind=kind, seats=[])
    assert where(judged, "empty") == {(authority, cite)}
    assert not judged.sound


def test_a_body_no_clause_speaks_of_has_no_verdict() -> None:
    for body, kind in (("representatives", "community"), ("party", "village")):
        for people in ([], some(3)):
            judged = judge(body, kind=kind, seats=people)
            assert (judged.known, judged.sound, judged.lines) == (False, False, ())


@pytest.mark.parametrize("code", ["overlap", "kin", "kin_unknown", "finance", "finance_unknown"])
def test_a_communitys_supervisory_committee_is_asked_nothing_of_its_people_before_2026(code: str) -> None:
    judged = judge("supervisory", kind="community", seats=some(3), committee=some(3))
    assert where(judged, code) == set() and judged.sound


def test_a_term_over_stands_on_its_article() -> None:
    from datetime import date

    judged = judge("mediation", kind="village", seats=some(3, since=date(2020, 3, 1)), on=date(2023, 3, 1))
    assert where(judged, "term") == {(LAW, "人民调解法第9条")}
    assert judged.sound


@pytest.mark.parametrize(
    ("body", "change", "kind", "meeting", "authority", "cite"),
    [
        ("committee", "by_election", "village", "joint", LAW, OL.format(19)),
        ("committee", "by_election", "community", "joint", LAW, RC.format(10)),
        ("supervisory", "selected", "village", "joint", LAW, OL.format(32)),
        ("representatives", "selected", "village", "joint", LAW, OL.format(25)),
        ("committee", "recalled", "village", "representatives", LAW, OL.format(16)),
        ("committee", "recalled", "community", "representatives", LAW, RC.format(10)),
        ("committee", "resigned", "village", "joint", RULE, "重庆市实施办法第8条、第10条"),
        ("group_heads", "selected", "village", "joint", LAW, OL.format(28)),
        ("group_heads", "selected", "community", "joint", LAW, RC.format(14)),
        ("mediation", "selected", "village", "joint", LAW, "人民调解法第9条"),
        ("security", "selected", "village", "joint", RULE, CQ.format(17)),
        ("mediation", "selected", "community", "representatives", LAW, "人民调解法第9条"),
    ],
)
def test_who_decides_stands_on_its_article(
    body: str, change: str, kind: str, meeting: str, authority: str, cite: str
) -> None:
    (found,) = deciding(body, change, kind=kind, meeting=meeting)
    assert (found.code, found.authority, found.cite) == ("other_meeting", authority, cite)


@pytest.mark.parametrize(
    ("body", "kind"),
    [("party", "village"), ("supervisory", "community"), ("security", "community"), ("representatives", "community")],
)
def test_where_no_clause_says_who_decides_nothing_is_said(body: str, kind: str) -> None:
    for meeting in ("joint", None):
        assert deciding(body, "selected", kind=kind, meeting=meeting, result="short") == []


@pytest.mark.parametrize("meeting", ["assembly", "representatives"])
@pytest.mark.parametrize("body", ["committee", "supervisory", "security"])
def test_either_meeting_may_fill_these_seats(body: str, meeting: str) -> None:
    assert deciding(body, "selected", kind="village", meeting=meeting) == []
