"""Demonstration records of this room: lists of the year's beginning, changes since, imperfect as inspections find."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cunju.activities.bodies import actions, queries, rules
from cunju.activities.bodies.rules.workbook import Sheets
from cunju.org import bodies
from cunju.org.models import Unit

YUFENGSHAN, SHUANGTONG, TONGJING = "500112018202", "500112004018", "500112133"
SINCE, LOADED = "2021-03-01", date(2023, 1, 5)
GROUPS = 7
Cells = dict[str, Any]


def build(stage: Any) -> None:
    """One list for all units that show every step, as a district would load it; then what changed in two villages."""
    full = [one for one in stage.units if stage.is_full(one)]
    far = [one for one in full if one.kind == "village" and one.code.startswith(TONGJING)]
    with_faults = {one.code: at for at, one in enumerate(far)}
    people = [row for unit in full for row in _people(unit, fault=with_faults.get(unit.code))]
    rolls = [_roll(unit, stage.dice) for unit in full]
    sheets = Sheets(tuple(enumerate(people, start=2)), tuple(enumerate(rolls, start=2)))
    actions.load(sheets, units={one.code: one for one in full}, by="demonstration", now=stage.at(LOADED))
    _changes(stage, far)
    _moved(stage, next(one for one in full if one.code == SHUANGTONG))


def _people(unit: Unit, *, fault: int | None) -> Iterator[Cells]:
    """Offices and numbers in place of names: 第3组代表2; 40 in the body of representatives of 玉峰山村."""
    representatives = 35 if unit.code == YUFENGSHAN else 28
    for at, (body, role, group, name) in enumerate(_offices(unit, representatives)):
        woman = at % 5 in (1, 3)
        if fault == 1 and body == bodies.REPRESENTATIVES and at % 5 == 3:
            woman = False  # the second village of 统景镇: too few women
        row = _row(unit, body, role, name, "女" if woman else "男")
        row["小组"] = str(group or "")
        if body == bodies.SUPERVISORY:
            row["近亲属"] = row["兼任会计文书"] = "否"
            row["财会管理知识"] = "是" if role == "member" and name.endswith("2") and fault != 2 else "否"
        yield row
    for number, sub in enumerate(_subs(unit, fault)):
        word = rules.body_word(sub, kind=unit.kind)
        yield _row(unit, sub, "director", f"{_committee(unit)}委员{3 + number % 3}", "女" if number % 3 == 1 else "男")
        yield _row(unit, sub, "member", f"{word}成员2", "女")
        yield _row(unit, sub, "member", f"{word}成员3", "男")


def _committee(unit: Unit) -> str:
    return "村委会" if unit.kind == "village" else "居委会"


def _offices(unit: Unit, representatives: int) -> list[tuple[str, str, int | None, str]]:
    committee = ("director", "deputy", "member", "member", "member")
    wanted: list[tuple[str, str, int | None, str]] = [
        (bodies.COMMITTEE, role, None, f"{_committee(unit)}{bodies.ROLE_ZH[role]}{n}")
        for n, role in enumerate(committee, 1)
    ]
    wanted += [
        (bodies.SUPERVISORY, "director" if n == 1 else "member", None, f"监督委员会成员{n}")
        for n in (1, 2, 3)
    ]
    if unit.kind == "village":
        wanted += [
            (bodies.REPRESENTATIVES, "representative", 1 + n % GROUPS, f"第{1 + n % GROUPS}组代表{1 + n // GROUPS}")
            for n in range(representatives)
        ]
    wanted += [(bodies.GROUP_HEADS, "head", n, f"第{n}组组长") for n in range(1, GROUPS + 1)]
    wanted += [
        (bodies.PARTY, role, None, f"党组织{bodies.role_word(role, bodies.PARTY)}{n}")
        for n, role in enumerate(("secretary", "deputy", "member"), 1)
    ]
    return wanted


def _subs(unit: Unit, fault: int | None) -> list[str]:
    subs = ["mediation", "security", "health", "women_children" if unit.kind == "village" else "environment"]
    return subs[:2] if fault == 3 else subs


def _row(unit: Unit, body: str, role: str, name: str, sex: str) -> Cells:
    return {
        "单位代码": unit.code, "机构": rules.body_word(body, kind=unit.kind), "职务": rules.role_word(role, body),
        "姓名": name, "性别": sex, "起": SINCE,
    }  # fmt: skip


def _roll(unit: Unit, dice: Any) -> Cells:
    households = dice.randrange(300, 420) if unit.kind == "village" else dice.randrange(1200, 2600)
    adults = households * dice.randrange(22, 30) // 10
    return {
        "单位代码": unit.code, "日期": "2023-01-01", "十八周岁以上人数": adults, "户数": households,
        "小组数": GROUPS, "有表决权的党员数": dice.randrange(28, 66),
    }  # fmt: skip


def _changes(stage: Any, villages: list[Unit]) -> None:
    """A representative resigns, another is chosen on paper; posted in time, late, and one posting still to come."""
    days = (
        (date(2023, 6, 1), date(2023, 6, 3)),
        (date(2023, 7, 10), date(2023, 7, 24)),
        (date(2023, 9, 18), None),
    )
    for unit, (on, posted_on) in zip(villages, days, strict=False):
        seats = queries.sitting(unit.code, body=bodies.REPRESENTATIVES, on=on)
        gone = next(one for one in seats if one.person.name == "第3组代表2")
        newcomer = actions.Newcomer("第3组代表5", gone.person.sex, "representative", group_no=3)
        basis = actions.Basis(paper_on=on - timedelta(days=1), paper_page="12")
        told: dict[str, Any] = {"by": "demonstration", "now": stage.at(on), "basis": basis}
        left = actions.end_seats(unit, [gone], change="resigned", last_on=on - timedelta(days=1), **told)
        came = actions.seat_people(
            unit, [newcomer], body=bodies.REPRESENTATIVES, change="selected", from_on=on, **told
        )
        for change in (left, came):
            if posted_on:
                actions.post_change(change, on=posted_on, by="demonstration", now=stage.at(posted_on))


def _moved(stage: Any, unit: Unit) -> None:
    """One of three of 环境和物业管理委员会 moves away; the seat is filled forty days later."""
    gone, came = date(2023, 7, 3), date(2023, 8, 12)
    left = [one for one in queries.sitting(unit.code, body="environment", on=gone) if one.role == "member"][-1:]
    told: dict[str, Any] = {"by": "demonstration"}
    actions.end_seats(unit, left, change="resigned", last_on=gone - timedelta(days=1), now=stage.at(gone), **told)
    people = [actions.Newcomer("环境和物业管理委员会成员4", left[0].person.sex, "member")]
    actions.seat_people(unit, people, body="environment", change="by_election", from_on=came, now=stage.at(came), **told)
