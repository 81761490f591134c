"""Demonstration records of this room: walks, activities, the storm of July, one project; a walk and an activity in thinner units."""

from datetime import date, timedelta
from typing import Any

from cunju.activities.committees import actions
from cunju.activities.committees.actions import Told
from cunju.activities.committees.models import Entry
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

BY = "demonstration"
YUFENGSHAN, SHUANGTONG = "500112018202", "500112004018"
# Where a walk went, what it brought: committee, households, things to do, of them major.
WALKS = (
    (date(2023, 3, 16), "mediation", 9, "两户为排水沟相邻闹意见，请调解\n三组路口缺一块反光镜", 0),
    (date(2023, 5, 18), "health", 12, "", 0),
    (date(2023, 6, 14), "security", 10, "山边一处围墙开裂，雨季怕倒\n晚上巡逻路线请再排一次", 1),
    (date(2023, 9, 12), "health", 8, "活动室旁的垃圾点要勤清", 0),
)
# What was done, with how many people, social organisations, stationed units, hobby groups; whether it was about customs.
DONE = (
    ("调解知识讲座", "mediation", 32, 1, 0, 0, False), ("春季防火巡查", "security", 14, 0, 1, 0, False),
    ("春季环境清理", "health", 46, 0, 2, 0, False), ("清明文明祭扫劝导", "security", 18, 0, 0, 1, True),
    ("广场舞队宣传防蚊", "health", 60, 0, 0, 2, False), ("端午敬老活动", "mediation", 55, 1, 1, 1, True),
    ("防汛演练", "security", 40, 0, 2, 0, False), ("暑期儿童安全课", "security", 26, 1, 0, 0, False),
    ("婚事简办宣讲", "mediation", 38, 0, 0, 1, True),
)  # fmt: skip
# Of thinner units so many of ten have something.
THIN = 0.7


def build(stage: Any) -> None:
    """The full units a year, the named ones with their storm and their project; seven of ten others a walk and an activity."""
    for unit in stage.out.progress(stage.units, total=len(stage.units), label="下属委员会"):
        if stage.is_full(unit):
            with ledger.writing([unit.code], now=stage.at(date(2023, 1, 3))):
                _year(stage, unit)
        elif stage.dice.random() < THIN:
            _thin(stage, unit)
    stage.enter()


def _thin(stage: Any, unit: Unit) -> None:
    day = date(2023, 4, 10) + timedelta(days=stage.dice.randrange(120))
    said = {"body": "health", "households": 4 + stage.dice.randrange(9), "follow_up": 0}
    stage.note(unit, "committees.visited", day, said, later=4)
    said = {"body": "security", "participants": 12 + stage.dice.randrange(40), "customs": False}
    stage.note(unit, "committees.activity_held", day + timedelta(days=20), said, later=6)


def _year(stage: Any, unit: Unit) -> None:
    for on, body, households, text, major in WALKS:
        walk = _write(stage, unit, "visit", on, text, {"body": body, "households": households})
        if not text or (unit.code == SHUANGTONG and on.month == 6):
            continue  # at 双桐路社区 what June brought was never reported
        if on.month < 9:
            told = _write(stage, unit, "reported", on + timedelta(days=3), "在例会上报告", {"major": major}, walk)
            if major:
                _write(stage, unit, "to_party", on + timedelta(days=6), "支部会上报告", {}, told)
    for month, (text, body, people, groups, stationed, hobby, customs) in enumerate(DONE, start=1):
        said = {"body": body, "participants": people, "organisations": groups, "stationed": stationed, "hobby": hobby, "customs": customs}
        _write(stage, unit, "activity", date(2023, month, 15), text, said)
    _write(stage, unit, "contacts", date(2023, 4, 20), "汛期前核对", {"count": 46})
    if unit.code in (YUFENGSHAN, SHUANGTONG):
        _write(stage, unit, "emergency", date(2023, 7, 8), "暴雨，按名册联系低洼处住户", {"reached": 41, "heard": 6})
    if unit.code == SHUANGTONG:
        begun = _write(stage, unit, "project", date(2023, 4, 25), "楼道换灯", {"budget": "8000.00"})
        said = {"spent": "8000.00", "participants": 24, "accepted": True}
        _write(stage, unit, "finished", date(2023, 8, 18), "四栋楼道换了灯，居民代表看过。", said, begun)


def _write(stage: Any, unit: Unit, step: str, on: date, text: str, said: dict[str, Any], parent: Entry | None = None) -> Entry:
    return actions.write(unit, Told(on, text, "", said), step=step, by=BY, now=stage.at(on), parent=parent)
