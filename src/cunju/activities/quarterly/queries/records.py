"""The records behind a sentence, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org.models import Unit

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Record:
    """One record as a line: which unit, what, and its fact."""

    fact: Fact
    unit: str
    title: str


def records(uids: Sequence[str], number: Any) -> tuple[Page[Fact], list[Record]]:
    """One page of the records of some ids, newest day first."""
    facts = Fact.objects.filter(uid__in=uids).order_by("-occurred_on", "-position")
    page = Paginator(facts, A_PAGE).get_page(number)
    codes = {one.unit_code for one in page}
    units = {one.code: one for one in Unit.objects.filter(code__in=codes)}
    return page, [
        Record(one, unit.name if unit else one.unit_code, ledger.title_of(one.kind, one.attributes, unit.kind if unit else ""))
        for one in page
        for unit in (units.get(one.unit_code),)
    ]
