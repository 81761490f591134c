"""A unit's matters of the years before from Excel (补录): a row a matter, with how it ended and what the person said of it."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.matters.actions import Matter, receive, write
from cunju.activities.matters.book import BOOK
from cunju.activities.matters.models import Entry
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Rows, Wrong, day_of, text_of
from cunju.kernel.personal import masked
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records.backentry import Filling, Row
from cunju.records.book import Told
from cunju.records.filling import NO, YES
from cunju.records.models import LIVE

SHEET = "居民事项"
DAY, WORDS, SIZE, CHANNEL, PLACE, NUMBER, SECRET = "日期", "什么事", "大小", "怎么来的", "在哪里", "平台编号", "不宜公开"
ENDED, HOW, ASKED, SOLVED, WHO = "办结日期", "怎么办的", "回访日期", "解决了没有", "谁说的"
NOTES = (
    "一行一件事。还没有办结的，“办结日期”空着；没有回访的，“回访日期”空着。",
    "141、12345登记过的写“平台编号”，内容写一句就行。这张表不写姓名、电话、身份证号。",
    f"“{SECRET}”写{YES}的，名单、打印、导出里都没有文字。",
    "已经登记过的同一天、同样内容的事项不会重复写入；要改的，到那件事的页面更正。",
)


@dataclass(frozen=True)
class Written:
    """A row as it was read: the matter, how it ended, what was said of it."""

    matter: Matter
    end: Told | None
    said: Told | None


def _words(step: str, name: str) -> dict[str, str]:
    return {word: value for value, word in BOOK.choices(step, name)}


def blank(unit: Unit) -> bytes:
    """The empty list."""
    yes = (YES, NO)
    columns = [
        Column(DAY, 12, "day"), Column(WORDS, 40, "wrap"), Column(SIZE, 10, choices=list(_words("received", "size"))),
        Column(CHANNEL, 12, choices=list(_words("received", "channel"))), Column(PLACE, 16), Column(NUMBER, 16), Column(SECRET, 12, choices=yes),
        Column(ENDED, 12, "day"), Column(HOW, 30, "wrap"), Column(ASKED, 12, "day"), Column(SOLVED, 12, choices=yes),
        Column(WHO, 10, choices=list(_words("confirmed", "by"))),
    ]  # fmt: skip
    return made([Blank(SHEET, columns)], NOTES)


def rows_of(sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The rows of a filled list, each with its act."""
    load = partial(_load, unit, by=by, now=now)
    with ledger.writing([unit.code], now=now):  # the unit is folded once, when all rows are through
        yield from filled.rows_of(SHEET, sheets[SHEET], named=WORDS, said=_said, written=_read, load=load)


def _said(cells: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (text_of(cells.get(one)) for one in (DAY, WORDS))))


def _picked(cells: Mapping[str, Any], heading: str, words: Mapping[str, Any], otherwise: Any) -> Any:
    text = text_of(cells.get(heading))
    if text and text not in words:
        raise Wrong(f"“{heading}”写的是“{text}”，应从{'、'.join(words)}中选")
    return words[text] if text else otherwise


def _day(cells: Mapping[str, Any], heading: str) -> date | None:
    return day_of(cells.get(heading), heading)


def _read(cells: Mapping[str, Any]) -> Written:
    on, text, both = _day(cells, DAY), text_of(cells.get(WORDS)), {YES: True, NO: False}
    if on is None or not text:
        raise Wrong(f"“{DAY if on is None else WORDS}”没有填")
    said = {
        "size": _picked(cells, SIZE, _words("received", "size"), "small"),
        "channel": _picked(cells, CHANNEL, _words("received", "channel"), "window"),
    }  # fmt: skip
    secret = bool(_picked(cells, SECRET, both, False))
    matter = Matter(Told(on, text, "", said), text_of(cells.get(PLACE))[:60], text_of(cells.get(NUMBER))[:40], secret)
    ended, how, asked = _day(cells, ENDED), text_of(cells.get(HOW)), _day(cells, ASKED)
    solved = _picked(cells, SOLVED, both, None)
    if (how or asked) and ended is None:
        raise Wrong(f"“{ENDED}”没有填，可是写了怎么办的或者回访")
    if ended and not how:
        raise Wrong(f"“{HOW}”没有填：写一句怎么办的，怎么答复的")
    if (asked is None) != (solved is None):
        raise Wrong(f"“{ASKED if asked is None else SOLVED}”没有填")
    end = Told(ended, how, "", {"answered": True}) if ended else None
    by = _picked(cells, WHO, _words("confirmed", "by"), "person")
    return Written(matter, end, Told(asked, "", "", {"solved": solved, "by": by}) if asked else None)


def _load(unit: Unit, row: Written, *, by: str, now: datetime) -> bool:
    """Write the matter and its end; False where it stands already."""
    told = row.matter.told
    if Entry.objects.filter(unit_code=unit.code, step="received", on=told.on, text=masked(told.text), state=LIVE).exists():
        return False
    root = receive(unit, row.matter, by=by, now=now)
    if row.end:
        end = write(unit, row.end, step="closed", parent=root, by=by, now=now)
        if row.said:
            write(unit, row.said, step="confirmed", parent=end, by=by, now=now)
    return True


FILLING = Filling(
    key="matters:fill", title="从Excel补录居民事项", word="居民事项", notes=NOTES, back=BOOK.home, blank=blank, needed={SHEET: (DAY, WORDS)},
    rows=rows_of,
)  # fmt: skip
