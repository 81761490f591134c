"""Texts of the years before from an Excel list (补录): a row is a text with its vote, filing and posting; its use on the shelf's sheet."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.conventions import queries
from cunju.activities.conventions.actions.texts import Vote, adopt, put, write
from cunju.activities.conventions.book import BOOK, called, step_of
from cunju.activities.conventions.facts import MEETING
from cunju.activities.conventions.models import Entry
from cunju.activities.conventions.rules import life
from cunju.activities.conventions.steps import CHARTERS, TEXTS
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.days import chinese_day
from cunju.kernel.excel import Rows, Wrong, day_of, text_of
from cunju.kernel.refusals import WrongMoment
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records import filling, reading
from cunju.records.backentry import Row
from cunju.records.book import Told

SHEET, LINES = "文本", ("used", "assessed")
WHICH, BODY, VOTED, HELD, PAGE = "哪个文本", "全文", "表决日期", "什么会议表决的", "纸上第几页"
HEARD, FILED, POSTED, PARTY = "征集民意日期", "备案日期", "公布日期", "章程写入了党的领导"
NEEDED = {SHEET: (WHICH, BODY, VOTED, HELD), filling.SHEET: (filling.DAY, filling.STEP)}
BODIES = {"村（居）民会议": life.ASSEMBLY, "村（居）民代表会议": life.REPRESENTATIVES}
NOTES = (
    f"“{SHEET}”表一行一个文本，按表决的先后写；“{BODY}”把全文贴在一格里，按条换行，编号照原样。",
    "表决的会议已经登记过的，会自动对上；没有登记的按纸上的记录写入。",
    f"“{PARTY}”只有章程要写，看过原句的写“{filling.YES}”。征集、备案、公布没有做的空着。",
    f"“{filling.SHEET}”表写公约的运用（活动、劝导）和评估；评估在“{filling.AFTER}”写公布的日期。",
    "已经登记过的同样文本、同一天的表决不会重复写入；要改的到那条记录的页面更正。",
)


def blank(unit: Unit) -> bytes:
    """The empty list."""
    columns = [
        Column(WHICH, 16, choices=list(_subjects(unit))), Column(BODY, 60, "wrap"), Column(VOTED, 12, "day"),
        Column(HELD, 18, choices=list(_bodies(unit))), Column(PAGE, 10), Column(HEARD, 14, "day"), Column(FILED, 12, "day"),
        Column(POSTED, 12, "day"), Column(PARTY, 18, choices=(filling.YES, filling.NO)),
    ]  # fmt: skip
    return made([Blank(SHEET, columns), filling.sheet(BOOK, LINES, unit)], NOTES)


def _subjects(unit: Unit) -> dict[str, str]:
    return {called(one): one for one in TEXTS[unit.kind]}


def _bodies(unit: Unit) -> dict[str, str]:
    return {of_kind(word, unit.kind): value for word, value in BODIES.items()}


@dataclass(frozen=True)
class Written:
    """A text as its row says it."""

    subject: str
    body: str
    voted: date
    held: str
    page: str
    heard: date | None
    filed: date | None
    posted: date | None
    party: bool


def rows_of(sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The texts of a filled list, then how they were used, each with its act."""
    read, load = partial(_read, unit), partial(_load, unit, by=by, now=now)
    with ledger.writing([unit.code], now=now):  # the unit is folded once, when all rows are through
        yield from filled.rows_of(SHEET, sheets.get(SHEET, ()), named=WHICH, said=_said, written=read, load=load)
        yield from filling.rows_of(BOOK, LINES, {filling.SHEET: sheets.get(filling.SHEET, ())}, unit, by, now)


def _said(cells: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (text_of(cells.get(one)) for one in (WHICH, VOTED))))


def _picked(cells: Mapping[str, Any], label: str, words: Mapping[str, str]) -> str:
    said = text_of(cells.get(label))
    if said not in words:
        raise Wrong(f"“{label}”写的是“{said}”，应从{'、'.join(words)}中选")
    return words[said]


def _read(unit: Unit, cells: Mapping[str, Any]) -> Written:
    subject, body = _picked(cells, WHICH, _subjects(unit)), text_of(cells.get(BODY))
    if not body:
        raise Wrong(f"“{BODY}”没有填")
    voted = day_of(cells.get(VOTED), VOTED)
    if voted is None:
        raise Wrong(f"“{VOTED}”没有填")
    held = _picked(cells, HELD, _bodies(unit))
    answers = {filling.YES: filling.YES, filling.NO: "", "": ""}
    party = bool(_picked(cells, PARTY, answers)) if subject in CHARTERS else False
    heard, done, posted = (day_of(cells.get(one), one) for one in (HEARD, FILED, POSTED))
    if posted and not done:
        raise Wrong(f"写了“{POSTED}”，没有写“{FILED}”；先备案再公布，请补上备案的日期")
    return Written(subject, body, voted, held, text_of(cells.get(PAGE)), heard, done, posted, party)


def _load(unit: Unit, row: Written, *, by: str, now: datetime) -> bool:
    """Keep a text with its vote, filing and posting; False where the vote of that day on it stands already."""
    text = put(unit, row.subject, row.body, by=by, now=now, on=row.voted)
    if there := queries.adoption(text):
        if there.on != row.voted:
            raise WrongMoment(f"这个文本已经记过{chinese_day(there.on)}的表决；要改请打开那条记录更正。")
        return False
    if row.heard and not reading.live(BOOK, unit.code, step="opinions").filter(on=row.heard, said__subject=row.subject).exists():
        write(unit, Told(row.heard, "", "", {"subject": row.subject}), step="opinions", by=by, now=now)
    vote = Vote(_meeting(unit, row), row.voted, row.page, row.held, party=row.party)
    line: Entry = adopt(unit, text, vote, by=by, now=now)
    for step, day in (("filed", row.filed), ("posted", row.posted)):
        if day:
            line = write(unit, Told(day), step=step_of(row.subject, step), by=by, now=now, parent=line)
    return True


def _meeting(unit: Unit, row: Written) -> Any:
    """The recorded meeting of that day and body, where there is one and no other."""
    found = ledger.offers(unit.code, kinds=[MEETING], between=(row.voted, row.voted), having={"attributes__body": row.held})
    return found[0].root if len(found) == 1 else None
