"""A register of certificates from Excel (补录): a row a certificate, judged by the lists that were in force on its day."""

import re
from collections.abc import Callable, Generator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from cunju.activities.fourlists import queries, rules
from cunju.activities.fourlists.actions.certifying import Asked, certify
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Entry
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Rows, Wrong, day_of, text_of
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records.backentry import Row
from cunju.records.models import LIVE

SHEET, DAY, WHAT, RESULT, REASON, OFFICE, PHONE, WHO = "证明", "日期", "要证明什么", "结果", "不出具的原因", "请他到哪里办", "电话", "谁来办的"
NEEDED = {SHEET: (DAY, WHAT, RESULT)}
NOTES = (
    "一行一份证明，按时间先后写；登记号由系统接着编。",
    "出具了的照实写；当天不在现行清单里的，会写明“清单外”，以后装入清单也不改。",
    "不予出具的写原因；谁来办的可以不写，只有自己单位看得到。",
    "已经有的同一天、同样内容、同一个人的记录不会重复写入。",
)


def _words(field: str) -> dict[str, str]:
    return {word: value for value, word in BOOK.choices("certificate", field)}


def blank(unit: Unit) -> bytes:
    """The empty list."""
    columns = [
        Column(DAY, 12, "day"), Column(WHAT, 24), Column(RESULT, 14, choices=list(_words("result"))),
        Column(REASON, 18, choices=list(_words("reason"))), Column(OFFICE, 24), Column(PHONE, 16), Column(WHO, 16),
    ]  # fmt: skip
    return made([Blank(SHEET, columns)], NOTES)


def rows_of(sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The rows of a filled list, each with its act."""
    load: Callable[[Asked], bool] = partial(_load, unit, by=by, now=now)
    with ledger.writing([unit.code], now=now):  # the unit is folded once, when all rows are through
        yield from filled.rows_of(SHEET, sheets[SHEET], named=WHAT, said=lambda one: text_of(one.get(WHAT)), written=partial(_read, unit), load=load)


def _choice(cells: Mapping[str, Any], label: str, known: Mapping[str, str]) -> str:
    if (text := text_of(cells.get(label))) in known:
        return known[text]
    raise Wrong(f"“{label}”写的是“{text}”，应从{'、'.join(known)}中选")


def _read(unit: Unit, cells: Mapping[str, Any]) -> Asked:
    on, words = day_of(cells.get(DAY), DAY), text_of(cells.get(WHAT))
    if on is None:
        raise Wrong(f"“{DAY}”没有填")
    if not words:
        raise Wrong(f"“{WHAT}”没有填")
    if long := next((name for name, most in ((WHAT, 100), (WHO, 60), (OFFICE, 60), (PHONE, 40)) if len(text_of(cells.get(name))) > most), ""):
        raise Wrong(f"“{long}”太长")
    result = _choice(cells, RESULT, _words("result"))
    if result == "referred" and not text_of(cells.get(OFFICE)):
        raise Wrong(f"转相关部门的，“{OFFICE}”要填")
    if (phone := text_of(cells.get(PHONE))) and not re.search(r"\d", phone):
        raise Wrong(f"“{PHONE}”写的是“{phone[:20]}”，不是电话号码")
    reason = _choice(cells, REASON, _words("reason")) if result == "refused" else ""
    found = [one for one in rules.candidates(words, queries.items_on(unit.code, on=on)) if one.exact]
    wanted = [one for one in found if (one.use == rules.ISSUE) == (result == "issued")] or found
    code, title = (wanted[0].code, wanted[0].title) if wanted else (rules.UNLISTED, "")
    verdict = rules.Verdict(result, code, title, reason, text_of(cells.get(OFFICE)), text_of(cells.get(PHONE)))
    return Asked(on, words, verdict, text_of(cells.get(WHO)))


def _load(unit: Unit, asked: Asked, *, by: str, now: datetime) -> bool:
    """Write a row; False where it stands already."""
    same = Entry.objects.filter(unit_code=unit.code, step="certificate", state=LIVE, on=asked.on, text=asked.words, applicant=asked.who)
    if any(one.said["result"] == asked.verdict.result for one in same):
        return False
    certify(unit, asked, by=by, now=now)
    return True
