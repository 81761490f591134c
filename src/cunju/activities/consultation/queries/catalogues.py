"""Guide, catalogues and key topics of a unit's year."""

from datetime import date

from cunju import catalogue
from cunju.activities.consultation import rules
from cunju.activities.consultation.models import Catalogue, Former, GuideItem, Item, Plan, Topic
from cunju.kernel import verdicts
from cunju.kernel.codes import town_code
from cunju.kernel.days import quarter
from cunju.org import queries as org


def law_of(code: str, *, on: date) -> catalogue.Law:
    """What the law of a day says to a unit; of a town, what it says to its villages."""
    unit = org.unit(code)
    known = unit is not None and unit.kind in ("village", "community")
    return catalogue.law(unit=unit if unit and known else catalogue.Place(code, "village"), on=on)


def guide_of(code: str) -> list[GuideItem]:
    """The guide that serves a unit: its town's where the town loaded one, else the district's."""
    found = list(GuideItem.objects.filter(scope__in=(code[:6], town_code(code) if len(code) >= 9 else code)))
    longest = max((len(one.scope) for one in found), default=0)
    return [one for one in found if len(one.scope) == longest]


def guide_at(scope: str) -> list[GuideItem]:
    """The guide this very office loaded."""
    return list(GuideItem.objects.filter(scope=scope))


def catalogue_of(unit_code: str, *, year: int) -> Catalogue | None:
    """A unit's catalogue of a year."""
    return Catalogue.objects.filter(unit_code=unit_code, year=year).first()


def items_of(unit_code: str, *, year: int) -> list[Item]:
    """The items of a unit's catalogue of a year."""
    return list(Item.objects.filter(catalogue__unit_code=unit_code, catalogue__year=year))


def plan_of(unit_code: str, *, year: int) -> Plan | None:
    """A unit's key topics of a year."""
    return Plan.objects.filter(unit_code=unit_code, year=year).first()


def topics_of(unit_code: str, *, year: int) -> list[Topic]:
    """The key topics of a year by quarter, each with its sessions."""
    found = Topic.objects.filter(plan__unit_code=unit_code, plan__year=year)
    return list(found.prefetch_related("sessions"))


def former(unit_code: str, *, year: int, of: str) -> list[Former]:
    """How a year's catalogue (or key topics) stood before, newest first."""
    return list(Former.objects.filter(unit_code=unit_code, year=year, of=of)[:20])


def waiting_topic(unit_code: str, *, on: date) -> Topic | None:
    """The first key topic planned for this quarter or before that nobody consulted on yet."""
    number = quarter(on)[1]
    for one in topics_of(unit_code, year=on.year):
        if one.quarter <= number and not any(each.state != "void" for each in one.sessions.all()):
            return one
    return None


def said_of_catalogue(unit_code: str, *, year: int) -> tuple[verdicts.Line, ...]:
    """How the catalogue compares with what the law of the day it was settled asks."""
    items = items_of(unit_code, year=year)
    based = sum(one.guide is not None for one in items)
    stands = catalogue_of(unit_code, year=year)
    law = law_of(unit_code, on=stands.decided_on if stands else date(year, 12, 31))
    return rules.catalogue_said(len(items), based, has_guide=bool(guide_of(unit_code)), law=law)
