"""Petitions for a meeting: how many are needed today, which wait for their meeting and until when."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from cunju import catalogue
from cunju.activities.assemblies import rules
from cunju.activities.assemblies.book import BOOK
from cunju.activities.assemblies.queries.meetings import find_meeting
from cunju.catalogue import Clause
from cunju.ledger import interface as ledger
from cunju.org import queries as org
from cunju.org.models import Unit
from cunju.records import reading

calls = partial(reading.entries, BOOK)
HELD = "assemblies.meeting_held"


@dataclass(frozen=True, slots=True)
class Called:
    """A petition that waits: which meeting, since when, by when (None: the clause names no day), by which clause."""

    entry: Any
    body: str
    due: date | None
    clause: Clause


def ways(unit: Unit, *, on: date) -> list[rules.Way]:
    """Who may call for a meeting on a day, and how many that is by the roll."""
    return rules.ways(catalogue.law(unit=unit, on=on), org.bases(unit.code, on=on))


def called(unit: Unit) -> list[Called]:
    """Petitions after which no meeting of that body was held that counts, oldest first; by a clause of their day only."""
    found = []
    for one in reading.live(BOOK, unit.code).order_by("on", "id"):
        law, body = catalogue.law(unit=unit, on=one.on), one.said["body"]
        clause = law.first(rules.CALL_DAYS) if body == rules.REPRESENTATIVES else None
        ground = clause or next((each.clause for each in ways(unit, on=one.on) if each.by == one.said["by"]), None)
        if ground and not _answered(one, body):
            found.append(Called(one, body, one.on + timedelta(days=clause.number) if clause else None, ground))
    return found


def _answered(entry: Any, body: str) -> bool:
    """Whether a meeting of that body that decides something was held since and had it on its agenda; of one on paper no agenda is known."""
    held = ledger.facts_of(entry.unit_code, kinds=[HELD], between=(entry.on, date.max)).filter(attributes__body=body)
    found = [find_meeting(one) for one in held.exclude(attributes__result=rules.SHORT).values_list("uid", flat=True)]
    return any(one is None or any(rules.about(entry.text, item.title) for item in one.items.all()) for one in found)
