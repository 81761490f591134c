"""Sheets posted before, from the rows of an Excel list (补录): each goes its whole way as its pages would take it."""

import uuid
from collections.abc import Generator, Mapping
from datetime import datetime
from functools import partial

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.actions.drafting import Content, send, write_sheet
from cunju.activities.disclosure.actions.drafting import Written as Line
from cunju.activities.disclosure.actions.personal import Personal
from cunju.activities.disclosure.actions.posting import Posted, mark_synced, publish, take_down
from cunju.activities.disclosure.actions.reviewing import Reviewed, fix, review
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.rules import filling
from cunju.kernel.excel import Rows
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import backentry as filled
from cunju.records.backentry import Row

PAPER = "纸质台账"


def rows_of(sheets: Mapping[str, Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The rows of a filled list, each with its act."""
    found = sheets[filling.SHEET]
    written, load = filling.written, partial(_load, unit, by=by, now=now)
    with ledger.writing([unit.code], now=now):  # the unit is folded once, when all rows are through
        yield from filled.rows_of(filling.SHEET, found, named=filling.NAMED, said=filling.said, written=written, load=load)


def _load(unit: Unit, written: filling.Written, *, by: str, now: datetime) -> bool:
    """Take one sheet from its draft to the board, with the days written; whether it was not there yet."""
    with ledger.writing([unit.code], now=now):
        if _stands(unit, written):
            return False
        sheet = write_sheet(unit, month=written.month, category=written.category, content=_content(written), by=by, now=now)
        _send(sheet, written, by=by, now=now)
        if written.reviewed_on:
            said = Reviewed(passed=True, on=written.reviewed_on, seats=_seats(unit, written), proxy=True)
            review([sheet], said, by=by, now=now)
        if written.fixed_on:
            meeting = queries.joint_on(unit.code, on=written.fixed_on)
            fix([sheet], on=written.fixed_on, meeting=meeting, page="" if meeting else PAPER, by=by, now=now)
        seals = filling.BOTH_SEALS if written.sealed else frozenset()
        posted = Posted(written.published_on, seals, platform=written.platform_on == written.published_on)
        publish([sheet], posted, unit=unit, by=by, now=now)
        sheet.refresh_from_db()
        if written.platform_on and not sheet.platform_on:
            mark_synced([sheet], on=written.platform_on, by=by, now=now)
        if written.down_on:
            take_down(sheet, on=written.down_on, by=by, now=now)
    return True


def _send(sheet: Sheet, written: filling.Written, *, by: str, now: datetime) -> None:
    """Send it; what may be personal is put right in the list itself."""
    try:
        send([sheet], on=written.sent_on, by=by, now=now)
    except Personal as refusal:
        raise Personal(f"{refusal.message.partition('请')[0]}请在表里遮住或者改写“公开内容”再装；照登的，打开这一期逐项登记。") from None


def _stands(unit: Unit, written: filling.Written) -> bool:
    """Whether the sheet was posted as the row says; what is under way or says otherwise is left to its page."""
    slots = queries.slots(unit.code, written.month)
    sheet = next((one.sheet for one in slots if one.category == written.category), None)
    if sheet is None:
        return False
    if sheet.published_on is None:
        raise WrongMoment(f"这张公开表正在办（{sheet.get_state_display()}）；请打开这一期接着办，不用补录。")
    same = (sheet.published_on, *_totals(sheet)) == (written.published_on, *_wanted(written))
    if not same:
        on = f"{sheet.published_on.month}月{sheet.published_on.day}日"
        raise WrongMoment(f"这张公开表已经有{on}公布的记录，日期或者金额和表里的不一样；要改请打开那张公开表更正。")
    return True


def _totals(sheet: Sheet) -> tuple[int | None, int | None]:
    return (sheet.income, sheet.expense) if sheet.is_finance else (None, None)


def _wanted(written: filling.Written) -> tuple[int | None, int | None]:
    return (written.income, written.expense) if written.is_finance else (None, None)


def _content(written: filling.Written) -> Content:
    lines = [Line(one) for one in written.content]
    if not written.is_finance:
        return Content(lines)
    way = "paper" if written.income or written.expense else "nothing"
    return Content(lines, written.opening, written.closing, way, written.income, written.expense)


def _seats(unit: Unit, written: filling.Written) -> list[uuid.UUID]:
    """The seats of the members who signed, by name, as of the day of the review."""
    on = written.reviewed_on
    assert on is not None
    members = {one.person.name: one.id for one in queries.members(unit.code, on=on)}
    for name in written.signed:
        if name not in members:
            known = f"名册上是{'、'.join(members)}" if members else "这一天没有登记监督委员会成员"
            raise CannotBe(f"签字成员“{name}”不在审查那一天的名册上；{known}。请照名册写，或者留空。")
    return [members[name] for name in dict.fromkeys(written.signed)]
