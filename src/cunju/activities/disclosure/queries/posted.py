"""What was posted: an edition's content as it was, the unit's editions for the public board, the money of twelve months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cunju import catalogue
from cunju.activities.disclosure.models import AGREED, LAW, Doubt, Edition, Sheet
from cunju.activities.disclosure.queries.letting import let_stand
from cunju.activities.disclosure.rules import chain, masking, periods
from cunju.catalogue.keeping import public_names_months
from cunju.kernel.days import add_months, chinese_day
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

GONE = "公布期满，有个人名字的内容不再在网上显示"


@dataclass(frozen=True, slots=True)
class MonthMoney:
    """One month as posted."""

    month: str
    income: int
    expense: int
    closing: int | None


@dataclass(frozen=True, slots=True)
class YearMoney:
    """A year from January to a month as it was posted: of how many of those months, fen."""

    year: int
    month: int
    posted: int
    income: int
    expense: int


def said_of(sheet: Sheet) -> dict[str, Any]:
    """What a sheet says, kept with its edition: amounts in fen, days as text, never a signer's name; which lines name people."""
    names = _names(sheet)
    return {
        "way": sheet.way,
        "opening": sheet.opening,
        "income": sheet.income,
        "expense": sheet.expense,
        "closing": sheet.closing,
        "signed": sheet.signatures.count(),
        "lines": [
            {
                "flow": one.flow,
                "day": one.day.isoformat() if one.day else "",
                "title": masking.masked(one.title),
                "basis": masking.masked(one.basis),
                "amount": one.amount,
            }
            | ({"names": named} if (named := names.get(one.title, []) + names.get(one.basis, [])) else {})
            for one in sheet.lines.all()
        ],
    } | ({"scan": str(sheet.scan)} if sheet.scan else {})


def _names(sheet: Sheet) -> dict[str, list[str]]:
    """Of the texts that name people on purpose their pieces."""
    found: dict[str, list[str]] = {}
    for one in let_stand(sheet):
        if one.row and one.row.why in (LAW, AGREED):
            found.setdefault(one.text, []).append(one.piece)
    return found


def public_lines(edition: Edition, on: date) -> list[dict[str, Any]]:
    """The lines as everybody reads them on a day: sure findings masked, and words that name people gone once they hung long enough."""
    lines = edition.said.get("lines", [])
    gone = any(one.get("names") for one in lines) and on > add_months(edition.published_on, public_names_months())
    return [one | (_gone() if gone and one.get("names") else _masked(one)) for one in lines]


def _gone() -> dict[str, str]:
    return {"title": GONE, "basis": ""}


def _masked(line: dict[str, Any]) -> dict[str, str]:
    return {name: masking.masked(line.get(name, "")) for name in ("title", "basis")}


def remarks_of(edition: Edition) -> list[str]:
    """What an edition lacked when it was posted, in plain words, and what was made good since; the same wherever it is read."""
    kept = edition.said.get("remarks")
    if kept is None:  # posted before remarks were kept with it: the findings of its fact say the same
        fact = ledger.current(edition.fact)
        codes = [one["code"] for one in fact.findings] if fact else []
        kept = [{"code": one, "text": chain.PUBLIC[one]} for one in codes if one in chain.PUBLIC]
    said = [one["text"] for one in kept]
    if any(one["code"] == "not_reviewed" for one in kept) and edition.sheet.state in ("published", "down"):
        on = edition.sheet.reviewed_on
        said += [f"公布以后补记{chinese_day(on)}审查"] if on else []
    return list(dict.fromkeys(said))


def _posted(unit_code: str, category: str) -> QuerySet[Edition]:
    """Editions of a category, those of the latest month and posted last first."""
    found = Edition.objects.filter(sheet__issue__unit_code=unit_code, sheet__category=category)
    return found.order_by("-sheet__issue__month", "-number")


def closing_before(unit_code: str, month: str) -> int | None:
    """The closing balance published last for the month just before, whatever a draft says by now; None where nothing was."""
    last = periods.months_back(month, 1)
    found = _posted(unit_code, periods.FINANCE).filter(sheet__issue__month=last).first()
    return found.said.get("closing") if found else None


def posted_before(unit_code: str, month: str, category: str) -> list[str]:
    """The items posted last for an earlier period of the same category, as they were posted."""
    found = _posted(unit_code, category).filter(sheet__issue__month__lt=month).first()
    return [one["title"] for one in found.said.get("lines", [])] if found else []


