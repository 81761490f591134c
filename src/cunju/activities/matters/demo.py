"""Demonstration records of this room: what 玉峰山村 was told in 2023 and what became of it, a tea-room's day in 统景镇."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cunju.activities.matters import actions
from cunju.activities.matters.actions import Matter, Told
from cunju.activities.matters.models import Entry
from cunju.activities.matters.steps import STEPS
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

BY = "demonstration"
YUFENGSHAN, SHUANGTONG, MINXIULU, JIANGKOU = "500112018202", "500112004018", "500112017015", "500112133212"
# By unit, what was told in the year and what became of it (data/told.yaml).
TOLD: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "data" / "told.yaml").read_text("utf-8"))


def build(stage: Any) -> None:
    """The full units: in 玉峰山村 each matter at another end, two of one that were put together; what a tea-room wrote down on four days."""
    for code, told in ((YUFENGSHAN, _year), (SHUANGTONG, _rest), (MINXIULU, _rest), (JIANGKOU, _tearoom)):
        unit = Unit.objects.get(code=code)
        with ledger.writing([code], now=stage.at(date(2023, 4, 6))):
            told(stage, unit)
            _told(stage, unit)


def _rest(stage: Any, unit: Unit) -> None:
    """All of it is told in the data."""


def _told(stage: Any, unit: Unit) -> None:
    """What the data tells of a unit: a matter with the steps that followed, each on the one before it that it may follow."""
    for one in TOLD[unit.code]:
        head = end = _one(stage, unit, one["day"], one["text"], one["size"], one["channel"], place=one.get("place", ""))
        for step in one.get("then", ()):
            name, day, words = step["step"], step["day"], step.get("text", "")
            if name == "receipt":
                actions.receipt(end, on=day, by=BY, now=stage.at(day))
                continue
            parent = end if end.step in STEPS[name].follows else head
            end = _line(stage, parent, name, day, words, **step.get("said", {}))
            head = end if name == "reopened" else head


def _year(stage: Any, unit: Unit) -> None:
    _walk(stage, unit)
    _handed_on(stage, unit)
    noise = _one(stage, unit, date(2023, 8, 3), "垃圾车清早进院坝，响声太大", "small", "hotline", number="演示12345-0803")
    closed = _line(stage, noise, "closed", date(2023, 8, 10), "和清运的说好，早上7点以后再进院坝。已电话答复。", answered=True)
    _line(stage, closed, "confirmed", date(2023, 8, 18), "这几天没有再吵。", solved=True, by="person")
    ditch = _one(stage, unit, date(2023, 8, 21), "便道边沟被泥和落叶堵住，水漫上路面", "small", "window", place="3组便道")
    _line(stage, ditch, "closed", date(2023, 8, 28), "小组长带人清了沟。已当面答复。", answered=True)
    bins = _one(stage, unit, date(2023, 8, 30), "学校门口的垃圾桶要移位，移到哪里意见不一", "big", "grid", place="村小学门口")
    _line(stage, bins, "resorted", date(2023, 9, 4), "街道说桶位由村里定，先开协商会。", size="small")
    _one(stage, unit, date(2023, 9, 5), "家里有人长期卧床，想请人上门照看", "private", "visit", secret=True)
    day = date(2023, 9, 12)
    again = _one(stage, unit, day, "学校门口的桶太近，气味大，要移位", "small", "phone", place="村小学门口")
    actions.together(again, bins, by=BY, now=stage.at(day))


def _walk(stage: Any, unit: Unit) -> None:
    """Two of one walk: lamps that were consulted on, put up, not right, mended; a question that took a day."""
    day = date(2023, 4, 6)
    lamps = Matter(Told(day, "院坝几个路口没有路灯，老人走夜路不方便", "", {"size": "small", "channel": "visit"}), place="院坝路口")
    question = Matter(Told(day, "问居民医保在哪里补缴", "", {"size": "private", "channel": "visit"}))
    first, second = actions.receive_all(unit, [lamps, question], by=BY, now=stage.at(day))
    closed = _line(stage, second, "closed", date(2023, 4, 7), "告诉了便民服务中心的窗口和要带的证件。", answered=True)
    _line(stage, closed, "confirmed", date(2023, 4, 20), "已经缴了。", solved=True, by="person")
    closed = _line(stage, first, "closed", date(2023, 5, 23), "协商定的四个路口都装了灯，电费由集体负担。已在院坝会上答复。", answered=True)
    asked = _line(stage, closed, "confirmed", date(2023, 6, 6), "水井边那个路口的灯不亮。", solved=False, by="person")
    again = _line(stage, asked, "reopened", date(2023, 6, 7), "请装灯的来检查线路。")
    closed = _line(stage, again, "closed", date(2023, 6, 14), "接线松了，已接好。已当面答复。", answered=True)
    _line(stage, closed, "confirmed", date(2023, 6, 16), "四个路口晚上都亮。", solved=True, by="witness")


def _handed_on(stage: Any, unit: Unit) -> None:
    """One that went to the street office and came back."""
    drain = _one(stage, unit, date(2023, 7, 5), "公路涵洞被石头堵住，下大雨水漫到路上", "big", "phone", place="2组公路涵洞")
    handed = _line(stage, drain, "referred", date(2023, 7, 6), "涵洞归街道管护，请安排清理。", to="town")
    actions.receipt(handed, on=date(2023, 7, 7), by=BY, now=stage.at(date(2023, 7, 7)))
    _line(stage, handed, "returned", date(2023, 7, 19), "已请人清理，过水正常。", done=True)
    closed = _line(stage, drain, "closed", date(2023, 7, 20), "街道已清理涵洞。已电话答复。", answered=True)
    _line(stage, closed, "confirmed", date(2023, 7, 31), "上周下雨没有再漫水。", solved=True, by="person")


def _tearoom(stage: Any, unit: Unit) -> None:
    day = date(2023, 9, 15)
    words = ("茶室门口的台阶要加扶手", "桥头的公开栏晚上看不清")
    told = [Matter(Told(day, one, "", {"size": "small", "channel": "tearoom"})) for one in words]
    first, _ = actions.receive_all(unit, told, by=BY, now=stage.at(day))
    _line(stage, first, "closed", date(2023, 9, 19), "扶手已装好。已当面答复。", answered=True)


def _one(stage: Any, unit: Unit, day: date, text: str, size: str, channel: str, **more: Any) -> Entry:
    return actions.receive(unit, Matter(Told(day, text, "", {"size": size, "channel": channel}), **more), by=BY, now=stage.at(day))


def _line(stage: Any, parent: Entry, step: str, day: date, text: str, **said: Any) -> Entry:
    unit = Unit.objects.get(code=parent.unit_code)
    return actions.write(unit, Told(day, text, "", said), step=step, parent=parent, by=BY, now=stage.at(day))
