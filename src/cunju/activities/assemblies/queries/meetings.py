"""Meetings of a unit: the register, one of them, the last one's habits, mandates, what a version said."""

import uuid
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from cunju import catalogue
from cunju.activities.assemblies import rules
from cunju.activities.assemblies.book import BOOK
from cunju.activities.assemblies.models import CHANNELS, Mandate, Meeting, Version
from cunju.kernel import offers
from cunju.kernel.dated import Dated
from cunju.kernel.days import Span, chinese_day, clock_zh
from cunju.kernel.personal import hidden
from cunju.ledger import interface as ledger
from cunju.ledger.versions import changes
from cunju.records import reading


def meetings(unit_code: str, *, year: int | None = None, body: str = "") -> QuerySet[Meeting]:
    """A unit's meetings, newest first, of a year or a body only where asked."""
    found = Meeting.objects.filter(unit_code=unit_code)
    if year:
        found = found.filter(planned_on__year=year)
    return found.filter(body=body) if body else found


def held(unit_code: str, *, between: Span) -> list[Meeting]:
    """A unit's meetings recorded for days of a span, oldest first, with what their papers show."""
    found = Meeting.objects.filter(
        unit_code=unit_code, state="held", held_on__range=(between.start, between.end)
    ).prefetch_related("items", "absences", "papers", "sessions")
    return list(found.order_by("held_on", "body", "pk"))


def within(unit_code: str, between: Span) -> list[Meeting]:
    """All meetings of a span, voided and planned ones too, oldest first, with items and papers."""
    found = Meeting.objects.filter(unit_code=unit_code, planned_on__range=(between.start, between.end))
    return list(found.order_by("planned_on", "pk").prefetch_related("items", "papers"))


def on_day(unit_code: str, *, body: str, on: date) -> QuerySet[Meeting]:
    """A body's meetings of one day, planned or held."""
    return Meeting.objects.filter(unit_code=unit_code, body=body, planned_on=on).exclude(state="void")


def years(unit_code: str) -> list[int]:
    """The years a unit has meetings in, newest first."""
    days = Meeting.objects.filter(unit_code=unit_code).dates("planned_on", "year", order="DESC")
    return [one.year for one in days]


def find(any_id: uuid.UUID) -> Any:
    """The row of a record of this room: a meeting, or a petition for one."""
    return find_meeting(any_id) or reading.find(BOOK, any_id)


def find_meeting(any_id: uuid.UUID) -> Meeting | None:
    """A meeting by its own id, by its root fact, any version of that fact or a report it heard."""
    found = Meeting.objects.filter(pk=any_id).first() or Meeting.objects.filter(fact=any_id).first()
    if found is None and (versions := ledger.chain(any_id)):
        # A record that was taken back left its meeting planned.
        named = Q(fact=versions[0].uid) | Q(versions__fact=versions[0].uid) | Q(fact__in=versions[0].rests_on)
        found = Meeting.objects.filter(named).first()
    return found


def last(unit_code: str, *, body: str) -> Meeting | None:
    """The last meeting of a body, for place, chair and recorder."""
    return Meeting.objects.filter(unit_code=unit_code, body=body).exclude(state="void").first()


def planned(unit_code: str, *, body: str) -> list[Meeting]:
    """Meetings arranged and not yet recorded, the nearest first."""
    found = Meeting.objects.filter(unit_code=unit_code, body=body, state="planned")
    return list(found.order_by("planned_on")[:5])


def dates(unit: offers.Unit, *, since: date) -> list[Dated]:
    """Meetings arranged from a day on, each with its items, for the unit's calendar and everybody's."""
    found = Meeting.objects.filter(unit_code=unit.code, state="planned", planned_on__gte=since).order_by("planned_on", "id")
    words = rules.body_words(unit.kind)
    return [
        Dated(
            f"meeting-{one.pk}", one.planned_on, words[one.body], one.begins, one.place, words=_agenda(one),
            href=reverse("assemblies:detail", args=[one.pk]),
        )
        for one in found.prefetch_related("items")
    ]  # fmt: skip


def _agenda(meeting: Meeting) -> str:
    """``议题：道路维修；村规民约修订``, nothing personal in it; where none is written down, that the call to the meeting says them."""
    titles = [hidden(one.title) for one in meeting.items.all()]
    return f"议题：{'；'.join(titles)}" if titles else "议题以会议通知为准"


def body_of_duty(duty: str) -> str:
    """The body a duty asks to meet (its ``where``); empty where it does not say one."""
    asked = [one for one in catalogue.load().duties if one.id == duty]
    named = [one.values for one in asked[0].where if one.field == "body"] if asked else []
    return named[0][0] if named and named[0] and named[0][0] in rules.BODIES else ""


