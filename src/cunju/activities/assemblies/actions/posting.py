"""Decisions on the board: posted, and taken down again where they hold no more."""

from datetime import date, datetime
from typing import Any

from cunju.activities.assemblies import queries
from cunju.activities.assemblies.facts import DecisionPosted
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.records import guards


def refuse_undecided(meeting: Meeting) -> None:
    """Only a meeting that could decide, and did not refuse all it had before it, has a resolution to be posted."""
    if meeting.state == "planned" or meeting.fact is None:
        raise WrongMoment("先记录会议，再登记决议公布。")
    if why := queries.why_none(meeting):
        raise WrongMoment(
            f"这次会议{why}，没有形成决定，没有决议可以公布。人数记错的，先“更正”会议记录。", "posted_on"
        )
    if meeting.items.exists() and not queries.decided(meeting):
        raise WrongMoment("这次会议没有表决同意的议题，没有决议可以公布。", "posted_on")


def post_decision(
    meeting: Meeting, *, posted_on: date, days_shown: int | None, by: str, now: datetime, fact_id: Any = None
) -> Any:
    """Note that the decisions were shown on the board; rests on the meeting."""
    with ledger.writing([meeting.unit_code], now=now) as pen:
        meeting.refresh_from_db()
        refuse_undecided(meeting)
        current = ledger.current(meeting.fact)
        if current is None:
            raise WrongMoment("先记录会议，再登记决议公布。")
        guards.happened(posted_on, now, what="公布日期", done="贴出来以后再登记", field="posted_on")
        if meeting.held_on and posted_on < meeting.held_on:
            raise CannotBe("公布日期早于开会日期。请核对。", "posted_on")
        meeting.taken_down_on = None
        meeting.save(update_fields=["taken_down_on"])
        return pen.record(
            DecisionPosted(days_shown),
            unit=meeting.unit_code,
            occurred_on=posted_on,
            by=by,
            rests_on=[current.uid],
            fact_id=fact_id,
        )


def take_down(meeting: Meeting, *, taken_down_on: date, by: str, now: datetime) -> None:
    """Note that a resolution that holds no more was taken down and the correction was shown in its place."""
    with ledger.writing([meeting.unit_code], now=now):
        meeting.refresh_from_db()
        shown = queries.posted(meeting)
        if shown is None or not queries.why_none(meeting):
            raise WrongMoment("这次会议没有要撤下的决议。")
        guards.happened(taken_down_on, now, what="撤下的日期", done="撤下以后再登记", field="taken_down_on")
        if taken_down_on < shown.day:
            raise CannotBe("撤下的日期早于公布日期。请核对。", "taken_down_on")
        meeting.taken_down_on = taken_down_on
        meeting.save(update_fields=["taken_down_on"])
