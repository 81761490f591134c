"""What became of an objection, as who sent it reads it; and which line of which sheet one is about."""

import re
import uuid
from datetime import date

from cunju import catalogue
from cunju.activities.disclosure.models import Doubt, Edition
from cunju.activities.disclosure.queries.posted import edition_of, public_lines
from cunju.activities.disclosure.queries.town import doubt
from cunju.activities.disclosure.rules import money, periods
from cunju.kernel.inputs import Mark, Way
from cunju.org.models import Unit
from cunju.records import clocks

# A code of a sheet, and behind it the number of the line as it is printed, where one is meant.
ABOUT = re.compile(r"([0-9A-Z]{8})(?:-([0-9]{1,3}))?")
FLOWS = {"in": "收入", "out": "支出"}


def meant(unit_code: str, about: str) -> tuple[Edition | None, int]:
    """The edition of this unit and the number of its line (0: all of it) that ``CODE`` or ``CODE-3`` means."""
    match = ABOUT.fullmatch(about.strip().upper())
    edition = edition_of(match[1]) if match else None
    if match is None or edition is None or edition.sheet.issue.unit_code != unit_code:
        return None, 0
    return edition, int(match[2] or 0)


def item(unit: Unit, about: str, on: date) -> str:
    """What is meant in words: ``2023年8月财务，支出第3笔“办公用品”12.00元``; a word of one's own stays as it is."""
    edition, number = meant(unit.code, about)
    if edition is None or edition.published_on > on:
        return about
    title = periods.Wanted(edition.sheet.category, edition.sheet.period).title
    lines = public_lines(edition, on)
    if not 0 < number <= len(lines):
        return title
    line = lines[number - 1]
    amount = f"{money.yuan(line['amount'])}元" if line.get("amount") is not None else ""
    return f"{title}，{FLOWS.get(line['flow'], '')}“{line['title']}”{amount}"


def due(unit: Unit, came: date) -> tuple[date | None, str]:
    """By when an objection that came on a day has to be answered, and by which clause."""
    return clocks.until(came, catalogue.law(unit=unit, on=came).first("disclosure.question_days"))


def way(unit: Unit, became: uuid.UUID, on: date) -> Way | None:
    """Answer, corrected sheet, the way to the town, each with its clock by the law of the day it began."""
    found = doubt(became)
    if found is None:
        return None
    answer = catalogue.law(unit=unit, on=found.raised_on).first("disclosure.question_days")
    marks = []
    if found.answered_on:
        marks.append(clocks.answered("答复", found.raised_on, found.answered_on, found.answer, answer))
    marks += _corrected(found, on)
    until, cite = clocks.until(found.raised_on, answer)
    if found.referred_on:
        asked = catalogue.law(unit=unit, on=found.referred_on).first("disclosure.appeal_days")
        above = found.get_referred_to_display()
        marks.append(Mark(found.referred_on, f"转给{above}", f"由{above}调查核实，答复在这里能看到。", "open"))
        until, cite = clocks.until(found.referred_on, asked)
        if found.town_answered_on:
            marks.append(clocks.answered(f"{above}答复", found.referred_on, found.town_answered_on, found.town_answer, asked))
    answered = bool(found.town_answered_on if found.referred_on else found.answered_on)
    marks.sort(key=lambda one: one.on)
    return Way(marks, answered, None if answered else until, "" if answered else cite, above=found.referred_on is not None)


def _corrected(found: Doubt, on: date) -> list[Mark]:
    """The editions of the sheet it was about that were posted since."""
    editions = Edition.objects.filter(sheet_id=found.sheet_id, number__gt=1, published_on__range=(found.raised_on, on)) if found.sheet_id else ()
    told = []
    for one in editions:
        title = periods.Wanted(one.sheet.category, one.sheet.period).title
        told.append(Mark(one.published_on, "表已更正", f"{title}第{one.number}版。", href=f"/c/{one.code}/", link="看更正以后的表"))
    return told
