"""Reads of units, people and rolls, each as of a day."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from cunju.kernel.codes import town_code
from cunju.kernel.days import SHANGHAI
from cunju.org import bodies
from cunju.org.inferring import plain
from cunju.org.models import ABOVE, KINDS, Reach, Roll, Seat, Succession, Unit, UnitName, Visit
from cunju.org.renaming import called, names_on, with_names

# Marks of half width as names of units write them in full width.
TO_FULL = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
# What people say for the ending of a name, and how names of units end. Letters fewer than these say nothing as pinyin.
SHORT = (("村委会", "村村民委员会"), ("村委会", "村民委员会"), ("居委会", "社区居民委员会"), ("居委会", "居民委员会"))
SHORTEST = 3
_switched_off: Callable[[], Iterable[str]] = tuple


def leave_out(towns: Callable[[], Iterable[str]]) -> None:
    """Set which towns the notice does not address; called once at start by ``duties``, which knows the catalogue."""
    global _switched_off
    _switched_off = towns


def addresses(town: Unit) -> bool:
    """Whether the notice in force addresses a town: the one line of its pack, or the unit's own mark."""
    return town.addressee and town.code not in _switched_off()


def unit(code: str) -> Unit | None:
    """One unit by its code."""
    return Unit.objects.filter(code=code).first()


def town_of(found: Unit) -> Unit | None:
    """The town or street a village or community stands under."""
    return unit(town_code(found.code)) if len(found.code) == 12 else None


def _valid(on: date) -> Q:
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (
        Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    )


def valid_units(*, on: date) -> QuerySet[Unit]:
    """Units that there are on a day."""
    return Unit.objects.filter(_valid(on))


def names(codes: Iterable[str], *, on: date | None = None) -> dict[str, str]:
    """Names by code: those of a day, or the present ones."""
    if on is not None:
        return names_on(codes, on=on)
    return dict(Unit.objects.filter(code__in=set(codes)).values_list("code", "name"))


def units_by_code(codes: Iterable[str]) -> dict[str, Unit]:
    """Units by code, as they are now."""
    return Unit.objects.in_bulk(set(codes))


def towns_under(prefix: str, *, on: date) -> list[Unit]:
    """Addressed towns and streets under a prefix (or the one it lies in), in code order."""
    wanted = Q(code__startswith=prefix) if len(prefix) < 9 else Q(code=town_code(prefix))
    towns = Unit.objects.filter(wanted, _valid(on), kind="town").order_by("code")
    return [one for one in called(with_names(towns, on=on)) if addresses(one)]


def addressed_under(prefix: str, *, on: date) -> tuple[list[Unit], list[Unit], list[Unit]]:
    """Villages and communities, addressed towns, and streets switched off, of a prefix in one query; code order."""
    wanted = valid_units(on=on).filter(code__startswith=prefix[:9]).order_by("code")
    found = called(with_names(wanted, on=on))
    towns = [one for one in found if one.kind == "town"]
    off = {one.code for one in towns if not addresses(one)}
    units = [one for one in found if one.kind in ("village", "community") and one.code.startswith(prefix)]
    return (
        [one for one in units if town_code(one.code) not in off],
        [one for one in towns if one.code not in off],
        [one for one in towns if one.code in off],
    )


def units_under(prefix: str, *, on: date) -> list[Unit]:
    """Villages and communities under a prefix, of addressed towns, in code order."""
    off = set(Unit.objects.filter(kind="town", addressee=False).values_list("code", flat=True))
    off |= set(_switched_off())
    units = Unit.objects.filter(
        _valid(on), code__startswith=prefix, kind__in=("village", "community")
    ).order_by("code")
    return [one for one in called(with_names(units, on=on)) if town_code(one.code) not in off]


def reached(code: str, *, on: date) -> tuple[str, ...]:
    """Prefixes beyond its own that an office, or one below it, reaches on a day: those of its predecessors."""
    since = Q(from_on__isnull=True) | Q(from_on__lte=on)
    until = Q(to_on__isnull=True) | Q(to_on__gte=on)
    found = Reach.objects.filter(since, until, office_code__startswith=code).order_by("prefix")
    return tuple(found.values_list("prefix", flat=True).distinct())


def districts_here(codes: Iterable[str]) -> set[str]:
    """Of some districts, those whose towns are in this database."""
    wanted = Q()
    for one in codes:
        wanted |= Q(parent_code=one)
    towns = Unit.objects.filter(wanted, kind="town").order_by() if wanted else Unit.objects.none()
    return set(towns.values_list("parent_code", flat=True).distinct())


