"""Demonstration records of this room: a road repair paid too early, and one matter of a community in progress."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from cunju.activities.decisions import actions
from cunju.org.models import Unit

BY = "demonstration"
YUFENGSHAN, SHUANGTONG = "500112018202", "500112004018"


def build(stage: Any) -> None:
    """Two matters, from paper; elsewhere nothing."""
    for unit in stage.units:
        if unit.code == YUFENGSHAN:
            _road(stage, unit)
        elif unit.code == SHUANGTONG:
            _parking(stage, unit)


def _step(stage: Any, matter: Any, take: actions.Take, unit: Unit) -> None:
    assert take.day is not None
    actions.take_step(matter, take, unit=unit, by=BY, now=stage.at(take.day + timedelta(days=1)))


def _road(stage: Any, unit: Unit) -> None:
    opening = actions.Opening("村内公路维修", "works", "people", date(2023, 3, 6), Decimal("86000.00"), 5, 5)
    matter = actions.open_matter(unit, opening, by=BY, now=stage.at(date(2023, 3, 7)))
    for take in (
        actions.Take(2, date(2023, 3, 10), 9, 8, text="同意提交党员大会审议。", page="第3页"),
        actions.Take(3, date(2023, 3, 17), 41, 31, 30, text="先修到学校一段。", page="第4页"),
        actions.Take(4, date(2023, 3, 24), 40, 30, 28, body="representatives", text="同意维修方案和预算。", page="第5页"),
    ):
        _step(stage, matter, take, unit)
    for what, day in (("contract", date(2023, 4, 10)), ("payment", date(2023, 3, 28))):
        actions.spend(matter, what=what, day=day, unit=unit, by=BY, now=stage.at(date(2023, 4, 12)))
    _step(stage, matter, actions.Take(5, date(2023, 3, 31), days_shown=10, text="贴在村公开栏。", page="第6页"), unit)
    done = actions.Take(6, date(2023, 7, 5), days_shown=12, text="公路修完，验收合格。", page="第7页")
    _step(stage, matter, done, unit)


def _parking(stage: Any, unit: Unit) -> None:
    opening = actions.Opening("老旧小区停车位改造", "works", "cadres", date(2023, 8, 22), None, 7, 6)
    matter = actions.open_matter(unit, opening, by=BY, now=stage.at(date(2023, 8, 23)))
    _step(stage, matter, actions.Take(2, date(2023, 8, 29), 12, 10, page="第11页"), unit)
    _step(stage, matter, actions.Take(3, date(2023, 9, 8), 60, 39, 37, page="第12页"), unit)
