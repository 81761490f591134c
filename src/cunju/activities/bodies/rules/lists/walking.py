"""The rows of one sheet below its headings: people with the unit, the body and the group their place says; what is no person is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cunju.activities.bodies.rules.cells import VACANT, flat
from cunju.activities.bodies.rules.lists import heads
from cunju.activities.bodies.rules.lists.heads import (
    BEGIN,
    BODY,
    CODE,
    GROUP,
    NAME,
    PHONE,
    POST,
    SEX,
    UNIT,
    Head,
)
from cunju.activities.bodies.rules.lists.places import NUMBERED, Units, body_in, body_of
from cunju.tables.book import Sheet

FOOT = re.compile(
    r"^(?:合计|小计|总计|共计|共\d|注[:1一]|注$|备注[:]|说明[:]|填表|填报|制表|制单|审核|审批|负责人[:]|单位负责人|分管领导|经办人[:]|联系人[:]|联系电话[:]|截至|截止|\(?盖章|日期[:])"
)
SECTION_GROUP = re.compile(r"第?([0-9一二三四五六七八九十]{1,3})(?:村民|居民)?(?:小)?[组社](?:\(.*\))?")
DITTO = frozenset({"〃", "″", '"', "''", "同上", "“", "”"})


@dataclass
class Where:
    """What place says of a row: the unit, body and group of the section or title it stands under."""

    unit: str = ""
    body: str = ""
    group: str = ""


@dataclass(frozen=True)
class Line:
    """A row that names a person: its cells by field (several of 职务, 起 and 联系电话), and what its place says."""

    row: int
    head: Head
    segment: int
    cells: Mapping[str, Sequence[Any]]
    where: Where
    unit: Any = ""
    code: Any = ""
    body: Any = ""

    def first(self, name: str) -> Any:
        """The first cell of a field with anything in it."""
        return next((one for one in self.cells.get(name, ()) if flat(one)), "")


@dataclass
class Walk:
    """One pass over a sheet; ``aside`` are rows that are nobody's, ``carried`` those whose unit or body the row above says."""

    sheet: Sheet
    rows: list[list[Any]]
    units: Units
    remembered: Mapping[str, str]
    answers: Mapping[str, str]
    hidden: bool = False
    strict: bool = False
    aside: list[tuple[int, str]] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    where: Where = field(default_factory=Where)
    last: dict[str, Any] = field(default_factory=dict)
    sections: bool = False
    title: Where = field(default_factory=Where)

    def lines(self, head: Head) -> Iterator[Line]:
        """Every row with a person below the first headings."""
        self.title = self.where
        head = self._begin(head)
        row = head.bottom + 1
        while row < len(self.rows):
            again = heads.at(self.rows, row, self.remembered)
            if again and again.of(NAME):
                head = self._begin(again)
                row = again.bottom + 1
                continue
            if row in self.sheet.hidden_rows and not self.hidden:
                if any(flat(one) for one in self.rows[row]):
                    self.left_out.append(row)
            else:
                yield from self._row(row, head)
            row += 1

    def _begin(self, head: Head) -> Head:
        self.heads.append(head.with_answers(self.answers))
        self.last = {}
        return self.heads[-1]

    def line_of(self, row: int) -> int:
        """The number a person sees before a row."""
        return self.sheet.lines[row]

    def _row(self, row: int, head: Head) -> Iterator[Line]:
        texts = list(dict.fromkeys(flat(one) for one in self.rows[row] if flat(one)))
        if not texts:
            return
        if FOOT.match(texts[0]) or (len(texts) > 1 and texts[1] in ("合计", "小计", "总计")):
            self.aside.append((row, " ".join(texts)))
        elif len(texts) == 1 and len(head.columns) > 1:
            self._section(row, texts[0])
        else:
            for segment in range(head.segments):
                if line := self._person(row, head, segment):
                    yield line

    def _section(self, row: int, text: str) -> None:
        """A lone text: the unit, body or group of the rows below it, or nobody's."""
        if text.isdigit():
            return  # a number printed before an empty line
        unit, group = self.units.meant(text) or self.units.inside(text), SECTION_GROUP.fullmatch(text)
        body = body_in(self.units.without(text))
        if group:
            self.where = Where(self.where.unit, self.where.body, group[1])
        elif unit or body:
            # A village begins with what the title says of all; a body leaves the village as it is.
            self.where = Where(unit or self.where.unit, body or self.title.body)
            self.sections, self.last = True, {}
        else:
            if self.sections or NUMBERED.match(text):  # what begins here is of no body that is known
                self.where = Where(self.where.unit)
            self.aside.append((row, text))

    def _person(self, row: int, head: Head, segment: int) -> Line | None:
        cells: dict[str, list[Any]] = {}
        for one in head.columns:
            if one.field and one.segment in (segment, -1):
                cells.setdefault(one.field, []).append(self.rows[row][one.at])
        name = flat(next(iter(cells.get(NAME, ())), ""))
        if name in VACANT or (not name and not self._tells(cells, (SEX, PHONE, BEGIN))):
            if name or self._tells(cells, (POST,)):
                said = " ".join(flat(one) for each in cells.values() for one in each if flat(one))
                self.aside.append((row, f"{said}（没有写姓名）" if not name else said))
            return None
        code, unit, body = self._placed(row, cells)
        return Line(row, head, segment, cells, self.where, unit=unit, code=code, body=body)

    @staticmethod
    def _tells(cells: Mapping[str, Sequence[Any]], fields: Sequence[str]) -> bool:
        return any(flat(one) for name in fields for one in cells.get(name, ()))

    def _placed(self, row: int, cells: Mapping[str, Sequence[Any]]) -> tuple[Any, Any, Any]:
        """Code, unit and body of a row; where the list writes them once, those of the row above."""
        code, unit, body = (next(iter(cells.get(name, ())), "") for name in (CODE, UNIT, BODY))
        told = [one for one in (code, unit) if flat(one) and flat(one) not in DITTO]
        if told:
            code, unit = ("" if flat(one) in DITTO else one for one in (code, unit))
            if (flat(code), flat(unit)) != (flat(self.last.get(CODE)), flat(self.last.get(UNIT))):
                self.last.pop(BODY, None)
            self.last |= {CODE: code, UNIT: unit}
        elif not self.strict and (CODE in self.last or UNIT in self.last):
            code, unit = self.last.get(CODE, ""), self.last.get(UNIT, "")
            self.carried.append(row)
        if flat(body) and flat(body) not in DITTO:
            self.last[BODY] = body
        elif BODY in cells and not self.strict:
            body = self.last.get(BODY, "")
        return code, unit, body


def group_of(line: Line) -> Any:
    """The group a row says itself, else that of its section."""
    return line.first(GROUP) or line.where.group


def body_said(line: Line) -> str:
    """The body a row's own column names; empty where it names none that is known."""
    return body_of(line.body) if flat(line.body) else ""
