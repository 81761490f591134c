"""Demonstration records of this room: the register and a project of three of the four units the notice names, two forces of the fourth."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from cunju.activities.partners import actions
from cunju.activities.partners.actions import Came, Line, Told
from cunju.activities.partners.models import Entry
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

BY = "demonstration"
YUFENGSHAN, MINXIULU, HUBIN, LONGSHENG = "500112018202", "500112017015", "500112020008", "500112013011"
REGISTER: dict[str, list[tuple[str, str, str, date]]] = yaml.safe_load((Path(__file__).parent / "data" / "register.yaml").read_text("utf-8"))
HOW = {
    YUFENGSHAN: "走访时听到的需求由村里提，社会工作站出办法，社会组织来办，志愿队上门，慈善资金和村集体出钱；收支贴公开栏。",
    MINXIULU: "楼栋提需求，社工站做方案，老年协会和志愿队办，慈善工作站出钱，社区贴收支。",
}


def build(stage: Any) -> None:
    """As it stood by 20 September: one project done and posted, one done and its last gift not posted yet, one in the making without money."""
    for code, partners in REGISTER.items():
        unit = Unit.objects.get(code=code)
        with ledger.writing([code], now=stage.at(date(2023, 2, 20))):
            people = {
                force: _line(stage, unit, "partner", on, name, who=who, named=bool(name), element=force) for force, name, who, on in partners
            }
            if code in HOW:
                _line(stage, unit, "mechanism", date(2023, 4, 20), HOW[code])
            {YUFENGSHAN: _meals, MINXIULU: _lessons, HUBIN: _reading}.get(code, _nothing)(stage, unit, people)


def _nothing(stage: Any, unit: Unit, people: dict[str, Entry]) -> None:
    """龙盛社区 has begun its register and nothing else."""


def _meals(stage: Any, unit: Unit, people: dict[str, Entry]) -> None:
    text = "独居老人有人看\n12户独居老人，志愿队每周上门一次，社会工作站教怎么记、怎么转。"
    one = _project(stage, unit, date(2023, 4, 24), text, people, budget="6000.00")
    _money(stage, one, (date(2023, 4, 26), "donation", "4000"), (date(2023, 5, 6), "collective", "2000"))
    end = date(2023, 8, 28)
    _line(stage, unit, "finished", end, "12户每周有人上门，转给街道3件事，都有了回音。", parent=one, spent="5620.00", served=216)
    _line(stage, unit, "posted", date(2023, 9, 1), "村公开栏", parent=one, spent="5620.00")


def _lessons(stage: Any, unit: Unit, people: dict[str, Entry]) -> None:
    text = "暑期四点半课堂\n放学以后到家长下班以前，社区活动室有人带孩子写作业。"
    one = _project(stage, unit, date(2023, 6, 26), text, people, budget="8000.00")
    _money(stage, one, (date(2023, 6, 28), "donation", "5000"))
    _line(stage, unit, "posted", date(2023, 7, 5), "社区公开栏", parent=one, spent="0.00")
    _money(stage, one, (date(2023, 8, 2), "public", "3000"))
    _line(stage, unit, "finished", date(2023, 8, 31), "开了8周，最多一天来26个孩子。", parent=one, spent="7450.00", served=640)


def _reading(stage: Any, unit: Unit, people: dict[str, Entry]) -> None:
    _project(stage, unit, date(2023, 7, 10), "湖边书角\n社会工作站和志愿队办，书画社教写字；钱还没有落实。", people)


def _project(stage: Any, unit: Unit, on: date, text: str, people: dict[str, Entry], **said: Any) -> Entry:
    return _line(stage, unit, "project", on, text, people=tuple(str(one.pk) for one in people.values()), **said)


def _money(stage: Any, project: Entry, *came: tuple[date, str, str]) -> None:
    for on, source, amount in came:
        actions.receive(project, Came(on, source, Decimal(amount)), by=BY, now=stage.at(on))


def _line(stage: Any, unit: Unit, step: str, on: date, text: str, *, who: str = "", parent: Entry | None = None, **more: Any) -> Entry:
    named, people = more.pop("named", False), more.pop("people", ())
    line = Line(Told(on, text, who, more), named, people)
    return actions.write(unit, line, step=step, parent=parent, by=BY, now=stage.at(on))
