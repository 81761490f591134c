"""The town's queue: posted sheets of its units that nobody there has reviewed yet."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from cunju.activities.disclosure.models import ColumnMap, Doubt, Sheet, TownReview
from cunju.activities.disclosure.rules.periods import CATEGORIES
from cunju.kernel.days import Span, period_zh
from cunju.kernel.returned import Returned
from cunju.ledger import interface as ledger
from cunju.org import roles
from cunju.org.models import Account, Unit

# Questions about a breach, and objections as lists from elsewhere may bring them; not the committee's own questions.
ASKED = ("breach", "disclosure", "plan")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One unit with its posted sheets that wait."""

    unit: Unit
    sheets: tuple[Sheet, ...]


def waiting(town_code: str) -> list[Waiting]:
    """Units of a town in code order, each with the sheets whose newest edition the town has not reviewed."""
    newest = Coalesce(Max("editions__number"), 0)
    seen = Coalesce(Max("town_reviews__edition"), 0)
    found = (
        Sheet.objects.filter(issue__unit_code__startswith=town_code, published_fact__isnull=False)
        .annotate(newest=newest, seen=seen)
        .filter(Q(seen__lt=Max("editions__number")))
        .select_related("issue")
        .prefetch_related("lines", "editions", "seals", "signatures", "objections")
        .order_by("issue__unit_code", "issue__month", "category")
    )
    by_unit: dict[str, list[Sheet]] = {}
    for one in found:
        by_unit.setdefault(one.issue.unit_code, []).append(one)
    units = Unit.objects.in_bulk(list(by_unit))
    return [Waiting(units[code], tuple(each)) for code, each in by_unit.items() if code in units]


def returned(account: Account, *, on: date) -> list[Returned]:
    """Sheets of which the town wants the newest edition mended, with its opinion."""
    if account.role != roles.VILLAGE_CLERK:
        return []
    told = TownReview.objects.filter(sheet__issue__unit_code=account.unit_code, result="opinion").annotate(newest=Max("sheet__editions__number"))
    return [
        Returned(
            f"{period_zh(one.sheet.period)}{CATEGORIES[one.sheet.category]}公开表", "镇（街道）", one.opinion,
            reverse("disclosure:record", args=[one.sheet.pk]), one.reviewed_on,
        )
        for one in told.filter(edition=F("newest")).select_related("sheet")
    ]  # fmt: skip


def columns(town_code: str) -> dict[str, str]:
    """What the headings of a town's accountant stand for, as remembered."""
    found = ColumnMap.objects.filter(town_code=town_code).first()
    return dict(found.columns) if found else {}


def doubts(unit_code: str) -> list[Doubt]:
    """A unit's doubts, newest first."""
    return list(Doubt.objects.filter(unit_code=unit_code).select_related("sheet__issue")[:60])


def doubts_within(unit_code: str, between: Span) -> list[Doubt]:
    """The doubts raised in a span, oldest first."""
    found = Doubt.objects.filter(unit_code=unit_code, raised_on__range=(between.start, between.end))
    return list(found.order_by("raised_on", "pk"))


def noted_elsewhere(unit_code: str, *, on: date) -> list[ledger.Card]:
    """Residents' questions of the last weeks in the supervisory committee's book: not to be typed again, nor its own."""
    having = {"attributes__basis__in": ASKED}
    return ledger.noted(unit_code, kinds=["supervision.question_asked"], on=on, having=having)


def doubt(any_id: uuid.UUID) -> Doubt | None:
    """One doubt, by its own id or by a fact of it."""
    found = Doubt.objects.filter(Q(pk=any_id) | Q(fact=any_id) | Q(refer_fact=any_id))
    one = found.select_related("sheet__issue").first()
    fact = None if one else ledger.fact_by_id(any_id)
    if fact is None or fact.kind not in ("disclosure.doubt_answered", "disclosure.referral_answered"):
        return one
    roots = [ledger.chain(uuid.UUID(base))[0].uid for base in fact.rests_on]
    return Doubt.objects.filter(Q(fact__in=roots) | Q(refer_fact__in=roots)).first()
