"""Each clause of a body, and of who decides its seats, stands on its own layer and article."""

from typing import Any

import pytest

from cunju.activities.bodies import rules
from cunju.activities.bodies.rules import Seated, deciding, judge

OL, RC, CQ = "村民委员会组织法第{}条", "城市居民委员会组织法第{}条", "重庆市实施办法第{}条"
N = "渝北民〔2023〕24号附件1第{}项"
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
        ("supervisory", "community", "overlap", NOTICE, N.format(21)),
        ("mediation", "village", "size", LAW, "人民调解法第8条"),
        ("mediation", "community", "women", LAW, "人民调解法第8条"),
        ("security", "village", "size", NOTICE, N.format(6)),
        ("women_children", "village", "women", NOTICE, N.format(6)),
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
        ("mediation", "village", NOTICE, N.format(6)),
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


def test_a_body_that_asks_nothing_is_not_sound_without_members() -> None:
    assert not judge("representatives", kind="community", seats=[]).sound
    assert judge("party", kind="village", seats=some(3)).sound


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
        ("supervisory", "selected", "community", "joint", NOTICE, N.format(21)),
        ("representatives", "selected", "village", "joint", RULE, CQ.format(14)),
        ("group_heads", "selected", "village", "joint", LAW, OL.format(28)),
        ("group_heads", "selected", "community", "joint", LAW, RC.format(14)),
        ("mediation", "selected", "village", "joint", LAW, "人民调解法第9条"),
        ("security", "selected", "village", "joint", RULE, CQ.format(17)),
        ("security", "selected", "community", "joint", NOTICE, N.format(6)),
        ("party", "selected", "village", "joint", NOTICE, "中国共产党章程"),
    ],
)
def test_who_decides_stands_on_its_article(
    body: str, change: str, kind: str, meeting: str, authority: str, cite: str
) -> None:
    (found,) = deciding(body, change, kind=kind, meeting=meeting)
    assert (found.code, found.authority, found.cite) == ("other_meeting", authority, cite)


@pytest.mark.parametrize("meeting", ["assembly", "representatives"])
@pytest.mark.parametrize("body", ["committee", "supervisory", "security"])
def test_either_meeting_may_fill_these_seats(body: str, meeting: str) -> None:
    assert deciding(body, "selected", kind="village", meeting=meeting) == []
