"""Accounts from a table (``accounts load``): each row a unit, an office and a user name; wrong rows named, known rows left alone."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from cunju.kernel import excel
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import short_name
from cunju.org import accounts, audit, names, queries, roles
from cunju.org.models import Account, Unit
from cunju.tables import reading
from cunju.tables.limits import OPERATOR

Cells = Sequence[Sequence[Any]]
# How offices head the columns; the first word is ours.
HEADS = {
    "code": ("单位代码", "代码", "统计代码", "统计用区划代码", "区划代码", "code", "unit_code"),
    "unit": ("单位名称", "单位", "村（社区）", "村(社区)", "村社区", "村居", "unit", "unit_name"),
    "office": ("岗位", "角色", "职务", "office", "role"),
    "person": ("姓名", "使用人", "name", "person"),
    "username": ("账号", "帐号", "用户名", "登录名", "登录账号", "username", "user name"),
}
NEEDED = ("office", "username")
OFFICES = {
    roles.VILLAGE_CLERK: (
        "经办人",
        "文书",
        "村文书",
        "社区专干",
        "专干",
        "村（社区）经办人",
        "村经办人",
        "社区经办人",
    ),
    roles.SUPERVISORY_MEMBER: (
        *(
            "监督委员会成员",
            "监督委员",
            "监委会成员",
            "监委会委员",
            "监委",
            "村务监督委员会成员",
            "居务监督委员会成员",
        ),
        *(
            "村务监督委员会主任",
            "居务监督委员会主任",
            "监督委员会主任",
            "监委会主任",
            "村（居）务监督委员会成员",
        ),
    ),
    roles.TOWN_OFFICER: ("镇街经办人", "镇经办人", "街道经办人", "镇（街道）经办人"),
    roles.DISTRICT_OFFICER: ("区民政局经办人", "区经办人", "民政局经办人"),
    roles.DISTRICT_READER: ("区民政局（只读）", "区民政局只读"),
}
USERNAME = re.compile(r"[a-z0-9_.-]{3,40}")
HEAD_WITHIN, MOST_ROWS = 10, 20_000


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to one person: the account and its one-time password; the person's name is on the paper only."""

    unit: Unit
    role: str
    person: str
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be made, or stands there already."""

    line: int
    unit: Unit
    role: str
    person: str
    username: str
    known: bool = False


@dataclass
class Report:
    """What a file would make, or made."""

    rows: int = 0
    unchanged: int = 0
    good: list[Row] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


class Wrong(Exception):
    """Why a row cannot be loaded, without the full stop."""


def read(data: bytes, *, on: date) -> Report:
    """Look at every row; nothing is written."""
    report, units = Report(), _Units(on)
    taken: dict[str, int] = {}
    accounts_by_name = {names.folded(one.username): one for one in Account.objects.all()}
    for line, cells in _rows(data):
        report.rows += 1
        try:
            row = _row(line, cells, units=units, taken=taken, known=accounts_by_name)
        except Wrong as wrong:
            report.errors.append({"line": line, "code": cells.get("code", ""), "message": str(wrong)})
            continue
        if row.known:
            report.unchanged += 1
        else:
            report.good.append(row)
    return report


def make(
    report: Report,
    *,
    each: Callable[[Iterable[Row]], Iterable[Row]],
    print_slips: Callable[[Sequence[Slip]], object],
) -> None:
    """Make the accounts of the good rows: passwords first, which takes its time, then accounts and paper, or neither."""
    made = []
    for row in each(report.good):
        password = accounts.one_time_password()
        account = Account(
            username=row.username, role=row.role, unit_code=row.unit.code, must_change_password=True
        )
        account.set_password(password)
        made.append(account)
        report.slips.append(Slip(row.unit, row.role, row.person, row.username, password))
    with transaction.atomic():
        Account.objects.bulk_create(made, batch_size=200)
        for one in made:
            audit.write(account="命令行", act="create", whom=one.username)
        print_slips(report.slips)


def _rows(data: bytes) -> list[tuple[int, dict[str, str]]]:
    """The rows of all sheets that have the head, with their line in the sheet."""
    found: list[tuple[int, dict[str, str]]] = []
    heads = 0
    for sheet in reading.sheets(data, "账号.xlsx", limits=OPERATOR):
        cells = sheet.rows
        at, columns = _head(cells)
        if not columns:
            continue
        heads += 1
        for line, row in zip(sheet.lines[at + 1 :], cells[at + 1 :], strict=True):
            texts = {key: excel.text_of(row[place]) for key, place in columns.items() if place < len(row)}
            if any(texts.values()):
                found.append((line, texts))
    if not heads:
        raise Refusal(
            "文件里没有找到表头；请在一行里写上：单位代码、单位名称、岗位、姓名（可不填）、账号，下面一行一个账号。"
        )
    if len(found) > MOST_ROWS:
        raise Refusal(f"文件超过{MOST_ROWS}行；请分几个文件装入。")
    return found


def _head(cells: Cells) -> tuple[int, dict[str, int]]:
    """Which of the first rows is the head, and where its columns are; a title may stand above it."""
    for at, row in enumerate(cells[:HEAD_WITHIN]):
        words = [re.sub(r"\s", "", excel.text_of(one)).casefold() for one in row]
        columns = {
            key: next(words.index(one) for one in map(_bare, heads) if one in words)
            for key, heads in HEADS.items()
            if any(_bare(one) in words for one in heads)
        }
        if all(one in columns for one in NEEDED) and ("code" in columns or "unit" in columns):
            return at, columns
    return 0, {}


def _bare(word: str) -> str:
    return re.sub(r"\s", "", word).casefold()


class _Units:
    """Units by code and by the names people write."""

    def __init__(self, on: date) -> None:
        self.by_code = {one.code: one for one in queries.valid_units(on=on)}
        self.by_name: dict[str, list[Unit]] = {}
        for one in self.by_code.values():
            for name in {one.name, short_name(one.name)}:
                self.by_name.setdefault(name, []).append(one)

    def meant(self, code: str, name: str) -> Unit:
        """The unit of a code, of a name where there is no code; both must fit."""
        if code:
            found = self.by_code.get(code)
            if found is None:
                raise Wrong(f"没有代码为“{code}”的单位，请核对，或先用 units load 装入")
            if name and short_name(name) != short_name(found.name):
                raise Wrong(f"代码{code}是{found.name}，表里写的是“{name}”，请核对")
            return found
        some = self.by_name.get(name) or self.by_name.get(short_name(name)) or []
        if not some:
            raise Wrong(f"没有名称为“{name}”的单位，请写单位代码" if name else "没有写单位代码或单位名称")
        if len(some) > 1:
            raise Wrong(f"有{len(some)}个单位叫“{name}”，请写单位代码：{'、'.join(one.code for one in some)}")
        return some[0]


def _row(
    line: int, cells: dict[str, str], *, units: _Units, taken: dict[str, int], known: dict[str, Account]
) -> Row:
    unit = units.meant(cells.get("code", ""), cells.get("unit", ""))
    role = _role(cells.get("office", ""), unit)
    username = names.folded(cells.get("username", ""))
    if not username:
        raise Wrong("没有写账号")
    if not USERNAME.fullmatch(username):
        raise Wrong(f"账号“{username}”应为3至40个字母、数字或 - _ .，不要用汉字和空格")
    if username in taken:
        raise Wrong(f"账号“{username}”与第{taken[username]}行重复，请换一个")
    taken[username] = line
    there = known.get(username)
    if there and (there.role, there.unit_code) != (role, unit.code):
        raise Wrong(f"账号“{username}”已经有人用（{roles.ROLE_ZH.get(there.role, '')}），请换一个")
    return Row(line, unit, role, cells.get("person", "")[:40], username, known=there is not None)


def _fitting(unit: Unit) -> str:
    """The offices a unit of this level has, as the table may say them."""
    return {"town": "“经办人”", "county": "“经办人”或“区民政局（只读）”"}.get(unit.kind, "“经办人”或“监督委员会成员”")


def _role(office: str, unit: Unit) -> str:
    """The role of an office; a bare 经办人 is that of the unit's level."""
    word = office.replace("(", "（").replace(")", "）").replace(" ", "")
    if not word:
        raise Wrong(f"没有写岗位，应为{_fitting(unit)}")
    own = {"town": roles.TOWN_OFFICER, "county": roles.DISTRICT_OFFICER}.get(unit.kind)
    role = next((role for role, words in OFFICES.items() if word in words), "")
    if word == "经办人" and own:
        role = own
    if not role:
        raise Wrong(f"岗位“{office}”不认识，应为{_fitting(unit)}")
    if not accounts.fits(role, unit):
        raise Wrong(f"“{office}”不能用在{unit.name}，请核对岗位或单位")
    return role
