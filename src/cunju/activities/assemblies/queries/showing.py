"""How a recorded meeting compares with the clauses, as the pages show it."""

from typing import Any

from cunju import catalogue
from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.queries import people
from cunju.activities.assemblies.queries.meetings import mandates, votes_of
from cunju.kernel import verdicts
from cunju.org.models import Unit

SAID = verdicts.Wording(
    layers={"": "没有条文", "law": "法律", "regulation": "地方性法规", "policy": "指导意见", "notice": "通知", "local": "本地做法"},
    lines={
        "done": ("done", "符合规定"), "short": ("late", "未达"), "unverified": ("judge", "待核实"), "note": ("", ""), "silent": ("", ""),
    },
    heads={"short": ("short", ""), "unverified": ("unverified", ""), "done": ("regular", "符合规定")},
)  # fmt: skip
ADVICE = {
    "short": "到会人数不够，议题不形成决定，不出决议、不公布。先对一遍签到表，人数记错的改过来即可；确实不够的，本次照样保存，再开一次。",
    "unverified": "照样可以保存；补上缺的内容后用“更正”改过来。",
}


def verdict_of(meeting: Meeting, unit: Unit) -> rules.Verdict:
    """How a recorded meeting compares with the clauses."""
    on = meeting.held_on or meeting.planned_on
    first = min([on, *(one.held_on for one in meeting.sessions.all())])
    representatives = meeting.body == rules.REPRESENTATIVES
    return rules.judge(
        rules.Sitting(
            body=meeting.body,
            law=catalogue.law(unit=unit, on=on),
            numbers=numbers_of(meeting),
            form=meeting.form or rules.ADULTS,
            notice_days=(first - meeting.notice_on).days if meeting.notice_on else None,
            women=meeting.women_present,
            has_minutes=bool(meeting.minutes.strip()) or meeting.papers.exists(),
            votes=votes_of(meeting),
            reports=tuple(meeting.reports),
            mandates=mandates(unit.code, on=on) if representatives else (),
            left_out=meeting.away + meeting.ill + meeting.unable,
            listed=people.listed(unit, body=meeting.body, form=meeting.form, on=on),
            collective_org=people.collective_org(unit.code, body=meeting.body, on=on),
        )
    )


def planned_sitting(meeting: Meeting, unit: Unit) -> tuple[rules.Sitting, str]:
    """A planned meeting to which nobody has come yet, and the roll its numbers are of; no roll where each seat is known."""
    on = meeting.planned_on
    roll = people.base_of(unit, body=meeting.body, form=meeting.form, on=on)
    seats = people.due_people(unit.code, body=meeting.body, on=on)
    sitting = rules.Sitting(
        body=meeting.body,
        law=catalogue.law(unit=unit, on=on),
        numbers=rules.Numbers(len(seats) or roll.due or 0, 0, roll.households, 0),
        form=meeting.form or rules.ADULTS,
        votes=votes_of(meeting),
        mandates=mandates(unit.code, on=on) if meeting.body == rules.REPRESENTATIVES else (),
        collective_org=people.collective_org(unit.code, body=meeting.body, on=on),
    )
    return sitting, roll.source if not seats else ""


def doubts(meeting: Meeting, unit: Unit) -> list[str]:
    """What of a meeting is open, in sentences for everybody: the same facts as its writer is told, without what the writer is asked to do."""
    return [rules.for_everybody(one) for one in verdict_of(meeting, unit).lines if one.state == "unverified"]


def numbers_of(meeting: Meeting) -> rules.Numbers:
    """The counts of a recorded meeting."""
    return rules.Numbers(
        meeting.due or 0, meeting.present or 0, meeting.households, meeting.households_present
    )


def shown(verdict: rules.Verdict, more: list[rules.Line] | None = None) -> dict[str, Any]:
    """A verdict as ``ui/verdict.html`` takes it: a section a layer, its lines, the clause; ``more`` is said with it."""
    layers = verdicts.layered([*verdict.lines, *(more or ())], SAID, beside=("not_adopted",))
    return {"layers": layers, "advice": ADVICE.get(verdict.result, "")}


def composition(meeting: Meeting, unit: Unit) -> list[rules.Line]:
    """The body by the roll of the meeting's day."""
    due = people.due_people(unit.code, body=meeting.body, on=meeting.day)
    return people.composition(due, unit=unit, body=meeting.body, on=meeting.day)
