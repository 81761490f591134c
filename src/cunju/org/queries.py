"""Reads of units, people and rolls, each as of a day."""

from datetime import date

from django.db.models import Q, QuerySet

from cunju.kernel.codes import town_code
from cunju.org.models import Roll, Seat, Unit, UnitName


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


def towns_under(prefix: str, *, on: date) -> list[Unit]:
    """Addressed towns and streets under a prefix (or the one it lies in), in code order."""
    wanted = Q(code__startswith=prefix) if len(prefix) < 9 else Q(code=town_code(prefix))
    return list(Unit.objects.filter(wanted, _valid(on), kind="town", addressee=True).order_by("code"))


def units_under(prefix: str, *, on: date) -> list[Unit]:
    """Villages and communities under a prefix, of addressed towns, in code order."""
    off = set(Unit.objects.filter(kind="town", addressee=False).values_list("code", flat=True))
    units = Unit.objects.filter(
        _valid(on), code__startswith=prefix, kind__in=("village", "community")
    ).order_by("code")
    return [one for one in units if town_code(one.code) not in off]


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


def unit_name(code: str, *, on: date) -> str:
    """A unit's name as of a day."""
    named = UnitName.objects.filter(unit_id=code, from_on__lte=on).order_by("-from_on").first()
    found = None if named else unit(code)
    return named.name if named else (found.name if found else code)


def search(words: str, *, prefix: str) -> QuerySet[Unit]:
    """Units under a prefix by name, pinyin initials or code."""
    words = words.strip()
    wanted = Q(name__contains=words) | Q(code__startswith=words) | Q(initials__startswith=words.lower())
    return (
        Unit.objects.filter(wanted, code__startswith=prefix).order_by("code")
        if words
        else Unit.objects.none()
    )
