"""Rows of a people list, from plain cells to checked rows; every fault is a sentence a clerk can act on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.activities.bodies.rules.changes import IN, OUT
from cunju.activities.bodies.rules.words import (
    BODIES,
    CHANGE_ZH,
    GROUP_HEADS,
    REPRESENTATIVES,
    ROLES,
    role_word,
    roles_of,
)
from cunju.kernel.excel import Wrong, day_of, is_sample, text_of, whole_of

PEOPLE_SHEET, ROLL_SHEET = "人员", "名册"
PEOPLE_COLUMNS = (
    *("单位代码", "单位", "机构", "职务", "姓名", "性别", "小组", "起", "止", "联系电话"),
    *("产生方式", "离任方式", "近亲属", "财会管理知识", "兼任会计文书"),
)
ROLL_COLUMNS = ("单位代码", "单位", "日期", "十八周岁以上人数", "户数", "小组数", "有表决权的党员数")
PEOPLE_NEEDED = ("单位代码", "机构", "姓名", "性别", "起")
ROLL_NEEDED = ("单位代码", "日期")
COUNTS = dict(zip(("adults", "households", "groups", "party_members"), ROLL_COLUMNS[3:], strict=True))
SEXES = {"男": "m", "女": "f"}
YES_NO = {"是": True, "有": True, "否": False, "无": False, "没有": False}
ENTRIES = {CHANGE_ZH[one]: one for one in IN}
EXITS = {CHANGE_ZH[one]: one for one in OUT}
GROUP = re.compile(r"第?(\d{1,3})\s*组?")
Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: its sheet, its line (the head is line 1), the unit's code as written, a sentence."""

    sheet: str
    line: int
    code: str
    message: str

    def as_json(self) -> dict[str, Any]:
        """As ``units load`` says it, with the sheet."""
        return {"sheet": self.sheet, "line": self.line, "code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a body from a day; empty cells (None, "") leave what is stored as it is."""

    line: int
    unit_code: str
    body: str
    role: str
    name: str
    sex: str
    from_on: date
    to_on: date | None = None
    group_no: int | None = None
    phone: str = ""
    entry: str = ""
    leaving: str = ""
    kin: bool | None = None
    finance: bool | None = None
    accountant: bool | None = None


@dataclass(frozen=True, slots=True)
class RollRow:
    """The roll of a unit on a day."""

    line: int
    unit_code: str
    on: date
    adults: int | None = None
    households: int | None = None
    groups: int | None = None
    party_members: int | None = None


def _one_of(value: Any, label: str, known: Mapping[str, Any], *, needed: bool = False) -> Any:
    text = text_of(value)
    if not text and not needed:
        return None
    if text not in known:
        said = f"写的是“{text}”" if text else "没有填"
        raise Wrong(f"“{label}”{said}；从{'、'.join(dict.fromkeys(known))}中选一个")
    return known[text]


def _group(value: Any) -> int | None:
    text = text_of(value)
    if not text:
        return None
    found = GROUP.fullmatch(text)
    if not found or not int(found[1]):
        raise Wrong(f"“小组”写的是“{text}”；只写数字，如 3")
    return int(found[1])


def _role(value: Any, body: str) -> str:
    text = text_of(value)
    usual = roles_of(body)
    if not text:
        return usual[0] if len(usual) == 1 else "member"
    role = ROLES.get(text)
    if role not in usual:
        words = "、".join(role_word(one, body) for one in usual)
        raise Wrong(f"“职务”写的是“{text}”，这个机构的职务有{words}")
    return role


def _name(value: Any) -> str:
    name = "".join(text_of(value).split())
    if not name:
        raise Wrong("“姓名”没有填")
    if len(name) > 40:
        raise Wrong("“姓名”超过40字")
    return name


def _person(line: int, cells: Cells, *, unit_code: str, today: date) -> PersonRow:
    body = _one_of(cells.get("机构"), "机构", BODIES, needed=True)
    from_on, to_on = day_of(cells.get("起"), "起"), day_of(cells.get("止"), "止")
    if from_on is None:
        raise Wrong("“起”没有填；写任职开始的日期，如 2021-03-01")
    if from_on > today:
        raise Wrong(f"“起”{from_on}还没有到；到任以后再登记")
    if to_on and to_on < from_on:
        raise Wrong(f"“止”{to_on}早于“起”{from_on}")
    group_no = _group(cells.get("小组"))
    if group_no is None and body == GROUP_HEADS:
        raise Wrong("小组长要填“小组”，只写数字，如 3")
    return PersonRow(
        line=line,
        unit_code=unit_code,
        body=body,
        role=_role(cells.get("职务"), body),
        name=_name(cells.get("姓名")),
        sex=_one_of(cells.get("性别"), "性别", SEXES, needed=True),
        from_on=from_on,
        to_on=to_on,
        group_no=group_no if body in (REPRESENTATIVES, GROUP_HEADS) else None,
        phone=text_of(cells.get("联系电话"))[:20],
        entry=_one_of(cells.get("产生方式"), "产生方式", ENTRIES) or "",
        leaving=_one_of(cells.get("离任方式"), "离任方式", EXITS) or "",
        kin=_one_of(cells.get("近亲属"), "近亲属", YES_NO),
        finance=_one_of(cells.get("财会管理知识"), "财会管理知识", YES_NO),
        accountant=_one_of(cells.get("兼任会计文书"), "兼任会计文书", YES_NO),
    )


def _roll(line: int, cells: Cells, *, unit_code: str, today: date) -> RollRow:
    on = day_of(cells.get("日期"), "日期")
    if on is None:
        raise Wrong("“日期”没有填；写名册是哪一天的，如 2023-01-01")
    if on > today:
        raise Wrong(f"“日期”{on}还没有到")
    counts = {name: whole_of(cells.get(label), label) for name, label in COUNTS.items()}
    if all(one is None for one in counts.values()):
        raise Wrong(f"{'、'.join(COUNTS.values())}都没有填，至少填一项")
    adults, party = counts["adults"], counts["party_members"]
    if adults is not None and party is not None and party > adults:
        raise Wrong(f"有表决权的党员{party}人，多于十八周岁以上的{adults}人")
    return RollRow(line, unit_code, on, **counts)


def _code(cells: Cells, units: Mapping[str, str], only: str) -> str:
    """The unit of a row: its code; without one its name, or the one unit this list is for."""
    code, name = text_of(cells.get("单位代码")), text_of(cells.get("单位"))
    if not code and name:
        found = [one for one, known in units.items() if name in (known, known[: len(name)])]
        if len(found) != 1:
            raise Wrong(f"没有填单位代码，按名称“{name}”也认不出是哪个村（社区）；请填12位代码")
        return found[0]
    if not code and only:
        return only
    if not code:
        raise Wrong("“单位代码”没有填；写12位代码")
    if code not in units:
        raise Wrong(f"单位代码“{code}”不是这里可以登记的村（社区）；请核对12位代码")
    if only and code != only:
        raise Wrong(f"单位代码“{code}”不是本村（社区）的代码{only}")
    return code


def _is_blank(cells: Cells) -> bool:
    return not any(text_of(one) for one in cells.values()) or is_sample(cells, "姓名")


def people_rows(
    rows: Iterable[tuple[int, Cells]], *, units: Mapping[str, str], only: str = "", today: date
) -> tuple[list[PersonRow], list[Fault]]:
    """Checked rows and faults of the sheet of people; ``units`` are the names by code that may be registered here."""
    good: list[PersonRow] = []
    faults: list[Fault] = []
    for line, cells in rows:
        if _is_blank(cells):
            continue
        try:
            code = _code(cells, units, only)
            good.append(_person(line, cells, unit_code=code, today=today))
        except Wrong as wrong:
            faults.append(Fault(PEOPLE_SHEET, line, text_of(cells.get("单位代码")) or only, f"{wrong}。"))
    return _without_clashes(good, faults)


def _without_clashes(
    rows: Sequence[PersonRow], faults: list[Fault]
) -> tuple[list[PersonRow], list[Fault]]:
    """The same seat twice in a list, or one name with two sexes, is said at the later row."""
    seats: dict[tuple[str, str, str, date], int] = {}
    sexes: dict[tuple[str, str], PersonRow] = {}
    good = []
    for row in rows:
        first = sexes.setdefault((row.unit_code, row.name), row)
        seat = (row.unit_code, row.body, row.name, row.from_on)
        message = ""
        if seat in seats:
            message = f"和第{seats[seat]}行重复；如果是同名的两个人，请在姓名后加“（2）”区分"
        elif first.sex != row.sex:
            message = f"性别和第{first.line}行不一样；请改成一样，如果是同名的两个人，请在姓名后加“（2）”区分"
        seats.setdefault(seat, row.line)
        if message:
            faults.append(Fault(PEOPLE_SHEET, row.line, row.unit_code, f"{message}。"))
        else:
            good.append(row)
    return good, sorted(faults, key=lambda one: one.line)


def roll_rows(
    rows: Iterable[tuple[int, Cells]], *, units: Mapping[str, str], only: str = "", today: date
) -> tuple[list[RollRow], list[Fault]]:
    """Checked rows and faults of the sheet of rolls."""
    good: list[RollRow] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, date], int] = {}
    for line, cells in rows:
        counted = any(text_of(cells.get(one)) for one in ROLL_COLUMNS[3:])
        if _is_blank(cells) or (not counted and not text_of(cells.get("日期"))):
            continue
        if is_sample(cells, "单位"):
            continue
        try:
            row = _roll(line, cells, unit_code=_code(cells, units, only), today=today)
            if (row.unit_code, row.on) in seen:
                raise Wrong(f"和第{seen[row.unit_code, row.on]}行是同一单位同一天")
            seen[row.unit_code, row.on] = line
            good.append(row)
        except Wrong as wrong:
            faults.append(Fault(ROLL_SHEET, line, text_of(cells.get("单位代码")) or only, f"{wrong}。"))
    return good, faults
