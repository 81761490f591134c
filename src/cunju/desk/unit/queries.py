"""What a unit has not done yet, a town also in its units, as lines; how many sit in each of its bodies."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Count
from django.urls import reverse

from cunju.desk.asking import Asked
from cunju.desk.today.queries import OWED_BY, Line, line, still
from cunju.desk.unit.shelves import own_of
from cunju.duties import interface as duties
from cunju.duties import openings
from cunju.duties.reading import Standing, duties_by_id
from cunju.duties.status import Window
from cunju.kernel.words import of_kind
from cunju.org import access, bodies, queries
from cunju.org.models import Account, Seat, Unit

OPEN = ("overdue", "due_soon", "open")


def elsewhere(unit: Unit, asked: Asked) -> list[Standing]:
    """Where a town owes something besides its own house: its units this year, and what of last year is still owed."""
    if unit.kind != "town":
        return []
    below = queries.units_under(unit.code, on=asked.on)
    last = duties.standings([unit, *below], on=asked.on, known=asked.known, year=asked.on.year - 1)
    kept = [replace(one, windows=tuple(each for each in one.windows if still(each, asked.on))) for one in last]
    return [*duties.standings(below, on=asked.on, known=asked.known), *kept]


def owed(standings: Sequence[Standing], kind: str) -> list[tuple[Standing, Window]]:
    """What an office owes in all these, each where it arose."""
    own = own_of(kind)
    return [
        (standing, one)
        for standing in standings
        for one in standing.windows
        if one.owed_by in own and one.status != "not_applicable"
    ]


def waiting(one: Window, kind: str) -> bool:
    """Whether a window is to be done; what was put before a town waits from that day on, as on its 工作台."""
    return one.status in OPEN or (kind == "town" and one.status == "not_due" and bool(duties_by_id()[one.duty].window.after))


def open_lines(mine: Sequence[tuple[Standing, Window]], kind: str, account: Account, asked: Asked) -> list[Line]:
    """What a unit owes and has not done, what has a day first; each line leads to the form where this account writes, else to 为什么."""
    found = [(standing, one) for standing, one in mine if waiting(one, kind)]
    order = [*OPEN, "not_due"]
    found.sort(key=lambda each: (order.index(each[1].status), each[1].due_on or each[1].from_, each[0].unit.code, each[1].duty))
    which = openings.words((one for _, one in found), office=account.reach)
    return [replace(_line(standing, one, account, asked), which=which.get(one.opening, "")) for standing, one in found]


def _line(standing: Standing, one: Window, account: Account, asked: Asked) -> Line:
    found = line(standing.unit, one)
    if standing.unit.code.startswith(account.unit_code) and one.owed_by in OWED_BY.get(account.role, ()) and access.may_write(
        account, standing.unit.code
    ):
        return found
    why = reverse("desk:why", args=[standing.unit.code, one.measure]) + asked.query()
    return replace(found, href=why, go="看")


def people(code: str, kind: str, asked: Asked) -> list[tuple[str, int, int]]:
    """How many sit in each body on the day, and how many of them are women; never who."""
    seats = Seat.objects.filter(unit_code=code, from_on__lte=asked.on).exclude(to_on__lt=asked.on)
    rows = seats.order_by().values_list("body", "person__sex").annotate(n=Count("id"))
    found: dict[str, list[int]] = {}
    for body, sex, n in rows:
        each = found.setdefault(body, [0, 0])
        each[0] += n
        each[1] += n if sex == "f" else 0
    words = bodies.BODY_ZH
    order: Sequence[str] = [*words, *sorted(set(found) - set(words))]
    return [
        (of_kind(words.get(body, body), kind), found[body][0], found[body][1]) for body in sorted(found, key=order.index)
    ]
