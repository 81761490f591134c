"""Letters that wait for an office, and how many of each kind came to what; never whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from cunju.desk import wording
from cunju.kernel.inputs import KINDS, SUPERVISORY
from cunju.org import queries, roles
from cunju.org.models import Account
from cunju.records import letters
from cunju.records.handling import HANDLERS, kinds_of
from cunju.records.models import ACCEPTED, DECLINED, WAITING, Letter

MOST, WORDS = 8, 40


@dataclass(frozen=True, slots=True)
class Line:
    """A letter as a list shows it: what it is, where, since when, how it stands as look and word, where it is read."""

    what: str
    words: str
    where: str
    on: date
    look: str
    word: str
    href: str


def of(account: Account, code: str) -> QuerySet[Letter]:
    """The letters of a code that an account reads, the newest first."""
    return Letter.objects.filter(unit_code__startswith=code, kind__in=kinds_of(account)).order_by("-came_on", "-id")


def due(account: Account, *, on: date) -> QuerySet[Letter]:
    """What waits for an account, the oldest first: a unit's own; the town's what concerns the committee, what nobody touched for a day,
    what its sender took there.
    """
    waiting = Q(state=WAITING)
    if account.role == roles.TOWN_OFFICER:
        taken = letters.taken().values()
        concerns, above = [one.kind for one in taken if one.owner == SUPERVISORY], [one.kind for one in taken if one.up]
        own = Q(town_on__isnull=False, town_answered_on__isnull=True) & ~Q(state=ACCEPTED, kind__in=above)
        waiting = (waiting & (Q(kind__in=concerns) | Q(came_on__lt=on))) | own
    return Letter.objects.filter(waiting, unit_code__startswith=account.reach, kind__in=kinds_of(account)).order_by("came_on", "id")


def lines(found: Sequence[Letter], *, on: date, here: str) -> list[Line]:
    """Letters as lines; the unit is named where it is not the reader's own. One query however many."""
    names = queries.names([one.unit_code for one in found if one.unit_code != here])
    return [
        Line(
            KINDS[one.kind], one.text[:WORDS], wording.short(names[one.unit_code]) if one.unit_code in names else "", one.came_on, *_state(one, on),
            reverse("desk:letter", args=[one.pk]),
        )
        for one in found
    ]  # fmt: skip


def _state(letter: Letter, on: date) -> tuple[str, str]:
    if letter.town_on and not letter.town_answered_on:
        return "soon", "等镇（街道）"
    if letter.state != WAITING:
        return ("done", "已受理") if letter.state == ACCEPTED else ("back", "没有受理")
    days = (on - letter.came_on).days
    return ("soon", f"{days}天没有受理") if days else ("open", "今天收到")


def today(account: Account, *, on: date) -> tuple[list[Line], int]:
    """The first lines of what waits for an account today, and how many more there are."""
    if account.role not in HANDLERS:
        return [], 0
    found = due(account, on=on)
    shown = lines(list(found[:MOST]), on=on, here=account.unit_code)
    return shown, max(found.count() - MOST, 0) if len(shown) == MOST else 0


@dataclass(frozen=True, slots=True)
class Counted:
    """Of one kind how many came in, wait, were accepted, declined, called not solved, taken to the town."""

    label: str
    came: int
    waiting: int
    accepted: int
    declined: int
    unsolved: int
    up: int


def counts(prefix: str, *, year: int) -> list[Counted]:
    """By kind what a year's letters below a code came to; one query."""
    found = Letter.objects.filter(unit_code__startswith=prefix, came_on__year=year).order_by("kind").values_list("kind")
    asked = found.annotate(
        came=Count("id"), waiting=Count("id", Q(state=WAITING)), accepted=Count("id", Q(state=ACCEPTED)), declined=Count("id", Q(state=DECLINED)),
        unsolved=Count("id", Q(solved=False)), up=Count(F("town_on")),
    )  # fmt: skip
    rows = {kind: numbers for kind, *numbers in asked}
    return [Counted(label, *rows[kind]) for kind, label in KINDS.items() if kind in rows]
