"""What a request asks for: the unit in scope, the period, the chapter or the one record."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from cunju.kernel.days import Span, parse_period, period_zh
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import access
from cunju.org.models import Unit
from cunju.reports.chapters import workbook

UNITS = ("village", "community")


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit's workbook as asked for: ``period`` as in the address, ``chapter`` empty for all, or one record."""

    unit: Unit
    period: str
    between: Span
    chapter: str = ""
    record: Fact | None = None

    @property
    def query(self) -> str:
        """The same question as a query string."""
        parts = [f"period={self.period}"]
        parts += [f"chapter={self.chapter}"] if self.chapter else []
        parts += [f"record={self.record.uid}"] if self.record else []
        return "?" + "&".join(parts)


def unit_for(request: HttpRequest, code: str, kinds: Iterable[str] = UNITS) -> Unit:
    """A village or community in scope (or another of ``kinds``), or Http404."""
    unit = access.unit_for(request, code)
    if unit.kind not in kinds:
        raise Http404
    return unit


def asked(request: HttpRequest, code: str) -> Asked:
    """What was asked; Http404 for a period, chapter or record there is not."""
    unit = unit_for(request, code)
    period = request.GET.get("period") or str(access.today_of(request).year)
    chapter = request.GET.get("chapter", "")
    if chapter and not workbook(unit.kind).chapter(chapter):
        raise Http404
    return Asked(unit, period, span(period), chapter, _record(request.GET.get("record", ""), unit))


def span(period: str) -> Span:
    """The days of a period as in the address, or Http404."""
    try:
        return parse_period(period)
    except ValueError:
        raise Http404 from None


def _record(text: str, unit: Unit) -> Fact | None:
    if not text:
        return None
    try:
        found = ledger.current(uuid.UUID(text))
    except ValueError:
        raise Http404 from None
    if found is None or found.unit_code != unit.code or found.retracted:
        raise Http404
    return found


def periods(today: date) -> list[tuple[str, str]]:
    """Periods to choose from, the present year first: years, its quarters, its months."""
    year = today.year
    found = [str(one) for one in (year, year - 1, year - 2)]
    found += [f"{year}Q{one}" for one in range(1, (today.month + 2) // 3 + 1)]
    found += [f"{year}-{one:02d}" for one in range(1, today.month + 1)]
    return [(one, period_zh(one)) for one in found]