def mandates(unit_code: str, *, on: date) -> tuple[rules.Mandate, ...]:
    """What assemblies up to a day decided about the representatives' meeting, oldest first."""
    given = Mandate.objects.filter(
        meeting__unit_code=unit_code,
        meeting__body=rules.ASSEMBLY,
        meeting__state="held",
        meeting__held_on__lte=on,
    ).exclude(meeting__result="short")
    refused = given.filter(meeting__items__matter=rules.MANDATE, meeting__items__adopted=False)
    kept = given.exclude(pk__in=refused.values("pk")).select_related("meeting").order_by("meeting__held_on")
    return tuple(_mandate(one, one.meeting.held_on) for one in kept)


def announced(meeting: Meeting) -> dict[str, bool] | None:
    """Whether each item known before stood among those people were told of, by its title; None where none was arranged."""
    items = list(meeting.items.all()) if not meeting._state.adding else []
    if meeting.state == "planned":
        return {one.title: True for one in items} or None
    known = {one.title: one.announced for one in items if one.announced is not None}
    return known or None


def given_of(meeting: Meeting) -> rules.Mandate | None:
    """What this assembly really decided about the representatives' meeting: nothing where it was short or said no."""
    refused = meeting.items.filter(matter=rules.MANDATE).exclude(adopted=True).exists()
    return None if refused or meeting.result == rules.SHORT or meeting.state != "held" else mandate_of(meeting)


def mandate_of(meeting: Meeting) -> rules.Mandate | None:
    """What this assembly decided about the representatives' meeting."""
    found = None if meeting._state.adding else Mandate.objects.filter(meeting=meeting).first()
    return _mandate(found, meeting.held_on or meeting.planned_on) if found else None


def _mandate(found: Mandate, on: Any) -> rules.Mandate:
    return rules.Mandate(on, found.sets_up, tuple(found.matters), found.until)


def votes_of(meeting: Meeting) -> tuple[rules.Vote, ...]:
    """The items of a meeting as the rules read them."""
    return tuple(
        rules.Vote(one.title, one.matter, one.votes_for, one.against, one.abstain, one.announced)
        for one in meeting.items.all()
    )


def reports_zh(meeting: Meeting) -> list[str]:
    """The same in words, of a recorded meeting."""
    words = catalogue.choices("assemblies.report_heard", "what")
    return [words[one] for one in meeting.reports]


def reports_of(meeting: Meeting) -> list[str]:
    """Which of the year's reports a meeting heard, or by its items is to hear."""
    if meeting.state == "held":
        return list(meeting.reports)
    return list(rules.reports_of([one.title for one in meeting.items.all()])) if not meeting._state.adding else []


def said_of(meeting: Meeting) -> dict[str, str]:
    """What a record says now, label by label, for its version."""
    channel = dict(CHANNELS).get(meeting.channel, "")
    told = f"{chinese_day(meeting.notice_on)} {channel}".strip() if meeting.notice_on else ""
    said = {
        "开会日期": chinese_day(meeting.held_on) if meeting.held_on else "",
        "时间": clock_zh(meeting.begins) if meeting.begins else "",
        "告知": told,
        "地点": meeting.place,
        "主持人": meeting.chair,
        "记录人": meeting.recorder,
        "应到": str(meeting.due or 0),
        "实到": str(meeting.present or 0),
        "到会妇女": "" if meeting.women_present is None else str(meeting.women_present),
        "到会户数": f"{meeting.households_present}/{meeting.households}"
        if meeting.households_present
        else "",
        "不计入": "、".join(str(one) for one in (meeting.away, meeting.ill, meeting.unable) if one),
        "片区场次": "；".join(f"{one.place} {one.present}/{one.due}" for one in meeting.sessions.all()),
        "听取": "、".join(reports_zh(meeting)),
        "会议记录": meeting.minutes,
    }
    for one in meeting.items.all():
        numbers = rules.said_vote(one.votes_for, one.against, one.abstain)
        came = rules.Numbers(meeting.due or 0, meeting.present or 0, meeting.households, meeting.households_present)
        none = bool(rules.why_none(meeting.result, came))
        became = rules.NO_DECISION if none else rules.said_outcome(one.adopted, "")
        said[f"议题{one.place}"] = f"{one.title}：{became}，{numbers}"
    return {label: text for label, text in said.items() if text}


def same_day(meeting: Meeting, on: date) -> list[Meeting]:
    """Other meetings of the same body recorded for a day: perhaps the very same one."""
    found = Meeting.objects.filter(unit_code=meeting.unit_code, body=meeting.body, held_on=on, state="held")
    return list(found.exclude(pk=meeting.pk).order_by("begins", "pk"))


def versions(meeting: Meeting) -> list[tuple[Version, list[tuple[str, str, str]]]]:
    """Each version with what it changed: label, before, after."""
    return changes(meeting.versions.all())
