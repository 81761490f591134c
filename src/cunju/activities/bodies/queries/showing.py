"""Bodies, people and changes as the pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cunju import catalogue
from cunju.activities.bodies import rules
from cunju.activities.bodies.models import Change, State
from cunju.activities.bodies.queries import people
from cunju.activities.bodies.queries.planning import Plan, other_cells
from cunju.kernel import verdicts
from cunju.kernel.days import chinese_day
from cunju.kernel.words import short_name
from cunju.org import bodies
from cunju.org.models import Roll, Seat, Unit

FITS, MISSES, LOOK = ("done", "符合规定"), ("late", "不符合"), ("judge", "待核实")
SAID = verdicts.Wording(
    layers={"law": "法律", "regulation": "地方性法规", "policy": "指导意见", "notice": "通知", "local": "通行做法"},
    lines={"done": FITS, "short": MISSES, "unverified": LOOK, "note": ("", "")},
    heads={"done": FITS, "short": MISSES, "unverified": LOOK},
)
ORDER = (
    bodies.COMMITTEE, bodies.PARTY, bodies.SUPERVISORY, bodies.REPRESENTATIVES, bodies.GROUP_HEADS,
    *bodies.SUB_COMMITTEES,
)  # fmt: skip
CELLS = {
    "role": "职务", "group_no": "小组", "to_on": "止", "sex": "性别", "phone": "联系电话", "kin": "近亲属",
    "finance": "财会管理知识", "accountant": "兼任会计文书",
}  # fmt: skip
STATE_ZH = dict([FITS, MISSES, LOOK, ("none", "没有登记")])
# Findings that only wait for an entry.
OPEN = {"sex_unknown", "no_committee", "kin_unknown", "finance_unknown"}
# Longer lists are folded on the page.
LONG = 12
ASKED = (bodies.COMMITTEE, bodies.SUPERVISORY, bodies.REPRESENTATIVES)
LATER_SUBS = {"village": ("mediation", "security", "health", "women_children"),
              "community": ("mediation", "security", "health", "environment")}  # fmt: skip


@dataclass(frozen=True)
class Member:
    """A person in a body as a line of the list."""

    seat: Seat
    office: str
    sex: str
    kin: bool | None = None
    finance: bool | None = None
    accountant: bool | None = None


@dataclass(frozen=True)
class BodyCard:
    """One body on a day: who sits in it, what the clauses say, whom it lost before."""

    body: str
    word: str
    members: list[Member]
    judged: rules.Judged
    verdict: dict[str, Any]
    state: str
    said: str
    silent: str = ""
    gone: list[Seat] = field(default_factory=list)

    @property
    def state_word(self) -> str:
        """The state in words."""
        return STATE_ZH.get(self.state, "")

    @property
    def is_long(self) -> bool:
        """Whether the list is folded."""
        return len(self.members) > LONG


def office(seat: Seat) -> str:
    """第3组代表; 主任."""
    word = rules.role_word(seat.role, seat.body)
    return f"第{seat.group_no}组{word}" if seat.group_no else word


def body_cards(unit: Unit, seats: list[Seat], *, on: date, roll: Roll | None) -> list[BodyCard]:
    """The bodies of a unit on a day: those asked of it and those it ever had."""
    had = {one.body for one in seats}
    asked = {*ASKED, *LATER_SUBS[unit.kind]} - (set() if _has_representatives(unit, on=on) else {bodies.REPRESENTATIVES})
    return [
        _card(unit, [one for one in seats if one.body == body], seats, body=body, on=on, roll=roll)
        for body in ORDER
        if body in had | asked
    ]


def _has_representatives(unit: Unit, *, on: date) -> bool:
    """A village may have the body; a community has it where a clause of the day speaks of it."""
    return unit.kind == "village" or catalogue.law(unit=unit, on=on).first("representatives.exists") is not None


def _card(
    unit: Unit, own: list[Seat], seats: list[Seat], *, body: str, on: date, roll: Roll | None
) -> BodyCard:
    judged = people.judged(seats, body=body, unit=people.place_of(unit), on=on, roll=roll)
    here = [one for one in own if people.sits(one, on=on)]
    return BodyCard(
        body=body,
        word=rules.body_word(body, kind=unit.kind),
        members=[_member(one) for one in sorted(here, key=rank)],
        judged=judged,
        verdict=shown(judged.lines, key_of=body),
        state=state_of(judged.lines, members=judged.members),
        said=said(judged),
        silent="" if judged.known or not judged.members else catalogue.NOTHING,
        gone=[one for one in own if one.to_on and one.to_on < on],
    )


def rank(seat: Seat) -> tuple[int, int, str]:
    """The order of a list: by group, office, name."""
    return (seat.group_no or 0, bodies.rank(seat.role), seat.person.name)


def _member(seat: Seat) -> Member:
    trait = getattr(seat, "trait", None)
    sex = {"f": "女", "m": "男"}.get(seat.person.sex, "没有登记")
    said = (getattr(trait, one, None) for one in ("kin", "finance", "accountant"))
    return Member(seat, office(seat), sex, *said)


def said(judged: rules.Judged) -> str:
    """Size and women in one line; of the representatives' body both counts."""
    if not judged.members:
        return "没有登记成员"
    if judged.representatives is not None:
        text = f"代表{judged.representatives}人，其中妇女{judged.women}人"
        return f"{text}；加上委员会成员共{judged.members}人" if judged.members > judged.representatives else text
    return f"{judged.members}人，其中妇女{judged.women}人"