def editions(unit_code: str) -> list[Edition]:
    """All editions of a unit with their sheets, the newest posted first."""
    found = Edition.objects.filter(sheet__issue__unit_code=unit_code).select_related("sheet__issue")
    return list(found.order_by("-sheet__issue__month", "-number"))


def edition_of(code: str) -> Edition | None:
    """The edition a short code stands for."""
    return Edition.objects.filter(code=code).select_related("sheet__issue").first()


def newer(edition: Edition) -> Edition | None:
    """The edition that came after."""
    found = Edition.objects.filter(sheet_id=edition.sheet_id, number__gt=edition.number)
    return found.order_by("number").first()


def standing(edition: Edition, *, last: bool) -> str:
    """same, newer or stopped: what became of a posted edition."""
    if not last:
        return "newer"
    return "stopped" if edition.down_on else "same"


def latest(found: Iterable[Edition]) -> list[Edition]:
    """Of each sheet its newest edition, in the order given."""
    kept: dict[Any, Edition] = {}
    for one in found:
        if one.sheet_id not in kept or kept[one.sheet_id].number < one.number:
            kept[one.sheet_id] = one
    return list(kept.values())


def year_of_money(found: Iterable[Edition]) -> list[MonthMoney]:
    """The last twelve months that were posted, up to the newest; months nobody posted are left out."""
    months = {one.sheet.issue.month: one for one in latest(found) if one.sheet.category == periods.FINANCE}
    if not months:
        return []
    newest = max(months)
    wanted = [periods.months_back(newest, step) for step in range(11, -1, -1)]
    return [
        MonthMoney(
            month,
            months[month].said.get("income") or 0,
            months[month].said.get("expense") or 0,
            months[month].said.get("closing"),
        )
        for month in wanted
        if month in months
    ]


def so_far(found: Iterable[Edition]) -> list[YearMoney]:
    """The year of the newest month up to it, and the same months of the year before; a year of which nothing was posted is left out."""
    months = {one.sheet.issue.month: one for one in latest(found) if one.sheet.category == periods.FINANCE}
    if not months:
        return []
    newest = max(months)
    made = []
    for year in (int(newest[:4]), int(newest[:4]) - 1):
        said = [one.said for month, one in months.items() if f"{year}-01" <= month <= f"{year}{newest[4:]}"]
        if said:
            sums = [sum(one.get(name) or 0 for one in said) for name in ("income", "expense")]
            made.append(YearMoney(year, int(newest[5:]), len(said), *sums))
    return made


def until(edition: Edition, unit: Unit) -> date | None:
    """The first day it may come down; None where no clause says how long it hangs."""
    on = edition.published_on
    return chain.enough_on(edition.sheet.category, on, law=catalogue.law(unit=unit, on=on))


def too_short(category: str, *, up: date, enough: bool | None, unit: Unit) -> str:
    """``不足10日`` of what came down before the clauses of the day it went up let it; else empty."""
    return chain.too_short(category, up, law=catalogue.law(unit=unit, on=up)) if enough is False else ""


def short_of(edition: Edition, unit: Unit) -> str:
    """``不足10日`` of an edition that came down too early; else empty."""
    return too_short(edition.sheet.category, up=edition.published_on, enough=edition.enough, unit=unit)


def must_repost(edition: Edition, unit: Unit) -> bool:
    """Whether a clause of the day it went up says that it is posted again, so few days it hung."""
    again = catalogue.law(unit=unit, on=edition.published_on).first("disclosure.repost_below")
    return again is not None and edition.days_shown is not None and not again.holds(edition.days_shown)


def answered_doubts(unit_code: str) -> list[Doubt]:
    """Villagers' doubts with their answers, newest first, for the board; what waits says so."""
    found = Doubt.objects.filter(unit_code=unit_code).exclude(about="supervisory")
    return list(found.select_related("sheet")[:10])


def not_on_platform(prefix: str, *, on: date) -> list[Sheet]:
    """Sheets below a code prefix posted by a day that nobody said to be on 智慧社区云平台, oldest first."""
    waiting = Sheet.objects.filter(issue__unit_code__startswith=prefix, state="published", platform_on=None, published_on__lte=on)
    return list(waiting.select_related("issue").order_by("published_on", "issue__unit_code", "category"))
