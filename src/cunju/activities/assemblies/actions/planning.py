"""Before a meeting: arrange it, mark its notice, choose the form of a community's assembly, keep a draft."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.actions.counting import refuse_form
from cunju.activities.assemblies.models import Choice, Item, Meeting
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import drafts
from cunju.org.models import Unit
from cunju.records import guards


def plan_meeting(
    unit: Unit,
    *,
    body: str,
    planned_on: date,
    by: str,
    now: datetime,
    begins: time | None = None,
    place: str = "",
    chair: str = "",
    recorder: str = "",
    items: Sequence[str] = (),
    form: str = "",
) -> Meeting:
    """Arrange a meeting; nothing has happened yet, so no fact is recorded."""
    with ledger.writing([unit.code], now=now):
        meeting = Meeting.objects.create(
            id=identity.new_id(),
            unit_code=unit.code,
            body=body,
            planned_on=planned_on,
            begins=begins,
            place=place,
            chair=chair,
            recorder=recorder,
            form=form or queries.form_of(unit, body=body, on=planned_on),
        )
        Item.objects.bulk_create(
            Item(meeting=meeting, place=place, title=title, matter=rules.matter_of(title))
            for place, title in enumerate(items, start=1)
        )
    return meeting


def give_notice(meeting: Meeting, *, notice_on: date, channel: str, by: str, now: datetime) -> Meeting:
    """Note the day and channel people were told on; how many days that was stands in the fact of the meeting."""
    with ledger.writing([meeting.unit_code], now=now):
        meeting.refresh_from_db()
        if meeting.state != "planned":
            raise WrongMoment("会议已经记录，告知日期请用“更正”修改。", "notice_on")
        guards.happened(notice_on, now, what="告知日期", done="请填实际告知的那一天", field="notice_on")
        if notice_on > meeting.planned_on:
            raise CannotBe("告知日期晚于开会日期。请核对。", "notice_on")
        meeting.notice_on, meeting.channel = notice_on, channel
        meeting.save(update_fields=["notice_on", "channel"])
    return meeting


def choose_form(unit: Unit, *, form: str, base: int | None, from_on: date, by: str, now: datetime) -> Choice:
    """A community's form of the residents' assembly from a day on; earlier meetings keep theirs, those to come follow."""
    refuse_form(form, unit=unit, on=from_on, field="form")
    with ledger.writing([unit.code], now=now):
        coming = Meeting.objects.filter(unit_code=unit.code, body=rules.ASSEMBLY, state="planned", planned_on__gte=from_on)
        coming.update(form=form)
        kept = base if form == rules.GROUP_REPRESENTATIVES else None
        return Choice.objects.create(unit_code=unit.code, from_on=from_on, form=form, base=kept, by=by)


def keep_draft(
    unit_code: str, *, form: str, key: str, sections: dict[str, dict[str, Any]], by: str, now: datetime
) -> None:
    """Keep the sections of a form that were touched; nothing has happened yet, so no fact is recorded."""
    for section, data in sections.items():
        drafts.save(unit_code, form=form, key=key, section=section, data=data, by=by, now=now)


def drop_draft(unit_code: str, *, form: str, key: str) -> None:
    """The draft was sent, or is not wanted."""
    drafts.drop(unit_code, form=form, key=key)
