"""Sessions of a unit: the list, one of them, habits, what waits, which sitting, what a version said."""

import uuid
from collections.abc import Collection
from datetime import date, time

from django.db.models import Q, QuerySet
from django.urls import reverse

from cunju import catalogue
from cunju.activities.consultation import rules
from cunju.activities.consultation.book import BOOK
from cunju.activities.consultation.models import Entry, Session, Version
from cunju.activities.consultation.steps import STEPS
from cunju.kernel import offers
from cunju.kernel.dated import Dated
from cunju.kernel.days import Span, chinese_day, quarter, quarter_zh
from cunju.kernel.personal import masked
from cunju.kernel.published import keyed
from cunju.ledger import interface as ledger
from cunju.ledger.versions import changes
from cunju.records import reading
from cunju.records.models import LIVE

# What answers each window, by the kind of fact a duty asks for.
ANSWERED = "answered"
PREFIX = "consultation."
MEETING = "assemblies.meeting_held"


def sessions(unit_code: str, *, year: int | None = None) -> QuerySet[Session]:
    """A unit's sessions, newest first, of a year only where asked."""
    found = Session.objects.filter(unit_code=unit_code).prefetch_related("steps", "opinions")
    return found.filter(planned_on__year=year) if year else found


def years(unit_code: str) -> list[int]:
    """The years a unit has sessions in, newest first."""
    days = Session.objects.filter(unit_code=unit_code).dates("planned_on", "year", order="DESC")
    return [one.year for one in days]


def find(any_id: uuid.UUID) -> Session | None:
    """A session by its own id, its root fact, a version of that fact, or a step's fact."""
    found = Session.objects.filter(Q(pk=any_id) | Q(fact=any_id)).first()
    if found is None and (one := reading.find(BOOK, any_id)):
        return Session.objects.get(pk=one.session_id)
    if found is None and (versions := ledger.chain(any_id)):
        roots = [versions[0].uid, *(ledger.chain(base)[0].uid for base in versions[0].rests_on)]
        # A record that was taken back left its session planned.
        found = Session.objects.filter(Q(fact__in=roots) | Q(versions__fact__in=roots)).first()
    return found


def last(unit_code: str) -> Session | None:
    """The last session, for hour, place, chair, recorder and organiser."""
    return Session.objects.filter(unit_code=unit_code).exclude(state="void").first()


def dates(unit: offers.Unit, *, since: date) -> list[Dated]:
    """Sessions arranged from a day on, for the unit's calendar."""
    found = Session.objects.filter(unit_code=unit.code, state="planned", planned_on__gte=since).order_by("planned_on", "id")
    return [
        Dated(
            f"session-{one.pk}", one.planned_on, f"协商：{masked(one.title)}", one.start, one.place,
            href=reverse("consultation:detail", args=[one.pk]),
        )
        for one in found
    ]  # fmt: skip


def planned(unit_code: str) -> list[Session]:
    """Sessions arranged and not yet recorded, the nearest first."""
    return list(Session.objects.filter(unit_code=unit_code, state="planned").order_by("planned_on", "id")[:10])


def quarters(unit_code: str, *, year: int) -> list[tuple[str, int]]:
    """Each quarter with how many sittings of it count, those that stand in the ledger alone too."""
    codes: dict[int, set[str]] = {number: set() for number in (1, 2, 3, 4)}
    for one in ledger.facts_of(unit_code, kinds=[f"{PREFIX}session_held"], between=(date(year, 1, 1), date(year, 12, 31))):
        if one.attributes.get("stakeholders") and one.attributes.get("outcome") in rules.RESULTS:
            codes[quarter(one.occurred_on)[1]].add(one.attributes["sitting"])
    return [(quarter_zh(number), len(found)) for number, found in codes.items()]


def sitting_of(
    unit_code: str, *, on: date, start: time | None, people: Collection[str], besides: uuid.UUID
) -> str:
    """Which sitting a session is: that of another one with the same people at the same hour, else a new one."""
    found = Session.objects.filter(unit_code=unit_code, state="held", held_on=on).exclude(pk=besides)
    hour = start.hour if start else None
    same = [one for one in found.prefetch_related("participants") if (one.start.hour if one.start else None) == hour]
    rows = [(one.sitting, {str(each.person_id) for each in one.participants.all()}) for one in same]
    return rules.sitting_code(on, start, people, rows)


def counts(step: Entry) -> bool:
    """Whether a step settles what was waited for: 没有落实 does not, nor what was brought to a meeting that decided nothing."""
    return step.said.get("done", True) and not fallen(step)


def fallen(step: Entry) -> str:
    """Why the meeting a matter was brought to does not carry it; empty where it does."""
    if step.step != rules.REFERRED or step.state != LIVE:
        return ""
    fact = ledger.current(step.fact)
    found = [word for one, word in ledger.undermined(fact.rests_on) if one.kind == MEETING] if fact else []
    if not found:
        return ""
    return "那次会议的记录已作废" if found[0] == "已作废" else f"那次会议{found[0]}，没有形成决定"


