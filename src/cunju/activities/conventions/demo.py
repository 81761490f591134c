"""Demonstration records of this room: a draft before the town, a vote of the wrong body, a late filing, a fine taken out, one text twice."""

from datetime import date, timedelta
from typing import Any

from cunju.activities.conventions import actions
from cunju.activities.conventions.actions import Vote
from cunju.activities.conventions.models import Entry, Version
from cunju.activities.conventions.steps import TEXTS
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told

BY = "demonstration"
YUFENGSHAN, DAWU, JIANGKOU, COMMUNITY = "500112018202", "大屋村", "江口村", "500112018001"
TWINS = ("500112133201", "500112133203")
OLD = """一、爱党爱国，遵纪守法，团结互助。
二、村内道路、水渠大家爱护，不堵不占。
三、红白事简办，村红白理事会帮办。
四、邻里有纠纷，先找人民调解员。
五、垃圾不落地。
六、乱倒建筑垃圾的，由本人清走。
七、出嫁的女子不再享受集体分配。
八、老人由子女赡养，不得让老人单独住危房。"""
DRAFT = """一、爱党爱国，遵纪守法，团结互助。
二、村内道路、水渠大家爱护，不堵不占。
三、红白事简办，不讲排场，宴席不超过一天，村红白理事会帮办。
四、邻里有纠纷，先找人民调解员。
五、垃圾不落地，每天一次清运，桶位由小组定。
六、乱倒建筑垃圾的，罚款200元，由本人清走。
七、户口迁出的，当年起不参加集体收入分配。
八、老人由子女赡养，不得让老人单独住危房；不赡养的，由村民委员会上门劝导，仍不改的请街道帮助调解。"""
PACT = """一、讲卫生，垃圾分类投放。
二、文明养犬，牵绳出门；不牵绳的罚款200元。
三、邻里和睦，有事先协商。
四、孝敬老人，关心孩子，红白事从简。"""
FIXED = PACT.replace("；不牵绳的罚款200元", "，不牵绳的由楼长劝导")
SHORT = """一、保护耕地和山林，注意防火。
二、红白事简办，孝敬老人。
三、邻里纠纷先调解。"""
CHARTER = """一、村党组织领导村民自治，支持和保障村民委员会依法开展工作。
二、村民会议每年至少召开一次。
三、村务定期公开，接受监督。"""


def build(stage: Any) -> None:
    """The named units; elsewhere the texts stand on paper and are not entered."""
    for unit in stage.units:
        for told in (_yufengshan, _dawu, _jiangkou, _community, _twin):
            if _is(unit, told):
                with ledger.writing([unit.code], now=stage.at(date(2023, 1, 1))):
                    told(stage, unit)


def _is(unit: Unit, told: Any) -> bool:
    return {
        _yufengshan: unit.code == YUFENGSHAN, _community: unit.code == COMMUNITY, _twin: unit.code in TWINS,
        _dawu: unit.name.startswith(DAWU) and unit.code.startswith("500112018"), _jiangkou: unit.name.startswith(JIANGKOU),
    }[told]  # fmt: skip


def _yufengshan(stage: Any, unit: Unit) -> None:
    """The text of 2019 in force, its revision before the town; the charter of this year."""
    held = _adopted(stage, unit, OLD, date(2019, 3, 10))
    _filed(stage, unit, held, date(2019, 3, 15), posted=1, result="passed")
    charter = _adopted(stage, unit, CHARTER, date(2023, 3, 8), subject="village_charter")
    _filed(stage, unit, charter, date(2023, 3, 14), posted=2, result="passed")
    said = {"subject": "village_rules", "households": 186, "opinions": 27}
    actions.write(
        unit,
        Told(date(2023, 3, 20), "办酒、垃圾、赡养说得最多。", "", said),
        step="opinions",
        by=BY,
        now=stage.at(date(2023, 3, 21)),
    )
    draft = _put(stage, unit, DRAFT, date(2023, 4, 12))
    actions.send(draft, now=stage.at(date(2023, 9, 18)))
    actions.write(
        unit,
        Told(date(2023, 8, 20), "劝导升学宴。", "", {"activities": 1, "talks": 6}),
        step="used",
        by=BY,
        now=stage.at(date(2023, 8, 21)),
    )


def _dawu(stage: Any, unit: Unit) -> None:
    """Filed on the fourteenth day."""
    _filed(stage, unit, _adopted(stage, unit, SHORT, date(2023, 5, 10)), date(2023, 5, 24), posted=3)


def _jiangkou(stage: Any, unit: Unit) -> None:
    """What the representatives adopted is not in force."""
    _adopted(stage, unit, SHORT, date(2023, 6, 15), body="representatives")


def _community(stage: Any, unit: Unit) -> None:
    """A fine stood in the pact; the street ordered it out, the residents voted anew."""
    first = _adopted(stage, unit, PACT, date(2023, 4, 10))
    _filed(stage, unit, first, date(2023, 4, 14), posted=1, result="corrected")
    _filed(
        stage,
        unit,
        _adopted(stage, unit, FIXED, date(2023, 6, 18)),
        date(2023, 6, 20),
        posted=1,
        result="passed",
    )


def _twin(stage: Any, unit: Unit) -> None:
    """The same words in two units."""
    _filed(
        stage,
        unit,
        _adopted(stage, unit, SHORT.replace("先调解", "先找调解员"), date(2023, 7, 6)),
        date(2023, 7, 10),
        posted=2,
    )


def _put(stage: Any, unit: Unit, body: str, day: date, subject: str = "") -> Version:
    return actions.put(unit, subject or TEXTS[unit.kind][0], body, by=BY, now=stage.at(day))


def _adopted(stage: Any, unit: Unit, words: str, day: date, *, subject: str = "", **vote: Any) -> Entry:
    text = _put(stage, unit, words, day, subject)
    cast = Vote(day=day, **{"body": "assembly", "party": bool(subject), **vote})
    return actions.adopt(unit, text, cast, by=BY, now=stage.at(_later(stage, day)))


def _filed(stage: Any, unit: Unit, held: Entry, day: date, *, posted: int, result: str = "") -> None:
    """Filed, posted some days later; the town's review where it made one."""
    mark = "c_" if held.step.startswith("c_") else ""
    filed = _line(stage, unit, f"{mark}filed", day, "送全文和表决情况。", held)
    _line(stage, unit, f"{mark}posted", day + timedelta(days=posted), "贴公开栏，每户一张。", filed)
    if result:
        words = "没有意见。" if result == "passed" else "去掉罚款，改为劝导。"
        _line(stage, unit, f"{mark}reviewed", day + timedelta(days=11), words, filed, result=result)


def _line(stage: Any, unit: Unit, step: str, day: date, text: str, parent: Entry, **said: Any) -> Entry:
    return actions.write(
        unit, Told(day, text, "", said), step=step, by=BY, now=stage.at(_later(stage, day)), parent=parent
    )


def _later(stage: Any, day: date) -> date:
    today: date = stage.today
    return min(day + timedelta(days=1), today)
