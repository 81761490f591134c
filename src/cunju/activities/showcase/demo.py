"""Demonstration records of this room: texts of two towns, twenty cases of which two are late, guidance, one project that has checked itself."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from cunju.activities.showcase import actions, queries
from cunju.activities.showcase.models import Entry
from cunju.kernel.days import chinese_day
from cunju.kernel.words import short_name
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told

BY = "demonstration"
GUIDING, GUIDED, CHECKED = "500112004", "500112004018", "500112017015"
# Whose text was sent in, on which day; a village is known by its name.
TEXTS = (
    ("500112018", "大屋村", date(2023, 9, 14)), ("500112018", "500112018001", date(2023, 9, 18)),
    ("500112133", "500112133201", date(2023, 9, 15)),
)  # fmt: skip
CASES: list[list[str]] = yaml.safe_load((Path(__file__).parent / "data" / "cases.yaml").read_text("utf-8"))
LATE = (date(2023, 9, 5), date(2023, 9, 8))
GUIDANCE = (
    (date(2023, 5, 10), "和社区一起逐条看四张清单，不清楚的记下来问区里。"), (date(2023, 7, 12), "看清单外的事怎么登记，公开栏上怎么写。"),
    (date(2023, 9, 6), "看上次说的有没有改，商量自查看什么。"),
)  # fmt: skip


def build(stage: Any) -> None:
    """What the notice's days have brought by 20 September."""
    for town, unit, day in TEXTS:
        for fact in _texts(stage, town, unit, day):
            actions.send_texts(Unit.objects.get(code=town), [fact], on=day, by=BY, now=stage.at(day))
    _cases(stage)
    for day, text in GUIDANCE:
        _line(stage, GUIDING, "guided", day, text, stage="self_checked")
    _line(stage, GUIDED, "plan", date(2023, 4, 25), "四张清单上墙、上公开栏\n清单外的事先登记再办\n每季度看一次照单办得怎样\n年底前自查，报街道检查")
    plan = _line(stage, CHECKED, "plan", date(2023, 4, 18), "请社会工作者进社区\n和下属委员会一起办活动\n困难家庭有人联系\n年底前自查，报街道检查")
    day = date(2023, 9, 12)
    proofs = [one for one in queries.proofs(CHECKED, on=day) if one.kind in ("committees.activity_held", "consultation.session_held")]
    held = sum(one.kind == "committees.activity_held" for one in proofs)
    text = f"照方案看了一遍：下属委员会的活动选了{held}次记录、协商会议选了{len(proofs) - held}次记录附后；联系困难家庭还没有记录，第四季度补上。"
    _line(stage, CHECKED, "self_checked", day, text, parent=plan, rests=[one.root for one in proofs])


def _texts(stage: Any, town: str, unit: str, day: date) -> list[str]:
    codes = [one.code for one in stage.units if one.code.startswith(town) and (one.code == unit or short_name(one.name) == unit)]
    return [one.fact for one in queries.voted(town, on=day) if one.unit in codes and not one.faults]


def _cases(stage: Any) -> None:
    """Two of three towns send one, the last two of them late; each tells of a consultation that its ledger holds."""
    told = [(town, found) for at, town in enumerate(stage.towns) if at % 3 != 2 and (found := _session(stage, town))]
    for at, (town, (unit, fact)) in enumerate(told):
        day = LATE[at - len(told)] if at >= len(told) - len(LATE) else date(2023, 8, 12) + timedelta(days=at)
        title, words = CASES[at]
        text = words.format(unit=short_name(unit.name), day=chinese_day(fact.occurred_on), present=fact.attributes["present"])
        actions.send_case(town, Told(day, f"{title}\n{text}", "", {"from_unit": unit.code}), by=BY, now=stage.at(day))


def _session(stage: Any, town: Unit) -> Any:
    """The first unit of a town that agreed on something in spring or summer, with the record."""
    for unit in (one for one in stage.units if one.code.startswith(town.code)):
        held = ledger.facts_of(unit.code, kinds=["consultation.session_held"], between=(date(2023, 2, 1), date(2023, 7, 31)))
        for fact in held.filter(attributes__outcome="agreed"):
            if fact.attributes.get("present"):
                return unit, fact
    return None


def _line(at: Any, code: str, step: str, day: date, text: str, *, parent: Entry | None = None, rests: Any = (), **said: Any) -> Entry:
    told = Told(day, text, "", said, rests)
    return actions.line(Unit.objects.get(code=code), told, step=step, parent=parent, by=BY, now=at.at(day))
