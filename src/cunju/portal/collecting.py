"""Asks each installed room for its part of a public page, and adds what is no room's: what is to come, the year's tasks."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from cunju.kernel import offers
from cunju.kernel.sections import COMING, TRAILS, Section, Shown, Trail
from cunju.org.models import Unit
from cunju.portal import standing
from cunju.reports import calendar

# Of what was decided so much is read at once; the rest folds away, nothing is left out.
FIRST = 6


def sections(unit: Unit, *, on: date) -> list[Section]:
    """All sections of a unit's board as of a day, in their places."""
    offering = [one for room in settings.ROOMS if (one := offers.asked(room, offers.Public.sections))]
    found = [one for offered in offering for one in offered(unit, on=on)]
    found += [*_decided(unit, on), *_coming(unit, on), *standing.section(unit, on=on)]
    return sorted(found, key=lambda one: (one.place, one.key))


def by_code(code: str, *, on: date) -> Shown | None:
    """What a short code stands for, or None."""
    for room in settings.ROOMS:
        offered = offers.asked(room, offers.Public.by_code)
        if offered and (found := offered(code, on=on)):
            return found
    return None


def trails(unit: Unit, *, on: date) -> list[Trail]:
    """What was decided, newest first; what one room tells of another's record is told once, where more is known of it."""
    offering = [one for room in settings.ROOMS if (one := offers.asked(room, offers.Public.trails))]
    found = [one for offered in offering for one in offered(unit, on=on)]
    return sorted(_once(found), key=lambda one: one.on, reverse=True)


def _once(found: list[Trail]) -> Iterable[Trail]:
    told = {key for one in found for key in one.facts}
    return (one for one in found if one.key not in told or one.notes)


def _decided(unit: Unit, on: date) -> list[Section]:
    found = trails(unit, on=on)
    if not found:
        return []
    return [Section("portal.trails", TRAILS, "portal/trails.html", {"trails": found[:FIRST], "more": found[FIRST:]})]


def _coming(unit: Unit, on: date) -> list[Section]:
    """Meetings and sessions arranged from a day on, whatever rooms have them; where there is none, that is said."""
    return [Section("portal.coming", COMING, "portal/coming.html", {"dates": calendar.arranged(unit, since=on)})]
