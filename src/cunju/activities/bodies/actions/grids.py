"""The list of grids: put in whole from Excel, taken out whole; nothing else changes by it."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from cunju.activities.bodies import queries
from cunju.activities.bodies.models import Grid
from cunju.kernel import personal
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import Rows, Wrong, text_of, whole_of
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.tables import reading

SHEET = "网格"
CODE, NAME, HOUSES, HEAD = "网格编号", "名称", "户数", "网格长职务"
NOTES = (
    "一行一个网格。“网格编号”照市里平台上的编号写，不另编号；户数不知道就空着。",
    "“网格长职务”写职务，不写姓名和电话。",
    "装入以后整张换掉原来的名单；事件、走访、巡查仍在原来的平台登记，这里不再登记。",
)
# What a post is called by at its end or in its words; a name has none of them.
POST = re.compile(
    r"(书记|主任|委员|组长|网格长|网格员|专干|干部|文书|会计|主席|部长|站长|所长|社长|队长|楼长|院长|负责人|成员|代表|专员|社工|志愿者|辅警|民警|助理|兼任|联络员)$"
    r"|(书记|主任|委员|组长|网格)[^，,、；;]{0,4}[（(][^（）()]{0,12}[）)]$"
)
SHOWN = 20
LONGEST = {CODE: 40, NAME: 60, HEAD: 60}


def blank(unit: Unit) -> bytes:
    """The empty list, with the grids that stand there."""
    rows = [(one.code, one.name, "" if one.households is None else str(one.households), one.head) for one in queries.grids(unit.code)]
    return made([Blank(SHEET, [Column(CODE, 22), Column(NAME, 22), Column(HOUSES, 8), Column(HEAD, 22)], rows)], NOTES)


def grids_of(unit: Unit, data: bytes, name: str = "网格.xlsx") -> list[Grid]:
    """The grids a file names; Refusal with the row where one is wrong. Slow: before anything is locked."""
    rows = reading.named(data, {SHEET: (CODE, NAME)}, name=name, alone=True)[SHEET]
    found, wrong = _read(unit, rows)
    if wrong:
        more = f"另外还有{len(wrong) - SHOWN}处。" if len(wrong) > SHOWN else ""
        raise Refusal((f"有{len(wrong)}处要改：" if len(wrong) > 1 else "") + "。".join(wrong[:SHOWN]) + "。" + more, "file")
    if not found:
        raise Refusal("表里没有网格；要撤下名单，用“撤下名单”。", "file")
    return found


def _read(unit: Unit, rows: Rows) -> tuple[list[Grid], list[str]]:
    """The grids of rows, and all that is wrong with them, each with its row."""
    found: dict[str, Grid] = {}
    wrong: list[str] = []
    for line, cells in rows:
        said = {name: text_of(cells.get(name)) for name in LONGEST}
        told, houses = _faults(said), None
        try:
            houses = whole_of(cells.get(HOUSES), HOUSES)
        except Wrong as fault:
            told.append(str(fault))
        if said[CODE] and said[CODE] in found:
            told.append(f"网格编号“{said[CODE]}”前面已经有了")
        wrong += [f"第{line}行{one}" for one in told]
        if said[CODE]:
            found[said[CODE]] = Grid(unit_code=unit.code, code=said[CODE], name=said[NAME], head=said[HEAD], households=houses)
    return list(found.values()), wrong


def _faults(said: Mapping[str, str]) -> list[str]:
    """What is wrong with the words of a row: too little, too long, the number of a person, a name where a post belongs."""
    told = ["要写网格编号和名称"] if not said[CODE] or not said[NAME] else []
    told += [f"“{name}”超过{most}个字" for name, most in LONGEST.items() if len(said[name]) > most]
    told += [f"“{name}”：{why.rstrip('。')}" for name in LONGEST if (why := personal.refusal(said[name]))]
    if said[HEAD] and not POST.search(said[HEAD]):
        told.append(f"“{HEAD}”写的是“{personal.hidden(said[HEAD])[:20]}”，要写职务，不写姓名，例如“村党组织副书记”")
    return told


def set_grids(unit: Unit, grids: Sequence[Grid], *, now: datetime) -> None:
    """Let these be the grids of a unit; none of them takes the list out."""
    with ledger.writing([unit.code], now=now):
        Grid.objects.filter(unit_code=unit.code).delete()
        Grid.objects.bulk_create(grids)
