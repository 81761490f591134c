"""Figures of places above the districts: written whole from a lake (``scale publish``), read by pages, which never fold."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from cunju.duties.cells import WORST, Cell, Tally
from cunju.duties.models import Published
from cunju.kernel.codes import NATION

AT_ONCE = 2000
FIGURES = ("n", "of", "overdue", "judge", "judge_with_records")


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a place: ``cell`` as the matrix has it, ``states``: how many units stand in each state, ``office``: the office's own cell."""

    cell: Cell
    states: Mapping[str, int] = field(default_factory=dict)
    office: Cell | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its figures, one a measure; ``known_by`` is an instant, ``on`` a day."""

    code: str
    above: str
    level: str
    kind: str
    name: str
    units: int
    on: date
    known_by: datetime
    made_at: datetime
    figures: tuple[Figure, ...]
    made_up: bool = False

    def figure(self, measure: int) -> Figure | None:
        """That of one measure; None where it is not there."""
        return next((one for one in self.figures if one.cell.measure == measure), None)


def replace(places: Iterable[Place]) -> int:
    """Put these in the place of all that was there, in one transaction, and count them."""
    made = 0
    with transaction.atomic():
        Published.objects.all().delete()
        rows = _rows(places)
        while part := list(islice(rows, AT_ONCE)):
            Published.objects.bulk_create(part)
            made += len(part)
    return made


def _rows(places: Iterable[Place]) -> Iterator[Published]:
    for one in places:
        yield Published(
            code=one.code, above=one.above, level=one.level, kind=one.kind, name=one.name, units=one.units, on=one.on,
            known_by=one.known_by, made_at=one.made_at, made_up=one.made_up, figures=packed(one.figures),
        )  # fmt: skip


def place(code: str) -> Place | None:
    """What was published of a place."""
    found = Published.objects.filter(code=code).first()
    return _place(found) if found else None


def below(code: str) -> list[Place]:
    """The places listed on its page, in the order of their codes."""
    return [_place(one) for one in Published.objects.filter(above=code).order_by("code")]


def names_above(code: str) -> list[tuple[str, str]]:
    """Code and name of the places above one, the topmost first."""
    wanted = [NATION, *(code[:length] for length in (2, 4, 6, 9) if length < len(code))]
    found = Published.objects.filter(code__in=wanted).exclude(code=code).values_list("code", "name")
    return sorted(found, key=lambda one: (one[0] != NATION, len(one[0])))


def _place(row: Published) -> Place:
    return Place(
        row.code, row.above, row.level, row.kind, row.name, row.units, row.on, row.known_by, row.made_at, unpacked(row.figures), row.made_up
    )


def packed(figures: Sequence[Figure]) -> str:
    """Figures as text: a list a measure, states by their place in ``WORST``."""
    return json.dumps([_packed(one) for one in figures], separators=(",", ":"))


def _packed(one: Figure) -> list[object]:
    cell, office = one.cell, one.office
    states = {WORST.index(state): n for state, n in one.states.items() if n}
    own = [WORST.index(office.state), *(getattr(office, name) for name in FIGURES)] if office else []
    figures = [getattr(cell, name) for name in FIGURES]
    return [cell.measure, WORST.index(cell.state), *figures, [cell.own.n, cell.own.of, cell.own.overdue], states, own]


def unpacked(text: str) -> tuple[Figure, ...]:
    """What ``packed`` made of them."""
    return tuple(_unpacked(*one) for one in json.loads(text))


def _unpacked(
    measure: int, state: int, n: int, of: int, overdue: int, judge: int, held: int, own: list[int], states: dict[str, int], office: list[int]
) -> Figure:
    cell = Cell(measure, WORST[state], n, of, overdue, judge, held, Tally(*own))
    return Figure(cell, {WORST[int(at)]: count for at, count in states.items()}, _office(measure, *office) if office else None)


def _office(measure: int, state: int, n: int, of: int, overdue: int, judge: int, held: int) -> Cell:
    return Cell(measure, WORST[state], n, of, overdue, judge, held, Tally(n, of, overdue))
