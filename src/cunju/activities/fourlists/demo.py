"""Demonstration records of this room: the lists of the district, a year of 双桐路社区 at the window, three tasks of which one was admitted."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from cunju.activities.fourlists import actions, queries, rules
from cunju.activities.fourlists.actions import Asked, Asking, Told
from cunju.activities.fourlists.actions.listing import Text
from cunju.activities.fourlists.models import Version
from cunju.ledger import interface as ledger
from cunju.org import queries as places
from cunju.org.models import Unit

BY = "demonstration"
DISTRICT, HUIXING, SHUANGTONGLU, YUFENGSHAN = "500112", "500112004", "500112004018", "500112018202"
LOADED, HUNG = date(2023, 4, 3), date(2023, 4, 6)
TOLD = yaml.safe_load((Path(__file__).parent / "data" / "demonstration.yaml").read_text("utf-8"))
# Who came to the window of 双桐路: what was asked, how often; the last stands on no list.
GIVEN = (
    ("居住情况证明", 11), ("公益劳动和志愿服务情况证明", 5), ("红白事办理场地使用证明", 3), ("家庭现有住房困难情况说明", 2),
)  # fmt: skip
REFUSED = (("亲属关系证明", 4), ("居民养犬证明", 1), ("无犯罪记录证明", 1), ("婚姻状况证明", 1), ("居民身份信息证明", 1), ("租房补贴证明", 1))
EARLY, WHO = "收入情况证明", "区级部门（演示）"


def build(stage: Any) -> None:
    """The lists of both kinds of unit; two units that hung them; certificates, tasks, a check, rosters."""
    district = Unit.objects.get(code=DISTRICT)
    _early(stage)
    made = [_list(stage, district, key, kind) for kind in ("village", "community") for key in TOLD["lists"]]
    for code in (SHUANGTONGLU, YUFENGSHAN):
        unit = Unit.objects.get(code=code)
        with ledger.writing([code], now=stage.at(HUNG)):
            for one in made:
                if one.unit_kind == unit.kind:
                    actions.post(unit, one, on=HUNG, by=BY, now=stage.at(HUNG))
    _community(stage, Unit.objects.get(code=SHUANGTONGLU))
    _village(stage, Unit.objects.get(code=YUFENGSHAN))
    _tasks(stage)


def _list(stage: Any, district: Unit, key: str, kind: str) -> Version:
    rows = [
        rules.Row(one[0], str(place), one[1] if len(one) > 1 else "", TOLD["phone"] if len(one) > 1 else "", TOLD["basis"])
        for place, one in enumerate(TOLD["lists"][key], start=1)
    ]
    text = Text(key, kind, TOLD["number"], LOADED)
    return actions.approve(actions.load(district, text, rows, by=BY, now=stage.at(LOADED)), by=BY, now=stage.at(LOADED))


def _early(stage: Any) -> None:
    """One that was stamped before any list hung: it stays outside, whatever hangs later."""
    unit, day = Unit.objects.get(code=SHUANGTONGLU), date(2023, 3, 16)
    verdict = rules.Verdict("issued", rules.UNLISTED, "")
    actions.certify(unit, Asked(day, EARLY, verdict), by=BY, now=stage.at(day))


def _certify(stage: Any, unit: Unit, words: str, day: date) -> None:
    found = rules.candidates(words, queries.items_on(unit.code, on=day))
    verdict = rules.decide(found, "" if any(one.exact for one in found) else rules.UNLISTED)
    assert verdict is not None
    actions.certify(unit, Asked(day, words, verdict), by=BY, now=stage.at(day))


def _open(day: date) -> date:
    """The day itself, or the Monday after it where the window is shut."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _community(stage: Any, unit: Unit) -> None:
    """Thirty more by the lists, nine of them refused; the street office looked at all of them; roster and training."""
    words = [text for text, often in (*GIVEN, *REFUSED) for _ in range(often)]
    with ledger.writing([unit.code], now=stage.at(HUNG)):
        for at in range(len(words)):
            _certify(stage, unit, words[at * 7 % len(words)], _open(HUNG + timedelta(days=4 + at * 5)))
        roster = "周一、周三、周五　综合窗口　便民服务专干\n周二、周四　综合窗口　社保专干\n周六上午　综合窗口　轮值委员"
        _line(stage, unit, "roster", date(2023, 4, 10), roster, workers=3)
        _line(stage, unit, "training", date(2023, 4, 21), "社保、医保、救助的受理，四张清单逐条学。", workers=7)
        told = "看了证明登记簿，其中一件是清单公示以前盖的收入情况证明，不在清单里；已说明以后不再出具。"
        _line(stage, unit, "checked", date(2023, 9, 12), told, by="town", looked=31, outside=1)


def _village(stage: Any, unit: Unit) -> None:
    with ledger.writing([unit.code], now=stage.at(HUNG)):
        for words, day in (
            ("居住情况证明", date(2023, 5, 9)), ("亲属关系证明", date(2023, 6, 14)), ("居住情况证明", date(2023, 8, 2)),
            ("公益劳动和志愿服务情况证明", date(2023, 9, 6)),
        ):  # fmt: skip
            _certify(stage, unit, words, day)
        _line(stage, unit, "roster", date(2023, 4, 12), "周一至周三　综合窗口　便民服务专干\n周四、周五　综合窗口　本土人才", workers=2)


def _line(stage: Any, unit: Unit, step: str, day: date, text: str, **said: Any) -> None:
    actions.write(unit, Told(day, text, "", said), step=step, by=BY, now=stage.at(day))


def _tasks(stage: Any) -> None:
    """Three that departments asked of the units of 回兴街道: one until the end of the year, two declined."""
    town = Unit.objects.get(code=HUIXING)
    codes = [one.code for one in places.units_under(HUIXING, on=LOADED)]
    end = date(2023, 12, 31)
    often = Asking("独居老人用电安全入户登记", WHO, "document", "演示文号1号", "quarter", 8, end, codes, 25, True)
    weekly = Asking("宣传活动截图每周汇总表", WHO, "document", "", "week", 6, end, codes)
    monthly = Asking("居民手机应用安装户数月报", WHO, "document", "", "month", 5, end, codes)
    asked = (
        (date(2023, 5, 8), often, "admitted", "一季度一次，和走访一起做；经费由提出的部门出。"),
        (date(2023, 6, 5), weekly, "declined", "没有依据，也在工作负面事项清单里（为部门的考核重复报送同样的表）。"),
        (date(2023, 7, 10), monthly, "declined", "没有依据，不是村（社区）协助的事。"),
    )
    for day, told, result, reason in asked:
        task = actions.enter(town, told, by=BY, now=stage.at(day))
        decided = day + timedelta(days=4)
        actions.decide(task, result, reason, on=decided, by=BY, now=stage.at(decided))
