"""Demonstration records of this room: a year of 统景镇's visits, the district's joint one, promises kept and open; elsewhere a note a town."""

from datetime import date
from typing import Any

from cunju.activities.guidance import actions
from cunju.activities.guidance.actions import Finding, Help, Told, Visit
from cunju.activities.guidance.models import Entry
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

BY = "demonstration"
TONGJING = "500112133"
QUARTER = (date(2023, 4, 1), date(2023, 6, 30))
# Of other towns every so many has gone out once by autumn.
EVERY = 3


def build(stage: Any) -> None:
    """The named town its notes, every third other town one."""
    for at, town in enumerate(stage.towns):
        units = [one for one in stage.units if one.code.startswith(town.code)]
        if town.code == TONGJING:
            with ledger.writing([town.code, *(one.code for one in units)], now=stage.at(date(2023, 4, 1))):
                _year(stage, town, units)
        elif at % EVERY == 0 and units:
            _note(stage, town, Visit(date(2023, 5, 8 + at % 20), ("heard", "visited"), tuple(units[:2]), "听取全年打算，看公开栏。"))
    stage.enter()


def _note(stage: Any, town: Unit, visit: Visit) -> Entry:
    return actions.note_visit(town, visit, by=BY, now=stage.at(visit.on))


def _year(stage: Any, town: Unit, units: list[Unit]) -> None:
    """Six notes, four findings of which two are settled, three promises of which one is kept, one visit with the district."""
    one, two, three = units[:3]
    quiet = _without_session(units)
    whole = tuple(units[:6])
    _note(stage, town, Visit(date(2023, 4, 12), ("heard",), whole, "逐村听取第一季度情况和全年打算。"))
    first = _note(
        stage, town,
        Visit(date(2023, 5, 16), ("read", "visited"), (one, two), "", (), (
            Finding("会议签到表没有和记录放在一起", (one.code,), 3),), (Help("给便民服务中心配一台打印机", (two.code,), date(2023, 6, 30), 15),)),
    )  # fmt: skip
    _answer(stage, first, "finding", date(2023, 5, 25), "签到表已按次归在会议记录后面。")
    _answer(stage, first, "help", date(2023, 6, 28), "打印机已送到。")
    findings = (Finding("第二季度还没有协商记录，请本季度内补上", (quiet.code,), 19),) if quiet else ()
    _note(stage, town, Visit(date(2023, 7, 18), ("read",), tuple(dict.fromkeys([quiet or one, two])), "", (), findings))
    talked = _note(
        stage, town,
        Visit(date(2023, 8, 9), ("talked",), (three,), "同小组长谈怎么记村民意见。", (), (Finding("意见本上有两条没有写答复", (three.code,), 21),),
              (Help("请区里给小组长讲一次怎么记意见", (three.code,), date(2023, 10, 13), 7),)),
    )  # fmt: skip
    _answer(stage, talked, "finding", date(2023, 8, 21), "两条都已当面答复，写在意见本上。")
    _note(
        stage, town,
        Visit(date(2023, 9, 6), ("visited",), (one, three), "同区民政局、区农业农村委一起看公开栏和议事场所。", (), (
            Finding("公开栏没有遮雨的盖，纸张受潮", (one.code,), 15),), (Help("协调一间屋子作议事室", (three.code,), date(2023, 11, 30), 20),),
            "区民政局、区农业农村委"),
    )  # fmt: skip
    _note(stage, town, Visit(date(2023, 9, 14), ("heard", "visited"), whole, "核对第三季度办理情况表要写的内容。"))
    actions.write(
        town, Told(date(2023, 4, 6), "问题：协商记录不全，小组长不会记意见，有的村公开不按月。\n措施：逐村走访，培训小组长，按月核对公开。", "",
                   {"obstacles": 3, "measures": 3}), step="measures", by=BY, now=stage.at(date(2023, 4, 6)),
    )  # fmt: skip


def _without_session(units: list[Unit]) -> Unit | None:
    """The first unit without a consultation in the second quarter: the note says what the ledger says."""
    held = {
        one.code for one in units if ledger.facts_of(one.code, kinds=["consultation.session_held"], between=QUARTER).exists()
    }
    return next((one for one in units if one.code not in held), None)


def _answer(stage: Any, note: Entry, step: str, day: date, text: str) -> None:
    line = Entry.objects.filter(parent=note, step=step).get()
    unit = Unit.objects.get(code=line.unit_code)
    follows = {"finding": "settled", "help": "given"}[step]
    actions.write(unit, Told(day, text), step=follows, by=BY, now=stage.at(day), parent=line)
