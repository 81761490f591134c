"""Dated names of units: a new name keeps the old one for the days before; of every day the name of that day is shown."""

from collections.abc import Iterable
from copy import copy
from datetime import date

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery

from cunju.org.models import Unit, UnitName


def keep(renamed: Iterable[tuple[str, str, str]], *, since: date) -> None:
    """From ``since`` units have new names: (code, old name, new name) each; twice on one day, the last name is the day's."""
    for code, old, new in renamed:
        rows = UnitName.objects.filter(unit_id=code)
        if not rows.exists():
            UnitName.objects.create(unit_id=code, name=old, from_on=None)
        rows.filter(from_on=since).delete()
        if _before(code, since) != new:
            UnitName.objects.create(unit_id=code, name=new, from_on=since)


def _before(code: str, day: date) -> str:
    found = UnitName.objects.filter(_until(day), unit_id=code).order_by(*NEWEST).first()
    return found.name if found else ""


NEWEST = (F("from_on").desc(nulls_last=True), "-pk")


def _until(on: date) -> Q:
    return Q(from_on__isnull=True) | Q(from_on__lte=on)


def with_names(units: QuerySet[Unit], *, on: date) -> QuerySet[Unit]:
    """Units that bring the name of a day along, in the one query; ``called`` puts it in its place."""
    dated = UnitName.objects.filter(_until(on), unit_id=OuterRef("code")).order_by(*NEWEST)
    return units.annotate(name_then=Subquery(dated.values("name")[:1], output_field=CharField()))


def called(units: Iterable[Unit]) -> list[Unit]:
    """Units of ``with_names`` under the name they had on that day."""
    found = list(units)
    for one in found:
        one.name = getattr(one, "name_then", None) or one.name
    return found


def named(unit: Unit, *, on: date) -> Unit:
    """A unit under the name it had on a day; the unit given stays as it is."""
    then = _before(unit.code, on)
    if not then or then == unit.name:
        return unit
    found = copy(unit)
    found.name = then
    return found


def names_on(codes: Iterable[str], *, on: date) -> dict[str, str]:
    """Names of a day by code."""
    found = called(with_names(Unit.objects.filter(code__in=set(codes)), on=on))
    return {one.code: one.name for one in found}


def earlier(units: Iterable[Unit]) -> dict[str, str]:
    """Earlier names of units that had others, by code, oldest first."""
    now = {one.code: one.name for one in units}
    rows = UnitName.objects.filter(unit_id__in=now).order_by(F("from_on").asc(nulls_first=True), "pk")
    found: dict[str, list[str]] = {}
    for code, name in rows.values_list("unit_id", "name"):
        if name != now[code] and name not in found.setdefault(code, []):
            found[code].append(name)
    return {code: "、".join(names) for code, names in found.items() if names}
