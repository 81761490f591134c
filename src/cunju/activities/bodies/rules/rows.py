"""Rows of a people list, from plain cells to checked rows; every fault is a sentence a clerk can act on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from cunju.activities.bodies.rules.cells import checked_name, day_in, group_in
from cunju.activities.bodies.rules.changes import IN, OUT
from cunju.activities.bodies.rules.words import (
    BODIES,
    CHANGE_ZH,
    GROUP_HEADS,
    REPRESENTATIVES,
    ROLES,
    role_word,
    roles_of,
    usual_role,
)
from cunju.kernel import typed
from cunju.kernel.excel import Wrong, day_of, is_sample, text_of, whole_of

PEOPLE_SHEET, ROLL_SHEET = "人员", "名册"
PEOPLE_COLUMNS = (
    *("单位代码", "单位", "机构", "职务", "姓名", "性别", "小组", "起", "止", "联系电话"),
    *("产生方式", "离任方式", "近亲属", "财会管理知识", "兼任会计文书"),
)
ROLL_COLUMNS = ("单位代码", "单位", "日期", "十八周岁以上人数", "户数", "小组数", "有表决权的党员数")
PEOPLE_NEEDED = ("单位代码", "机构", "姓名", "性别", "起")
COUNTS = dict(zip(("adults", "households", "groups", "party_members"), ROLL_COLUMNS[3:], strict=True))
SEXES = {"男": "m", "女": "f"}
YES_NO = {"是": True, "有": True, "否": False, "无": False, "没有": False}
ENTRIES = {CHANGE_ZH[one]: one for one in IN}
EXITS = {CHANGE_ZH[one]: one for one in OUT}
TRAITS = {"kin": "近亲属", "finance": "财会管理知识", "accountant": "兼任会计文书"}
# Beside its cells a row may say of which sheet it is, and what was wrong before its cells were looked at.
SHEET, FAULTS = "表", "错"
MOST_PHONES = 60
T = TypeVar("T")
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
    sheet: str = PEOPLE_SHEET


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
        said = f"写的是“{text[:20]}”" if text else "没有填"
        raise Wrong(f"“{label}”{said}；从{'、'.join(dict.fromkeys(known))}中选一个")
    return known[text]


def _role(value: Any, body: str) -> str:
    text = text_of(value)
    if not text:
        return usual_role(body)
    role = ROLES.get(text)
    if role not in roles_of(body):
        words = "、".join(role_word(one, body) for one in roles_of(body))
        raise Wrong(f"“职务”写的是“{text}”，这个机构的职务有{words}")
    return role


def _phone(value: Any) -> str:
    text = text_of(value)
    try:
        found = typed.phones(text) if text else ""
    except typed.Mistyped as wrong:
        raise Wrong(f"“联系电话”写的是“{text[:30]}”，{wrong}") from None
    if len(found) > MOST_PHONES:
        raise Wrong(f"“联系电话”有{found.count('、') + 1}个号码，最多{MOST_PHONES}个字；请留常用的")
    return found


class _Reading:
    """The cells of one row: whatever is wrong with them is kept, so that all of it is told at once."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.wrong: list[str] = list(cells.get(FAULTS, ()))

    def of(self, read: Callable[..., T], *args: Any, **named: Any) -> T | None:
        """What a reader makes of a cell, or None with its fault kept."""
        try:
            return read(*args, **named)
        except Wrong as wrong:
            self.wrong.append(str(wrong))
            return None

    def one_of(self, label: str, known: Mapping[str, Any], *, needed: bool = False) -> Any:
        """One of the words a column may hold."""
        return self.of(_one_of, self.cells.get(label), label, known, needed=needed)

    def first_day(self, today: date) -> date | None:
        """The first day in office, which everybody has."""
        value = self.cells.get("起")
        count = len(self.wrong)
        on = self.of(day_in, value, "起")
        if on is None and len(self.wrong) == count:
            self.wrong.append("“起”没有填；写任职开始的日期，如 2021-03-01")
        elif on and on > today:
            self.wrong.append(f"“起”{on}还没有到；到任以后再登记")
        return on


