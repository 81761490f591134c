"""Reads of the ledger: current facts, cards to pick from."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import NoReverseMatch, reverse

from cunju.kernel.days import add_days, chinese_day
from cunju.ledger import lineage, vocabulary
from cunju.ledger.models import Fact
from cunju.org.models import Unit

NOTED_DAYS = 40


@dataclass(frozen=True, slots=True)
class Card:
    """A current fact as something to pick: its root id, its day, its title."""

    root: uuid.UUID
    uid: uuid.UUID
    kind: str
    occurred_on: date
    title: str


def fact_by_id(uid: Any) -> Fact | None:
    """One stored fact, whatever became of it."""
    try:
        return Fact.objects.filter(uid=lineage.as_uid(uid)).first()
    except ValueError:
        return None


def current_facts(kinds: Iterable[str] | None = None) -> QuerySet[Fact]:
    """Facts no later fact supersedes and that are no retraction."""
    later = Fact.objects.filter(supersedes=OuterRef("uid"))
    facts = Fact.objects.filter(~Exists(later), retracted=False)
    return facts if kinds is None else facts.filter(kind__in=list(kinds))


def facts_of(
    unit_code: str, *, kinds: Iterable[str] | None = None, between: tuple[date, date] | None = None
) -> QuerySet[Fact]:
    """A unit's current facts, newest day first."""
    facts = current_facts(kinds).filter(unit_code=unit_code)
    if between:
        facts = facts.filter(occurred_on__range=between)
    return facts.order_by("-occurred_on", "-position")


def offers(
    unit_code: str,
    *,
    kinds: Sequence[str],
    between: tuple[date, date] | None = None,
    having: Mapping[str, Any] | None = None,
    limit: int = 12,
) -> list[Card]:
    """A unit's latest current facts of some kinds, narrowed by lookups, as cards for ``FactField``; none that decides nothing."""
    found = facts_of(unit_code, kinds=kinds, between=between).filter(_binding(kinds))
    facts = list((found.filter(**having) if having else found)[:limit])
    chains = lineage.chains([fact.uid for fact in facts if fact.supersedes])
    kind = _kind_of(unit_code) if facts else ""
    return [_card(fact, chains[fact.uid][0].uid if fact.supersedes else fact.uid, kind) for fact in facts]


def _binding(kinds: Sequence[str]) -> Q:
    """Records whose own verdict lets them decide something (``hollow`` of their kind)."""
    asked = Q()
    for name, fields in vocabulary.hollow().items():
        for field, values in fields if name in kinds else ():
            key = f"attributes__{field}"
            asked &= ~Q(kind=name) | Q(**{f"{key}__isnull": True}) | ~Q(**{f"{key}__in": list(values)})
    return asked


@dataclass(frozen=True, slots=True)
class Entered:
    """When a record was entered: ``late`` days after it was over; a state holds since a day, its list may well be younger."""

    late: int
    holds: bool
    words: str


def entered(fact: Fact) -> Entered:
    """How late a record was entered, in days and in words."""
    kind, after = vocabulary.kind(fact.kind), (fact.recorded_on - fact.occurred_on).days
    holds, late = kind.state_key is not None, after - kind.lasts(fact.attributes)
    if after > 0 and (holds or late <= 0):
        return Entered(0, holds, f"{chinese_day(fact.recorded_on)}登记")
    return Entered(max(late, 0), holds, f"补录，迟{late}天" if late > 0 else "当天录入")


def record_page(kind: str, unit_code: str) -> str:
    """The page of a unit on which facts of a kind are recorded, whatever room has it; empty where none is installed."""
    declared = vocabulary.declared.get(kind)
    if declared is None or not declared.record_url:
        return ""
    try:
        return reverse(declared.record_url, args=[unit_code])
    except NoReverseMatch:
        return ""


def noted(unit_code: str, *, kinds: Sequence[str], on: date, having: Mapping[str, Any] | None = None) -> list[Card]:
    """What stands of the last weeks before a day, to be shown where it would be typed again (``ledger/already.html``)."""
    return offers(unit_code, kinds=kinds, between=(add_days(on, -NOTED_DAYS), on), having=having)


def card(fact: Fact) -> Card:
    """A fact as a card."""
    root = lineage.chain(fact.uid)[0].uid if fact.supersedes else fact.uid
    return _card(fact, root, _kind_of(fact.unit_code))


def _kind_of(unit_code: str) -> str:
    """Village or community, so that a title is said as the unit says it."""
    return Unit.objects.filter(code=unit_code).values_list("kind", flat=True).first() or ""


def _card(fact: Fact, root: uuid.UUID, kind: str) -> Card:
    title = vocabulary.title_of(fact.kind, fact.attributes, kind)
    return Card(root, fact.uid, fact.kind, fact.occurred_on, title)