def state_of(lines: Sequence[rules.Line], *, members: int) -> str:
    """done, late or judge: as the worst clause says; empty where no clause speaks of the body."""
    if not members:
        return "none"
    if not lines:
        return ""
    return SAID.heads[verdicts.worst(lines)][0]


def shown(lines: Sequence[rules.Line], *, key_of: str) -> dict[str, Any]:
    """Clauses as ``ui/verdict.html`` takes them: a section a layer."""
    return {"title": "组成怎么看", "layers": verdicts.layered(lines, SAID, text=_text), "key": f"verdict-{key_of}"}


def _text(line: rules.Line) -> str:
    return line.text if line.sure == "C" else f"{line.text}（默认，待确认）"


@dataclass(frozen=True)
class ShownChange:
    """A change as a line: what happened, on which day, who, what it rests on, how it was posted."""

    row: Change
    title: str
    who: str
    basis: str
    due_on: date | None
    state: str
    word: str
    fault: str = ""
    clause: catalogue.Clause | None = None


def shown_changes(rows: Sequence[Change], *, unit: Unit, today: date) -> list[ShownChange]:
    """Changes with their people; one query whatever their number."""
    seats, fallen = people.people_of_changes(rows), people.undecided(rows)
    return [
        _change(one, seats.get(one.fact, []), unit=unit, today=today, fallen=fallen.get(one.meeting, "") if one.meeting else "")
        for one in rows
    ]


def fault_of(row: Change) -> str:
    """Why the meeting a change rests on does not carry it; empty where it does."""
    return _fault(people.undecided([row]).get(row.meeting, "")) if row.meeting else ""


def _fault(word: str) -> str:
    if not word:
        return ""
    return "所依据的会议记录已作废" if word == "已作废" else f"所依据的会议{word}，没有形成决定"


def _change(row: Change, seats: list[Seat], *, unit: Unit, today: date, fallen: str) -> ShownChange:
    clause = people.posting(unit, body=row.body, on=row.on)
    due = row.on + timedelta(days=clause.number) if clause else None
    state, word = "", ""
    if row.void_reason:
        state, word = "na", "已作废"
    elif fallen:
        state, word = "late", "没有形成决定" if fallen != "已作废" else "会议已作废"
    elif row.posted_on:
        late = due is not None and row.posted_on > due
        state, word = ("slow", "公告迟了") if late else ("done", "已公告")
    elif due is not None:
        state, word = ("late", "还没有公告") if today > due else ("soon", "等着公告")
    title = f"{rules.body_word(row.body, kind=unit.kind)}{rules.CHANGE_ZH[row.change]}{row.count}人"
    who = "、".join(f"{one.person.name}" for one in seats)
    return ShownChange(row, title, who, basis_of(row), due, state, word, _fault(fallen), clause)


def basis_of(row: Change) -> str:
    """What a change rests on, in words; empty where nothing was said."""
    if row.paper_on:
        page = f"第{row.paper_page}页" if row.paper_page else ""
        return f"纸上的记录，{chinese_day(row.paper_on)}{page}"
    return "会议记录" if row.meeting else ""


@dataclass(frozen=True)
class TownRow:
    """A unit in the town's list: its bodies' sizes and whether each is sound; its newest roll."""

    unit: Unit
    cells: list[tuple[str, str, str]]
    roll: Roll | None


def town_rows(units: Sequence[Unit], *, on: date) -> list[TownRow]:
    """The units of a town with how their bodies stand on a day; three queries whatever their number."""
    codes = [one.code for one in units]
    states, sitting = people.states_on(codes, on=on), people.sizes_on(codes, on=on)
    rolls = {one.unit_code: one for one in Roll.objects.filter(unit_code__in=codes, on__lte=on).order_by("on")}
    return [
        TownRow(
            unit,
            [_cell(unit, body, states.get((unit.code, body)), sitting.get((unit.code, body), 0), on=on) for body in ASKED],
            rolls.get(unit.code),
        )
        for unit in units
    ]


def _cell(unit: Unit, body: str, state: State | None, sitting: int, *, on: date) -> tuple[str, str, str]:
    """Label, look and size of one body in a town's list; in words too where it is not as the clauses say."""
    label = rules.body_word(body, kind=unit.kind)
    if state is None and sitting:
        return label, "", f"{sitting}人"
    if state is None or not state.members:
        asked = body != bodies.REPRESENTATIVES or _has_representatives(unit, on=on)
        return label, "none" if asked else "na", "没有登记" if asked else ""
    look = "done" if state.sound else "late"
    if not state.sound and set(state.findings) <= OPEN:
        look = "judge"
    word = "" if state.sound else f"，{STATE_ZH[look]}"
    return label, look, f"{state.members}人，女{state.women}{word}"


@dataclass(frozen=True)
class Preview:
    """What a checked list would change in one unit and body."""

    unit: str
    word: str
    new: list[str]
    other: list[str]


def preview(plan: Plan, *, units: Mapping[str, Unit]) -> list[Preview]:
    """The changes of a checked list by unit and body in their own words, names shortened to the first few by the page."""
    found: dict[tuple[str, str], Preview] = {}

    def of(code: str, body: str) -> Preview:
        return found.setdefault((code, body), Preview(short_name(units[code].name), rules.body_word(body, kind=units[code].kind), [], []))

    for row in plan.new:
        of(row.unit_code, row.body).new.append(row.name)
    for row, seat in plan.other:
        words = "、".join(CELLS[one] for one in other_cells(row, seat))
        of(row.unit_code, row.body).other.append(f"{row.name}（{words}）")
    return [found[key] for key in sorted(found)]
