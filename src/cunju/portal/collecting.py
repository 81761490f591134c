"""Asks each installed room for its part of a public page."""

from datetime import date

from django.conf import settings

from cunju.kernel import offers
from cunju.kernel.sections import Section, Shown
from cunju.org.models import Unit


def sections(unit: Unit, *, on: date) -> list[Section]:
    """All sections of a unit's board as of a day, in their places."""
    offering = [one for room in settings.ROOMS if (one := offers.asked(room, offers.Public.sections))]
    found = [one for offered in offering for one in offered(unit, on=on)]
    return sorted(found, key=lambda one: (one.place, one.key))


def by_code(code: str, *, on: date) -> Shown | None:
    """What a short code stands for, or None."""
    for room in settings.ROOMS:
        offered = offers.asked(room, offers.Public.by_code)
        if offered and (found := offered(code, on=on)):
            return found
    return None
