"""Each duty of measures 21 and 22 moves through the room's own actions, and its home waits for what the duties leave open."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from cunju.activities.supervision import actions, queries
from cunju.activities.supervision.models import Entry
from cunju.duties import interface as duties
from cunju.duties.reading import duties_by_id
from cunju.ledger import vocabulary
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db
CODE, COMMUNITY = "500112018202", "500112018001"
TODAY, ASKED = date(2023, 9, 20), date(2023, 8, 25)


@pytest.fixture(autouse=True)
def units(monkeypatch: pytest.MonkeyPatch, place: Unit) -> None:
    monkeypatch.setenv("CUNJU_TODAY", TODAY.isoformat())


def write(
    step: str, on: date = ASKED, *, code: str = CODE, after: Entry | None = None, proxy: bool = False, **said: Any
) -> Entry:
    unit, told = Unit.objects.get(code=code), Told(on, "内容", "", said)
    return actions.write(unit, told, step=step, by="member", now=clock.now(), parent=after, proxy=proxy)


def windows(duty: str, code: str = CODE, on: date = TODAY) -> list[Any]:
    return [one for one in duties.standing(code, on=on).windows if one.duty == duty]


def status(duty: str, code: str = CODE, on: date = TODAY) -> list[str]:
    return [one.status for one in windows(duty, code, on)]


# Village duty, community duty, who answers (CQ 40: 3日书面，两个委员会); a community's is shown and makes nobody late.
ANSWERS = [
    ("chongqing-2013.art40.question", "yubei-2023.m22.art40_question", "committee"),
    ("chongqing-2013.art40.supervisory", "yubei-2023.m22.art40_supervisory", "supervisory"),
]
# The appeal of an answer not agreed with, to the town or to the county (CQ 40: 20日).
APPEALS = [
    ("chongqing-2013.art40.appeal", "yubei-2023.m22.art40_appeal", "town", "town"),
    ("chongqing-2013.art40.appeal_county", "yubei-2023.m22.art40_appeal_county", "county", "district"),
]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(("village", "community", "by"), ANSWERS)
def test_a_question_has_its_days(at: int, village: str, community: str, by: str) -> None:
    (duty, code), late = ((village, CODE), (community, COMMUNITY))[at], ("overdue", "reference")[at]
    assert status(duty, code) == []
    question = write("question", code=code, basis="breach")
    due = ASKED + timedelta(days=3)
    assert [one.due_on for one in windows(duty, code)] == [due]
    assert "overdue" not in status(duty, code, due)
    assert status(duty, code, due + timedelta(days=1)) == [late]
    # The other committee's answer, and a spoken one, settle nothing.
    other = "supervisory" if by == "committee" else "committee"
    write("reply", code=code, after=question, by=other, written=True)
    write("reply", code=code, after=question, by=by, written=False)
    assert status(duty, code) == [late]
    write("reply", due, code=code, after=question, by=by, written=True)
    assert status(duty, code) == ["met"]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(("village", "community", "to", "owner"), APPEALS)
def test_an_appeal_has_its_days(at: int, village: str, community: str, to: str, owner: str) -> None:
    (duty, code), late = ((village, CODE), (community, COMMUNITY))[at], ("overdue", "reference")[at]
    question = write("question", code=code, basis="breach")
    assert status(duty, code) == []
    referral = write("referral", code=code, after=question, to=to)
    due = ASKED + timedelta(days=20)
    assert [(one.due_on, one.owed_by) for one in windows(duty, code)] == [(due, owner)]
    assert status(duty, code, due + timedelta(days=1)) == [late]
    write("ruling", due, code=code, after=referral)
    assert status(duty, code) == ["met"]


def test_a_meeting_serves_its_own_month_only() -> None:
    """例会 [L] monthly: September's is met by September's; August's stays late."""
    duty = "yubei-2023.m21.meeting"
    before = {one.from_: one.status for one in windows(duty)}
    actions.hold_meeting(
        Unit.objects.get(code=CODE), Told(date(2023, 9, 12), "", "", {"problems": False}), by="m", now=clock.now()
    )
    after = {one.from_: one.status for one in windows(duty)}
    moved = {day for day, one in after.items() if before[day] != one}
    assert moved == {date(2023, 9, 1)} and after[date(2023, 9, 1)] == "met"


@pytest.mark.parametrize(
    ("code", "duty", "half", "due", "heard", "before"),
    [
        (CODE, "chongqing-2013.art33.report", "2023H1", date(2023, 6, 30), date(2023, 6, 26), "overdue"),
        # The notice is of March 2023: a community's first half is not assessed, its second is.
        (COMMUNITY, "yubei-2023.m21.report", "2023H2", date(2023, 12, 31), date(2023, 9, 12), "reference"),
    ],
)
def test_a_report_counts_when_heard_not_when_drafted(
    code: str, duty: str, half: str, due: date, heard: date, before: str
) -> None:
    """CQ 33, domain §14.8: 向会议报告 is the act."""
    unit = Unit.objects.get(code=code)

    def now() -> str:
        return next(one.status for one in windows(duty, code) if one.due_on == due)

    assert now() == before
    actions.keep_report(unit, half, text="报告稿", by="m", now=clock.now())
    assert now() == before
    actions.hear_report(
        unit, half, actions.Heard(None, heard, "12", "representatives"), by="m", now=clock.now(), text="报告稿"
    )
    assert now() == "met"


def test_four_different_systems_are_needed() -> None:
    """渝北民〔2023〕24号附件1第21项: 定期收集意见、例会、报告、工作纪实."""
    duty = "yubei-2023.m21.systems"
    for system in ("opinions", "opinions", "meetings", "reports"):
        write("system", system=system, sound=True, rhythm="month")
        assert status(duty) != ["met"]
    write("system", system="records", sound=True, rhythm="each")
    assert status(duty) == ["met"]


def test_a_proxy_is_open_until_a_member_confirms() -> None:
    duty = "yubei-2023.m22.confirm"
    write("opinion", channel="box")
    assert status(duty) == []
    entry = write("opinion", channel="box", proxy=True)
    assert status(duty) == ["open"]
    actions.confirm(entry, by="member", now=clock.now())
    assert status(duty) == ["met"]


@pytest.mark.parametrize("code", [CODE, COMMUNITY])
def test_the_home_waits_for_what_the_duties_leave_open(code: str) -> None:
    """Two readings of the same lines, the rules' and the duties', agree on owner and day."""
    write("opinion", code=code, channel="visit")
    suggestion = write("suggestion", code=code, content="finance", to="committees")
    answer = write("answer", code=code, after=suggestion, result="accepted")
    write("check", code=code, after=answer, outcome="pending")
    write("suggestion", code=code, content="projects", to="party")
    write("question", code=code, basis="committee")
    for to in ("town", "county"):
        question = write("question", code=code, basis="breach")
        write("referral", code=code, after=question, to=to)
    write("reply", code=code, after=question, by="committee", written=True)
    write("act", code=code, right="review", content="finance", problem=False, proxy=True)
    home = Counter((one.wait.owner, one.wait.due_on) for one in queries.waiting(Unit.objects.get(code=code)))
    afters = {one for one in vocabulary.declared if one.startswith("supervision.")}
    found = [
        one
        for one in duties.standing(code, on=TODAY).windows
        if one.measure in (21, 22) and one.status in ("open", "due_soon", "overdue", "not_due", "reference")
        and duties_by_id()[one.duty].window.after in afters
    ]  # fmt: skip
    assert home == Counter((one.owed_by, one.due_on) for one in found)
    assert len(found) >= 9