def _person(line: int, cells: Cells, *, units: Mapping[str, str], only: str, today: date) -> PersonRow:
    """A checked row; Wrong with everything that is wrong with it."""
    row = _Reading(cells)
    unit_code = row.of(_code, cells, units, only)
    body = None if cells.get(FAULTS) and not text_of(cells.get("机构")) else row.one_of("机构", BODIES, needed=True)
    role = row.of(_role, cells.get("职务"), body) if body else None
    name, sex = row.of(checked_name, cells.get("姓名")), row.one_of("性别", SEXES, needed=True)
    from_on, to_on = row.first_day(today), row.of(day_in, cells.get("止"), "止", end=True)
    if from_on and to_on and to_on < from_on:
        row.wrong.append(f"“止”{to_on}早于“起”{from_on}")
    # Whatever a list of others says of groups is nobody's matter here.
    group_no = row.of(group_in, cells.get("小组")) if body in (REPRESENTATIVES, GROUP_HEADS) else None
    if group_no is None and body == GROUP_HEADS and not any("小组" in one for one in row.wrong):
        row.wrong.append("小组长要填“小组”，只写数字，如 3")
    more: dict[str, Any] = {
        "phone": row.of(_phone, cells.get("联系电话")) or "",
        "entry": row.one_of("产生方式", ENTRIES) or "",
        "leaving": row.one_of("离任方式", EXITS) or "",
        **{name: row.one_of(label, YES_NO) for name, label in TRAITS.items()},
    }
    if row.wrong or unit_code is None or body is None or role is None or name is None or from_on is None:
        raise Wrong("；".join(dict.fromkeys(row.wrong)))
    sheet = text_of(cells.get(SHEET)) or PEOPLE_SHEET
    return PersonRow(line, unit_code, body, role, name, sex, from_on, to_on=to_on, group_no=group_no, sheet=sheet, **more)


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
        if len(found) != 1 and only:
            raise Wrong(_elsewhere(f"“{name}”", units[only]))
        if len(found) != 1:
            raise Wrong(f"没有填单位代码，按名称“{name}”也认不出是哪个村（社区）；请填12位代码")
        return found[0]
    if not code and only:
        return only
    if not code and SHEET in cells:
        raise Wrong("看不出是哪个村（社区）；请在名单里写上村（社区）的名称")
    if not code:
        raise Wrong("“单位代码”没有填；写12位代码")
    if only and code != only:
        raise Wrong(_elsewhere(f"单位代码“{code}”", f"{units[only]}（代码{only}）"))
    if code not in units:
        raise Wrong(f"单位代码“{code}”不是这里可以登记的村（社区）；请核对12位代码")
    return code


def _elsewhere(said: str, own: str) -> str:
    """A row of another unit in the list of one: where such a list is loaded."""
    return f"{said}不是{own}；这里只装这一个单位的名单，别的村（社区）的请镇（街道）在自己的人员名册页装入"


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
            good.append(_person(line, cells, units=units, only=only, today=today))
        except Wrong as wrong:
            fault = Fault(text_of(cells.get(SHEET)) or PEOPLE_SHEET, line, text_of(cells.get("单位代码")) or only, f"{wrong}。")
            if fault not in faults:  # of a row with two seats once
                faults.append(fault)
    return _without_clashes(good, faults)


def _without_clashes(
    rows: Sequence[PersonRow], faults: list[Fault]
) -> tuple[list[PersonRow], list[Fault]]:
    """The same seat twice in a list, or one name with two sexes, is said at the later row."""
    seats: dict[tuple[str, str, str, date], PersonRow] = {}
    sexes: dict[tuple[str, str], PersonRow] = {}
    good = []
    for row in rows:
        first = sexes.setdefault((row.unit_code, row.name), row)
        other = seats.setdefault((row.unit_code, row.body, row.name, row.from_on), row)
        message = ""
        if other is not row:
            message = f"和{_place(other, row)}重复；如果是同名的两个人，请在姓名后加“（2）”区分"
        elif first.sex != row.sex:
            message = f"性别和{_place(first, row)}不一样；请改成一样，如果是同名的两个人，请在姓名后加“（2）”区分"
        if message:
            faults.append(Fault(row.sheet, row.line, row.unit_code, f"{message}。"))
        else:
            good.append(row)
    return good, sorted(faults, key=lambda one: one.line)


def _place(row: PersonRow, beside: PersonRow) -> str:
    """Where a row stands, as another row says it."""
    return f"第{row.line}行" if row.sheet == beside.sheet else f"“{row.sheet}”第{row.line}行"


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
            named = text_of(cells.get(SHEET)) or ROLL_SHEET
            faults.append(Fault(named, line, text_of(cells.get("单位代码")) or only, f"{wrong}。"))
    return good, faults
