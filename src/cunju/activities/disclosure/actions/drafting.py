"""Drafting: lines and totals of a sheet, a month without money, and sending the issue to be reviewed."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.actions.personal import refuse_personal
from cunju.activities.disclosure.facts import SheetDrafted
from cunju.activities.disclosure.models import ColumnMap, Issue, Line, Sheet
from cunju.activities.disclosure.rules import chain, masking, periods
from cunju.archive.storing import Ready, store
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

P = ParamSpec("P")
R = TypeVar("R")
SENDABLE = ("draft", "objected")




@dataclass(frozen=True)
class Written:
    """One line as typed or imported; amounts in fen."""

    title: str
    flow: str = ""
    amount: int | None = None
    day: date | None = None
    basis: str = ""


@dataclass(frozen=True)
class Content:
    """What a sheet says: its lines and, of money, opening and closing; a scan or a paper has its four totals only.

    ``unsure`` are the sentences about what was not certain when a table was read; they stay with the sheet until it is written anew.
    """

    lines: Sequence[Written] = ()
    opening: int | None = None
    closing: int | None = None
    way: str = "lines"
    income: int | None = None
    expense: int | None = None
    scan: uuid.UUID | None = None
    unsure: Sequence[str] = ()


def together(
    act: Callable[Concatenate[Sequence[Sheet], P], R],
) -> Callable[Concatenate[Sequence[Sheet], P], R]:
    """One step on several sheets is written whole or not at all."""

    @wraps(act)
    def whole(sheets: Sequence[Sheet], /, *args: P.args, **named: P.kwargs) -> R:
        now: Any = named["now"]
        with ledger.writing({one.issue.unit_code for one in sheets}, now=now):
            return act(sheets, *args, **named)

    return whole


def write_sheet(
    unit: Unit,
    *,
    month: str,
    category: str,
    content: Content,
    by: str,
    now: datetime,
    brought: Ready | None = None,
) -> Sheet:
    """Write a sheet anew; what was reviewed or posted begins its way again, what hangs on the board stays as it is.

    ``brought`` is the scan of the paper sheet.
    """
    with ledger.writing([unit.code], now=now):
        sheet = _sheet(unit.code, month, category)
        sheet.way, sheet.scan = content.way, content.scan
        sheet.unsure = [masking.masked(one) for one in content.unsure]
        if brought:
            name = periods.Wanted(category, month).title
            sheet.scan = store(brought, unit_code=unit.code, name=name, by=by, now=now).id
        if sheet.is_finance:
            _write_totals(sheet, content)
        _write_lines(sheet, content.lines)
        begin_again(sheet)
        sheet.save()
    return sheet


def _sheet(unit_code: str, month: str, category: str) -> Sheet:
    issue = Issue.objects.filter(unit_code=unit_code, month=month).first() or Issue.objects.create(
        id=identity.new_id(), unit_code=unit_code, month=month
    )
    found = Sheet.objects.filter(issue=issue, category=category).first()
    return found or Sheet.objects.create(
        id=identity.new_id(), issue=issue, category=category, period=periods.period_of(month, category)
    )


def begin_again(sheet: Sheet) -> None:
    """Back to the draft: signatures and seals were given to what it said before."""
    if sheet.state in ("draft", "objected"):
        return
    sheet.state = "draft"
    sheet.sent_on = sheet.reviewed_on = sheet.fixed_on = None
    sheet.signatures.all().delete()
    sheet.seals.all().delete()


def _write_totals(sheet: Sheet, content: Content) -> None:
    if content.way in ("scan", "paper"):
        sheet.income, sheet.expense = content.income or 0, content.expense or 0
    else:
        sheet.income = sum(one.amount or 0 for one in content.lines if one.flow == "in")
        sheet.expense = sum(one.amount or 0 for one in content.lines if one.flow == "out")
    opening = content.opening
    if opening is None:
        opening = queries.closing_before(sheet.issue.unit_code, sheet.issue.month)
    if opening is None and content.closing is not None:
        opening = content.closing - sheet.income + sheet.expense
    sheet.opening = opening
    reckoned = opening + sheet.income - sheet.expense if opening is not None else None
    sheet.closing = content.closing if content.closing is not None else reckoned


def _write_lines(sheet: Sheet, lines: Iterable[Written]) -> None:
    last = queries.posted_before(sheet.issue.unit_code, sheet.issue.month, sheet.category)
    same = set(last) if not sheet.is_finance else set()
    answers = queries.cleared(sheet)
    sheet.lines.all().delete()
    Line.objects.bulk_create(
        Line(
            sheet=sheet,
            place=place,
            flow=one.flow,
            day=one.day,
            title=one.title[:300],
            basis=one.basis[:120],
            amount=one.amount,
            unchanged=one.title in same,
            cleared=answers.get((one.title[:300], one.basis[:120]), []),
        )
        for place, one in enumerate(lines, start=1)
    )


def nothing_happened(unit: Unit, *, month: str, on: date, by: str, now: datetime) -> Sheet:
    """本月无收支: the balance stays, and the sheet goes to be reviewed at once."""
    with ledger.writing([unit.code], now=now):
        if _sheet(unit.code, month, periods.FINANCE).state not in SENDABLE:
            raise WrongMoment("这个月的财务公开表已经送审，不能再记“本月无收支”。")
        content = Content(way="nothing", opening=queries.closing_before(unit.code, month))
        sheet = write_sheet(unit, month=month, category=periods.FINANCE, content=content, by=by, now=now)
        send([sheet], on=on, by=by, now=now)
    return sheet


@together
def send(sheets: Sequence[Sheet], *, on: date, by: str, now: datetime) -> None:
    """The two committees' proposal goes to the supervisory committee; one tap for the issue."""
    for sheet in sheets:
        with ledger.writing([sheet.issue.unit_code], now=now) as pen:
            sheet.refresh_from_db()
            if sheet.state not in SENDABLE:
                continue
            refuse_day("送审", on, not_before=None, today=now.date())
            refuse_personal(sheet)
            fact = pen.record(
                SheetDrafted(sheet.category, sheet.period),
                unit=sheet.issue.unit_code,
                occurred_on=on,
                by=by,
                fact_id=identity.new_id(),
            )
            sheet.state, sheet.sent_on, sheet.sent_fact = "sent", on, fact.uid
            sheet.reviewed_on = sheet.fixed_on = None
            sheet.save()


def refuse_day(name: str, on: date, *, not_before: date | None, today: date) -> None:
    """A step's day lies in the past and not before the step it needs."""
    if fault := chain.day_fault(name, on, not_before=not_before, today=today):
        raise CannotBe(*fault)


def remember_columns(
    unit: Unit, *, town_code: str, columns: Mapping[str, str], by: str, now: datetime
) -> None:
    """Keep what the town's headings stand for; the next unit of the town need not say it."""
    with ledger.writing([unit.code], now=now):
        found = ColumnMap.objects.filter(town_code=town_code).first()
        known = dict(found.columns) if found else {}
        if found and known | dict(columns) == known:
            return
        ColumnMap.objects.update_or_create(
            town_code=town_code, defaults={"columns": known | dict(columns), "by": by}
        )
