"""Every read of this room: meetings, the people due on a day, the last meeting's habits, the mandate."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import Item, Meeting
from cunju.org import bodies
from cunju.org import queries as org
from cunju.org.models import Person, Roll, Seat, Unit

# Who is due: the representatives' meeting is the committee and the representatives (OL 25).
SEATS = {
    rules.REPRESENTATIVES: (bodies.REPRESENTATIVES, bodies.COMMITTEE),
    rules.JOINT: (bodies.PARTY, bodies.COMMITTEE),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A person due at a meeting, with the office shown beside the name."""

    person: Person
    office: str


def due_people(unit_code: str, *, body: str, on: date) -> list[Due]:
    """The people of the roll due at a meeting of ``body`` on a day, each once; else none."""
    wanted = SEATS.get(body, ())
    seats = [one for one in org.in_office(unit_code, on=on) if one.body in wanted]
    seats.sort(key=lambda one: (wanted.index(one.body), one.group_no or 0, one.person.name))
    people: dict[uuid.UUID, Due] = {}
    for seat in seats:
        people.setdefault(seat.person_id, Due(seat.person, _office(seat)))
    return list(people.values())


def _office(seat: Seat) -> str:
    role = bodies.ROLE_ZH.get(seat.role, "")
    return f"第{seat.group_no}组{role}" if seat.group_no else role


def meetings(unit_code: str) -> list[Meeting]:
    """A unit's meetings, newest first."""
    return list(Meeting.objects.filter(unit_code=unit_code)[:200])


def find(any_id: uuid.UUID) -> Meeting | None:
    """A meeting by its own id, by its root fact or by any version of that fact."""
    from cunju.ledger import chain

    found = Meeting.objects.filter(pk=any_id).first() or Meeting.objects.filter(fact=any_id).first()
    if found is None and (versions := chain(any_id)):
        found = Meeting.objects.filter(fact=versions[0].uid).first()
    return found


def last(unit_code: str, *, body: str) -> Meeting | None:
    """The last meeting of a body, for place, chair and recorder."""
    return Meeting.objects.filter(unit_code=unit_code, body=body).exclude(state="void").first()


def mandated(unit_code: str, *, on: date) -> bool:
    """Whether an assembly before ``on`` gave the representatives' meeting a mandate (CQ 10, OL 25)."""
    given = Item.objects.filter(
        meeting__unit_code=unit_code,
        meeting__body=rules.ASSEMBLY,
        meeting__state="held",
        meeting__held_on__lte=on,
        matter=rules.MANDATE,
    )
    return given.exclude(adopted=False).exclude(meeting__result="short").exists()


def judged(
    unit: Unit,
    *,
    body: str,
    on: date,
    notice_on: date | None,
    numbers: rules.Numbers,
    votes: list[rules.Vote],
    form: str = "",
) -> rules.Verdict:
    """How a meeting of ``unit`` compares with the clauses of its day."""
    return rules.judge(
        body,
        kind=unit.kind,
        numbers=numbers,
        notice_days=(on - notice_on).days if notice_on else None,
        votes=votes,
        form=form or rules.ADULTS,
        mandated=body == rules.REPRESENTATIVES and mandated(unit.code, on=on),
    )


def votes_of(meeting: Meeting) -> list[rules.Vote]:
    """The items of a meeting as the rules read them."""
    return [
        rules.Vote(one.title, one.matter, one.votes_for, one.against, one.abstain)
        for one in meeting.items.all()
    ]


def numbers_of(meeting: Meeting) -> rules.Numbers:
    """The counts of a recorded meeting."""
    return rules.Numbers(
        meeting.due or 0, meeting.present or 0, meeting.households, meeting.households_present
    )


def verdict_of(meeting: Meeting, unit: Unit) -> rules.Verdict:
    """How a recorded meeting compares with the clauses."""
    on = meeting.held_on or meeting.planned_on
    return judged(
        unit,
        body=meeting.body,
        on=on,
        notice_on=meeting.notice_on,
        numbers=numbers_of(meeting),
        votes=votes_of(meeting),
        form=meeting.form,
    )


LAYERS = {"law": "法律", "regulation": "市办法", "local": "通行做法"}


def shown(verdict: rules.Verdict) -> dict[str, Any]:
    """A verdict as ``ui/verdict.html`` takes it: a section a layer, its lines, the clause."""
    layers = []
    for key, name in LAYERS.items():
        lines = [one for one in verdict.lines if one.authority == key]
        if not lines:
            continue
        states = [one.state for one in lines if one.code != "not_adopted"]
        state = "short" if "short" in states else "unverified" if "unverified" in states else "regular"
        cites = "、".join(dict.fromkeys(one.cite for one in lines))
        rows = [
            {"text": one.text, "state": WORDS[one.state][0], "word": WORDS[one.state][1]} for one in lines
        ]
        layers.append({"name": name, "cite": cites, "state": state, "word": "", "lines": rows})
    return {"layers": layers, "advice": ADVICE.get(verdict.result, "")}


WORDS = {"done": ("done", "符合规定"), "short": ("late", "未达"), "unverified": ("judge", "待核实")}
ADVICE = {
    "short": "先对一遍签到表，人数记错的改过来即可；确实不够的，本次照样保存，再开一次。",
    "unverified": "照样可以保存；补上缺的内容后用“更正”改过来。",
}


def due_of_roll(roll: Roll, *, body: str, form: str) -> int | None:
    """How many are due by the roll, where the body is counted by number."""
    if body == rules.PARTY:
        return roll.party_members
    if body != rules.ASSEMBLY or form == rules.GROUP_REPRESENTATIVES:
        return None
    return roll.households if form == rules.HOUSEHOLDS else roll.adults
