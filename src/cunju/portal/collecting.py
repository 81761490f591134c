"""Asks each installed room for its part of a public page."""

from datetime import date
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings

from cunju.kernel.sections import Section, Shown
from cunju.org.models import Unit


def _publishing() -> list[ModuleType]:
    return [import_module(f"{room}.public") for room in settings.ROOMS if find_spec(f"{room}.public")]


def sections(unit: Unit, *, on: date) -> list[Section]:
    """All sections of a unit's board as of a day, in their places."""
    found = [one for room in _publishing() if hasattr(room, "sections") for one in room.sections(unit, on=on)]
    return sorted(found, key=lambda one: (one.place, one.key))


def by_code(code: str, *, on: date) -> Shown | None:
    """What a short code stands for, or None."""
    for room in _publishing():
        if hasattr(room, "by_code") and (found := room.by_code(code, on=on)):
            shown: Shown = found
            return shown
    return None
