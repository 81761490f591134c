"""Whom a list would leave sitting twice: offices that one person holds, held by two once it is loaded; nothing is written."""

from dataclasses import dataclass
from datetime import date

from cunju.activities.bodies import rules
from cunju.activities.bodies.queries.planning import Plan
from cunju.kernel.days import chinese_day

# Of a body there is one of these, of heads one a group.
ALONE = ("director", "secretary", "head")
Place = tuple[str, str, str, int | None]


@dataclass(frozen=True, slots=True)
class Doubled:
    """An office held by several after a list: unit and body by their codes, the office, who holds it since when."""

    unit_code: str
    body: str
    office: str
    people: tuple[str, ...]


def doubled(plan: Plan, *, on: date) -> list[Doubled]:
    """Offices of one person that two would hold on a day where a list names one of them."""
    listed = [(row, row.to_on) for row in plan.new]
    listed += [(row, row.to_on or seat.to_on) for row, seat in plan.other]
    named: dict[Place, dict[str, date]] = {}
    for row, last in listed:
        if row.role in ALONE and _sits(row.from_on, last, on):
            named.setdefault((row.unit_code, row.body, row.role, row.group_no), {})[row.name] = row.from_on
    held = {key: dict(people) for key, people in named.items()}
    told = {seat.pk for _, seat in plan.other}
    for seat in plan.stored:
        key = (seat.unit_code, seat.body, seat.role, seat.group_no)
        if key in held and seat.pk not in told and _sits(seat.from_on, seat.to_on, on):
            held[key].setdefault(seat.person.name, seat.from_on)
    return [_doubled(key, people) for key, people in sorted(held.items(), key=lambda one: str(one[0])) if len(people) > 1]


def _sits(begin: date, last: date | None, on: date) -> bool:
    return begin <= on and (last is None or last >= on)


def _doubled(key: Place, people: dict[str, date]) -> Doubled:
    code, body, role, group = key
    word = rules.role_word(role, body)
    since = sorted(people.items(), key=lambda one: (one[1], one[0]))
    return Doubled(code, body, f"第{group}组{word}" if group else word, tuple(f"{name}（{chinese_day(day)}起）" for name, day in since))
