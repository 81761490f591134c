"""Records that stand in the ledger alone: back-entered or loaded, no row of a room tells of them. No list is called empty beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef

from cunju.ledger import interface as ledger
from cunju.ledger import lineage
from cunju.ledger.models import Fact
from cunju.records.book import Book


@dataclass(frozen=True, slots=True)
class Alone:
    """How many there are, and by which query the register lists the records of their kinds (none where it is another's register)."""

    count: int
    query: str


def facts(unit_code: str, kinds: Iterable[str], *rows: Any, field: str = "fact", year: int | None = None, **having: Any) -> list[Fact]:
    """A unit's current facts of some kinds, newest first, whose root none of the tables ``rows`` holds in ``field``."""
    between = (date(year, 1, 1), date(year, 12, 31)) if year else None
    found = ledger.facts_of(unit_code, kinds=kinds, between=between).filter(**having)
    for model in rows:
        found = found.exclude(Exists(model.objects.filter(**{field: OuterRef("uid")})))
    later = [one.uid for one in found if one.supersedes]
    roots = {uid: line[0].uid for uid, line in lineage.chains(later).items()} if later else {}
    held = {uid for model in rows for uid in model.objects.filter(**{f"{field}__in": roots.values()}).values_list(field, flat=True)}
    return [one for one in found if roots.get(one.uid) not in held]


def alone(
    unit_code: str, kinds: Iterable[str], *rows: Any, year: int | None = None, linked: bool = True, **having: Any
) -> Alone | None:
    """What of a unit's records no table holds, for ``records/alone.html``; None where every one has its row."""
    asked = sorted(set(kinds))
    count = len(facts(unit_code, asked, *rows, year=year, **having))
    query = [("unit", unit_code), *(("kind", one) for one in asked), *([("year", str(year))] if year else [])]
    return Alone(count, urlencode(query) if linked else "") if count else None


def of_book(book: Book, unit_code: str, *, steps: Iterable[str] = (), **having: Any) -> Alone | None:
    """As ``alone``, of the kinds a room's steps make (of some steps only where named)."""
    kinds = [f"{book.room}.{book.steps[one].kind}" for one in (steps or book.steps)]
    return alone(unit_code, kinds, book.entries, **having)
