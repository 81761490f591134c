"""A filled ledger comes in through the rooms' own lists (补录): its rows under their headings, each an act of that list."""

from collections.abc import Generator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.conf import settings

from cunju.api.onetable import filled
from cunju.api.onetable.mapping import Ledger, Template
from cunju.kernel import excel, offers
from cunju.kernel.words import of_kind, short_name
from cunju.org import queries
from cunju.org.models import Unit
from cunju.records.backentry import Filling, Row

NOTES = (
    "下载的表已经填好：村居里登记过的，不用再报一遍。",
    "在别处填过、村居里没有的行，选这个文件检查：原来已有的不会重复写入，新的一行一行列出来，看过再装入。",
    "只看本村（社区）的行；同一镇街别的村（社区）的行留着不动。",
    "已经登记的不在这里改；要改的，到那条记录的页面更正。",
)


PLACES = ("unit", "code", "town")


def lists() -> dict[tuple[str, str], Filling]:
    """The rooms' lists by room and sheet."""
    found: dict[tuple[str, str], Filling] = {}
    for room in settings.ROOMS:
        if offered := offers.asked(room, offers.Actions.fills):
            found |= {(room.rpartition(".")[2], sheet): one for one in offered() for sheet in one.needed}
    return found


def coming_in(template: Template) -> list[Ledger]:
    """Its ledgers that an installed room takes in."""
    known = lists()
    return [one for one in template.ledgers if (one.room, one.list) in known]


def filling(template: Template, *, year: int, on: date, above: str) -> Filling:
    """The template as a list of its own: what it gives is filled already, what comes in goes through the rooms' lists."""
    return Filling(
        key=f"api:onetable:{template.key}", title=template.title, word="一表通", notes=[*NOTES, *_silent(template)], back="api:onetable",
        blank=lambda unit: filled.workbook(template, [unit], year=year, on=on, above=above),
        needed={one.sheet: [each.head for each in one.columns if each.fills] for one in coming_in(template)},
        rows=partial(rows, template), blank_word="下载填好的表",
    )  # fmt: skip


def _silent(template: Template) -> list[str]:
    known = {one.sheet for one in coming_in(template)}
    names = "、".join(f"“{one.sheet}”" for one in template.ledgers if one.sheet not in known)
    said = [f"{names}只导出，不收回：这些内容在村居里本来就是从记录得出的。"] if names else []
    left = [f"“{one.sheet}”的{'、'.join(heads)}" for one in coming_in(template) if (heads := _left(one))]
    return [*said, f"{'，'.join(left)}只导出，不收回：装入以后到那条记录里写。"] if left else said


def _left(one: Ledger) -> list[str]:
    """Headings whose cells no list takes in: what is typed there is named, never lost unsaid."""
    return [each.head for each in one.columns if not each.fills and each.gives not in PLACES]


def rows(template: Template, sheets: Mapping[str, excel.Rows], unit: Unit, by: str, now: datetime) -> Generator[Row]:
    """The rows of a filled template, each with the act of the room's list."""
    known = lists()
    names = {short_name(one.name) for one in queries.units_under(unit.code[:9], on=now.date())}
    for one in coming_in(template):
        if found := sheets.get(one.sheet):
            own, others = _parted(one, found, unit, names)
            yield from others
            yield from _renamed(one, known[one.room, one.list].rows({one.list: own}, unit, by, now), dict(found))


def _renamed(one: Ledger, found: Generator[Row], brought: Mapping[int, Mapping[str, Any]]) -> Generator[Row]:
    """Rows as they are called in the file that was brought, with the cells of a new one that are not taken in."""
    try:
        for row in found:
            cells = brought.get(row.line, {})
            left = [head for head in _left(one) if excel.text_of(cells.get(head))] if row.act else []
            said = f"{row.said}（{'、'.join(left)}没有收，请到那条记录里写）" if left else row.said
            yield Row(one.sheet, row.line, said, row.act, row.fault)
    finally:
        found.close()


def _parted(one: Ledger, found: excel.Rows, unit: Unit, names: set[str]) -> tuple[excel.Rows, list[Row]]:
    """The unit's own rows under the list's headings; of others those whose unit is none of the town's."""
    own, others = [], []
    for line, cells in found:
        place = _place_of(one, cells)
        if place in ("", unit.code, unit.name, short_name(unit.name)):
            own.append((line, _turned(one, cells, unit.kind)))
        elif place not in names and not (place.isdigit() and place.startswith(unit.code[:9])):
            others.append(Row(one.sheet, line, place, fault=f"单位写的是“{place}”，本镇（街道）没有；请核对单位名称。"))
    return tuple(own), others


def _place_of(one: Ledger, cells: Mapping[str, Any]) -> str:
    found = [excel.text_of(cells.get(each.head)) for each in one.columns if each.gives in ("unit", "code")]
    return next((each for each in found if each), "")


def _turned(one: Ledger, cells: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """A row under the headings of the list, its words turned into the list's."""
    turned: dict[str, Any] = {}
    for column in one.columns:
        if column.fills:
            value = cells.get(column.head)
            back = {of_kind(theirs, kind): of_kind(ours, kind) for theirs, ours in (column.back or {}).items()}
            turned[column.fills] = back.get(excel.text_of(value), value)
    return turned
