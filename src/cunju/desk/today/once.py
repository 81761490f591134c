"""What stands once on today's lists though several texts ask for it."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from cunju.duties import reading
from cunju.duties.status import Window
from cunju.org.models import Unit


class Asked(Protocol):
    """A line of today: what is asked, of whom."""

    @property
    def window(self) -> Window:
        """What is asked."""

    @property
    def unit(self) -> Unit:
        """Of whom."""


L = TypeVar("L", bound=Asked)


def kept(homes: Sequence[list[L]]) -> None:
    """What one record asks for by several texts, and one record answers, stands once: by the text with the earliest day."""
    first: dict[tuple[object, ...], L] = {}
    for one in (each for home in homes for each in home if each.window.opening):
        key, due = _asks(one), one.window.due_on
        known = first.setdefault(key, one)
        if due and due < (known.window.due_on or date.max):
            first[key] = one
    for home in homes:
        home[:] = [one for one in home if not one.window.opening or first[_asks(one)] is one]


def _asks(one: Asked) -> tuple[object, ...]:
    duty = reading.duties_by_id()[one.window.duty]
    return one.unit.code, one.window.opening, duty.facts, duty.owed_by, duty.judgement
