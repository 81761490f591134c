"""The lines of a unit, its courtyards, households, months and goods, always in the order of their own lists."""

import uuid
from collections.abc import Sequence
from functools import partial

from cunju.activities.points.book import BOOK, waiting
from cunju.activities.points.models import Entry, Household, Mark, Month, Rules
from cunju.kernel.days import Span
from cunju.records import reading
from cunju.records.models import LIVE

__all__ = [
    "adopted_within", "courtyards", "drafts", "entries", "find", "household", "households", "is_kept", "mark", "marks_within", "months", "naming",
    "waiting", "within", "words",
]  # fmt: skip
find = partial(reading.find, BOOK)
entries = partial(reading.entries, BOOK)
within = partial(reading.within, BOOK)


def naming(prefix: str, text: str) -> list[uuid.UUID]:
    """Root facts of the lines in whose words a text stands; an objection's words are its own household's."""
    found = Entry.objects.filter(unit_code__startswith=prefix, text__icontains=text).exclude(step="objected")
    return list(found.values_list("fact", flat=True))


def words(roots: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What lines are called; of objections and answers nothing."""
    found = Entry.objects.filter(fact__in=roots).exclude(step__in=("objected", "answered"))
    return {fact: name or text for fact, name, text in found.values_list("fact", "name", "text") if name or text}


def courtyards(unit_code: str) -> list[Entry]:
    """A unit's courtyards, in the order in which they were formed."""
    found = Entry.objects.filter(unit_code=unit_code, step="formed", state=LIVE).order_by("on", "id")
    return sorted(found.prefetch_related("households", "followers"), key=lambda one: (one.on, [each.number for each in one.households.all()][:1]))


def households(unit_code: str) -> list[Household]:
    """The households of courtyards that stand, by their own numbers; who left is among them."""
    return list(Household.objects.filter(unit_code=unit_code, courtyard__state=LIVE).select_related("courtyard").order_by("number"))


def months(unit_code: str) -> list[Month]:
    """A unit's months, the newest first."""
    return list(Month.objects.filter(unit_code=unit_code).select_related("entry", "rules").prefetch_related("marks"))


def drafts(unit_code: str) -> list[Rules]:
    """Rules that no meeting adopted yet, the newest first."""
    return list(Rules.objects.filter(unit_code=unit_code, entry=None).prefetch_related("items"))


def is_kept(month: uuid.UUID) -> bool:
    """Whether a month still has entries."""
    return Month.objects.filter(pk=month).exists()


def household(of: uuid.UUID) -> Household:
    """A household a form offered."""
    return Household.objects.get(pk=of)


def mark(of: str) -> Mark | None:
    """An entry a form offered; None where none was chosen."""
    return Mark.objects.get(pk=of) if of else None


def marks_within(unit_code: str, between: Span) -> list[Mark]:
    """The entries of the months of a period, by month and, within one, in the order of the list of households."""
    span = f"{between.start:%Y-%m}", f"{between.end:%Y-%m}"
    found = Mark.objects.filter(month__unit_code=unit_code, month__period__range=span).select_related("month", "household", "item")
    return list(found.order_by("month__period", "household__number", "item__number"))


def adopted_within(unit_code: str, between: Span) -> list[Rules]:
    """The rules adopted in a period, with their items."""
    found = Rules.objects.filter(unit_code=unit_code, entry__on__range=(between.start, between.end), entry__state=LIVE)
    return list(found.prefetch_related("items"))