def said_step(step: Entry) -> str:
    """A step in words: 已落实 or 没有落实, what became of the meeting it was brought to."""
    words = STEPS[step.step].label
    if step.step == rules.CARRIED_OUT:
        words = rules.DONE[step.said["done"]]
    return words + (f"（{fault}）" if (fault := fallen(step)) else "")


def owed(session: Session) -> list[str]:
    """What a held session still waits for, in order; the same as its open windows."""
    if session.state != "held":
        return []
    done = {one.step for one in session.steps.all() if one.state == LIVE and counts(one)}
    waits = {
        rules.COORDINATED: session.town_help,
        ANSWERED: any(one.asks and not one.fate for one in session.opinions.all()),
        rules.REFERRED: session.outcome == rules.DISPUTED,
        rules.CARRIED_OUT: session.to_carry_out,
        rules.FED_BACK: session.outcome in rules.RESULTS,
    }
    return [name for name, wanted in waits.items() if wanted and name not in done]


def waiting(unit_code: str, *, what: str = "") -> list[tuple[Session, list[str]]]:
    """Sessions that wait for something, oldest first; for one thing only where asked."""
    held = sessions(unit_code).filter(state="held").order_by("held_on", "id")
    rows = [(one, owed(one)) for one in held[:200]]
    return [(one, names) for one, names in rows if (what in names if what else names)]


def asked_by(duty: str) -> str:
    """The step a duty waits for, by the kind of fact that meets it; empty where it is none of ours."""
    facts = [kind for one in catalogue.load().duties if one.id == duty for kind in one.facts]
    name = facts[0].removeprefix(PREFIX) if facts else ""
    return name if name == ANSWERED or name in STEPS else ""


def progress(session: Session) -> list[dict[str, str]]:
    """The chain of a session, as ``ui/steps.html`` takes it."""
    held = session.state == "held"
    steps = {one.step: one for one in session.steps.all() if one.state == LIVE}
    rows: list[tuple[str, str, bool]] = [
        ("事前通报", _day(session.told_on), session.told_on is not None),
        ("协商", _day(session.held_on), held),
    ]
    wanted = [rules.FED_BACK] if not held else []
    wanted += [rules.REFERRED] if session.outcome == rules.DISPUTED else []
    wanted += [rules.CARRIED_OUT] if session.to_carry_out or rules.CARRIED_OUT in steps else []
    wanted += [rules.FED_BACK, rules.EVALUATED] if held else []
    for name in wanted:
        found = steps.get(name)
        label = rules.DONE[found.said["done"]] if found and name == rules.CARRIED_OUT else STEPS[name].label
        rows.append((label, _day(found.on) if found else "", found is not None and counts(found)))
    shown, now = [], True
    for label, sub, done in rows:
        state = "done" if done else "now" if now else "todo"
        now = now and done
        shown.append({"label": label, "sub": sub, "state": state})
    return shown


def _day(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""


def said_of(session: Session) -> dict[str, str]:
    """What a record says now, label by label, for its version."""
    opinions = rules.written(tuple((one.who, one.text) for one in session.opinions.all()))
    said = {
        "议题": session.title,
        "协商日期": chinese_day(session.held_on) if session.held_on else "",
        "时间": f"{session.start:%H:%M}" if session.start else "",
        "地点": session.place,
        "组织者": session.get_organiser_display(),
        "来源": session.get_source_display(),
        "通报日期": chinese_day(session.told_on) if session.told_on else "",
        "参加": f"{session.present or 0}人，利益相关{session.touched or 0}人",
        "主要意见": opinions,
        "共识": session.consensus,
        "分歧": session.dissent,
        "结果": session.get_outcome_display(),
        "责任人": session.owner,
        "时限": chinese_day(session.due_on) if session.due_on else "",
    }
    return {label: text for label, text in said.items() if text}


def versions(session: Session) -> list[tuple[Version, list[tuple[str, str, str]]]]:
    """Each version with what it changed: label, before, after."""
    return changes(session.versions.all())


def within(unit_code: str, between: Span) -> list[Session]:
    """All sessions of a span, planned and voided ones too, oldest first, with what was said and what followed."""
    found = Session.objects.filter(unit_code=unit_code, planned_on__range=(between.start, between.end))
    return list(found.prefetch_related("steps", "opinions").order_by("planned_on", "pk"))


def held(unit_code: str, *, between: Span) -> list[Session]:
    """Sessions held in a span, oldest first, with all their pages show."""
    found = Session.objects.filter(
        unit_code=unit_code, state="held", held_on__range=(between.start, between.end)
    )
    shown = found.prefetch_related("steps", "opinions", "participants", "papers")
    return list(shown.order_by("held_on", "id"))


def board_code(session: Session) -> tuple[str, str]:
    """The key of its result among what was published, and the code printed on the paper."""
    return keyed("session", session.unit_code, session.pk)


def results(unit_code: str, *, on: date, limit: int = 8) -> list[Session]:
    """Sessions whose result was told by a day, newest first: what the public board shows."""
    told = Session.objects.filter(
        unit_code=unit_code, state="held", steps__step=rules.FED_BACK, steps__state=LIVE, steps__on__lte=on
    )
    return list(told.distinct().prefetch_related("steps").order_by("-held_on", "id")[:limit])