def reach_everywhere(code: str) -> None:
    """An office reaches every code there is: that of the nation, whose own code is no prefix of any."""
    Reach.objects.get_or_create(office_code=code, prefix="")


def predecessors(code: str, *, on: date) -> list[str]:
    """The codes a unit followed on or before a day, and those they followed."""
    found: list[str] = []
    frontier = [code]
    while frontier:
        rows = Succession.objects.filter(new_code__in=frontier, on__lte=on).order_by("on", "old_code")
        frontier = [old for old in rows.values_list("old_code", flat=True) if old not in (*found, code)]
        found += frontier
    return found


def in_office(unit_code: str, *, body: str | None = None, on: date) -> list[Seat]:
    """Who sits in a body (or in any) on a day, with the person."""
    seats = Seat.objects.filter(unit_code=unit_code, from_on__lte=on).filter(
        Q(to_on__isnull=True) | Q(to_on__gte=on)
    )
    if body:
        seats = seats.filter(body=body)
    return list(seats.select_related("person"))


def roll_on(unit_code: str, *, on: date) -> Roll | None:
    """The newest roll recorded for a day not after ``on``."""
    return Roll.objects.filter(unit_code=unit_code, on__lte=on).order_by("-on").first()


def bases(unit_code: str, *, on: date) -> dict[str, int | None]:
    """How many there are on a day of those who may ask for something together; None where no roll says."""
    roll = roll_on(unit_code, on=on)
    seats = {one.person_id for one in in_office(unit_code, body=bodies.REPRESENTATIVES, on=on)}
    adults, households, groups = (roll.adults, roll.households, roll.groups) if roll else (None, None, None)
    return {"villagers": adults, "adults": adults, "households": households, "groups": groups, "representatives": len(seats) or None}


def collective_org(unit_code: str, *, on: date) -> bool | None:
    """Whether a village has a collective economic organisation on a day, as its rolls last said; None where none says."""
    said = Roll.objects.filter(unit_code=unit_code, on__lte=on).exclude(collective_org=None).order_by("-on").first()
    return said.collective_org if said else None


def unit_name(code: str, *, on: date) -> str:
    """A unit's name as of a day."""
    return names_on([code], on=on).get(code, code)


def search(words: str, *, prefix: str, also: tuple[str, ...] = ()) -> QuerySet[Unit]:
    """Units under a prefix (or one of ``also``) by name, an earlier name, pinyin or its initials, or code; in half or full width."""
    words = "".join(words.split())
    if not words:
        return Unit.objects.none()
    half = plain(words)
    written = Q(name__contains=words)
    for one in _writings(half):
        written |= Q(name__contains=one) | Q(name__contains=one.translate(TO_FULL))
    once = UnitName.objects.filter(written).values("unit_id")
    wanted = written | Q(code__startswith=half) | Q(pk__in=once)
    wanted |= Q(initials__startswith=half.lower())
    if len(half) >= SHORTEST and half.isascii() and half.isalpha():
        wanted |= Q(pinyin__contains=half.lower())
    scope = Q(code__startswith=prefix)
    for one in also:
        scope |= Q(code__startswith=one)
    return Unit.objects.filter(wanted, scope).order_by("code")


def _writings(half: str) -> list[str]:
    """A name as it is typed, and as units write it in full: 玉峰山村委会 and 玉峰山村村委会, 双桐路居委会."""
    found = [half]
    for short, full in SHORT:
        if half.endswith(short):
            stem = half.removesuffix(short)
            found.append(stem + full)
    return found


def unit_counts() -> list[tuple[str, int]]:
    """How many units of each kind there are, in words."""
    found = dict(Unit.objects.order_by().values_list("kind").annotate(n=Count("code")))
    above = [(kind, word) for kind, word in ABOVE if found.get(kind)]
    return [(word, found.get(kind, 0)) for kind, word in (*above, *KINDS)]


def visits(*, account: str = "", on: date | None = None) -> QuerySet[Visit]:
    """The access log, newest first; of one account, of one day of the machine clock."""
    found = Visit.objects.order_by("-at", "-pk")
    if account:
        found = found.filter(account=account)
    if on:
        start = datetime.combine(on, time(), SHANGHAI)
        found = found.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return found
