"""An office's own list into the rows of ours: headings, units, bodies and posts as it writes them; what only a person knows is asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cunju.activities.bodies.rules.cells import flat
from cunju.activities.bodies.rules.lists import heads
from cunju.activities.bodies.rules.lists.asking import DAY, PLACE, Question, Talk, key_of, rows_zh
from cunju.activities.bodies.rules.lists.heads import Head
from cunju.activities.bodies.rules.lists.mapping import Mapped, mapped
from cunju.activities.bodies.rules.lists.people import People
from cunju.activities.bodies.rules.lists.places import Units, body_in
from cunju.activities.bodies.rules.lists.walking import Walk, Where
from cunju.activities.bodies.rules.rows import COUNTS, PEOPLE_NEEDED, PEOPLE_SHEET, ROLL_SHEET, SHEET
from cunju.activities.bodies.rules.workbook import Sheets
from cunju.kernel.blanks import CHOICES, NOTES
from cunju.kernel.refusals import Refusal
from cunju.tables.book import Sheet

OURS = (CHOICES, NOTES)
Cells = Mapping[str, Any]
SHOWN = 8


@dataclass
class Listed:
    """What a file says: rows of people and of rolls as the template has them, columns and words as they were read, questions, notes."""

    people: tuple[tuple[int, Cells], ...] = ()
    rolls: tuple[tuple[int, Cells], ...] = ()
    columns: list[Mapped] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)

    @property
    def open(self) -> list[Question]:
        """What must be answered before anything is loaded."""
        return [one for one in self.questions if one.open]

    @property
    def sheets(self) -> Sheets:
        """The rows as a filled template has them."""
        return Sheets(self.people, self.rolls)


def read(
    sheets: Sequence[Sheet],
    *,
    units: Mapping[str, str],
    towns: Iterable[str] = (),
    only: str = "",
    answers: Mapping[str, str] | None = None,
    remembered: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {}),
    masked: Mapping[str, int] | None = None,
) -> Listed:
    """The list of a file (its sheets without identity numbers: ``cleaning``); Refusal where no sheet names people or counts them."""
    talk = Talk(answers or {}, *remembered)
    found = Listed()
    places = Units(units, towns)
    people: list[tuple[int, Cells]] = []
    tables = list(_tables(sheets, talk))
    for sheet, rows, head in tables:
        if head is None:
            found.rolls += _rolls(sheet, rows)
            continue
        people += _people(sheet, rows, head, found, talk=talk, units=places, only=only)
    if not tables:
        raise _nothing(sheets)
    found.people = tuple(_begun(people, talk))
    _say_masked(masked or {}, talk)
    found.questions, found.notes = list(talk.questions.values()), talk.notes
    return found


def _tables(sheets: Sequence[Sheet], talk: Talk) -> Iterable[tuple[Sheet, list[list[Any]], Head | None]]:
    """The sheets that are lists, with their headings (None for one of rolls); the others are named."""
    for sheet in sheets:
        rows = heads.filled(sheet)
        if not any(flat(cell) for row in rows for cell in row) or sheet.name.strip() in OURS:
            continue
        if sheet.hidden:
            talk.note(f"工作表“{sheet.name}”是隐藏的，没有读；要装入请取消隐藏。")
        elif _is_rolls(rows):
            yield sheet, rows, None
        elif head := heads.find(rows, talk.heads):
            yield sheet, rows, head
        else:
            talk.note(f"工作表“{sheet.name}”里没有找到“姓名”等表头，没有读。")


def _is_rolls(rows: Sequence[Sequence[Any]]) -> bool:
    first = {flat(one) for one in rows[0]} if rows else set()
    return "日期" in first and bool(first & set(COUNTS.values())) and heads.NAME not in first


def _rolls(sheet: Sheet, rows: Sequence[Sequence[Any]]) -> tuple[tuple[int, Cells], ...]:
    head = [flat(one) for one in rows[0]]
    named = sheet.name.strip() or ROLL_SHEET
    told = zip(sheet.lines[1:], rows[1:], strict=True)
    found = ((line, dict(zip(head, row, strict=False))) for line, row in told if any(flat(one) for one in row))
    return tuple((line, row if named == ROLL_SHEET else row | {SHEET: named}) for line, row in found)


def _nothing(sheets: Sequence[Sheet]) -> Refusal:
    there = "、".join(f"“{one.name}”" for one in sheets[:5] if one.name)
    hidden = [one.name for one in sheets if one.hidden and one.rows]
    more = f"；“{hidden[0]}”是隐藏的，没有读" if hidden else ""
    said = f"（有{there}）" if there else ""
    return Refusal(
        f"文件里{said}没有找到写着“姓名”的表头{more}。请在名单上面留一行表头，至少有姓名、性别、职务（或者机构）；也可以用模板填写。", "file"
    )


def _people(
    sheet: Sheet, rows: list[list[Any]], head: Head, found: Listed, *, talk: Talk, units: Units, only: str
) -> list[tuple[int, Cells]]:
    """The people of one sheet; its columns are shown unless it is the template's own."""
    template = sheet.name.strip() == PEOPLE_SHEET and set(PEOPLE_NEEDED) <= {one.name for one in head.columns}
    if not template:
        found.columns += mapped(sheet, rows, head, talk)
    answers = {one.name: one.field for one in found.columns}
    where = _where(sheet, rows, head, units)
    hidden = _hidden(sheet, rows, head, talk)
    walk = Walk(sheet, rows, units, talk.heads, answers, hidden=hidden, strict=template, where=where)
    people = People(walk, units, talk, template=template, only=only)
    lines = list(walk.lines(head))
    _ask_place(sheet, lines, walk, where, units=units, talk=talk, only=only)
    made = people.of(lines)
    found.heads |= answers
    found.posts |= people.posts
    _say(walk, talk)
    return made


def _where(sheet: Sheet, rows: Sequence[Sequence[Any]], head: Head, units: Units) -> Where:
    """What the title and the name of the sheet say of all its rows."""
    title = "　".join(dict.fromkeys(flat(one) for row in rows[: head.top] for one in row if flat(one)))
    unit = units.meant(sheet.name) or units.inside(title) or units.inside(sheet.name)
    return Where(unit, body_in(units.without(title)) or body_in(units.without(sheet.name)))


def _hidden(sheet: Sheet, rows: Sequence[Sequence[Any]], head: Head, talk: Talk) -> bool:
    """Hidden rows are asked about: not taken unless a person says so."""
    hidden = [at for at in sorted(sheet.hidden_rows) if head.bottom < at < len(rows) and any(flat(one) for one in rows[at])]
    if not hidden:
        return False
    text = f"“{sheet.name}”{rows_zh([sheet.lines[at] for at in hidden])}在表里是隐藏的"
    choices = (("no", "不装入"), ("yes", "也装入"))
    return talk.ask(PLACE, key_of("hidden", sheet.name), text, choices, offered="no") == "yes"


def _ask_place(
    sheet: Sheet, lines: Sequence[Any], walk: Walk, where: Where, *, units: Units, talk: Talk, only: str
) -> None:
    """A sheet that names neither unit nor body anywhere is asked about once."""
    if lines and not only and not where.unit and len(units.names) > 1:
        rest = [one for one in lines if not flat(one.code) and not flat(one.unit) and not one.where.unit]
        known = [one for one in rest if any(units.inside(flat(each)) for name in (heads.POST, heads.GROUP) for each in one.cells.get(name, ()))]
        if rest and len(known) < len(rest) and not walk.strict:
            talk.ask(PLACE, key_of("unit", sheet.name), f"“{sheet.name}”是哪个村（社区）的", list(units.names.items()))
    has = any(each.of(heads.POST, segment) or each.of(heads.BODY, segment) for each in walk.heads for segment in range(each.segments))
    if lines and not where.body and not has and not all(one.where.body for one in lines):
        talk.ask(PLACE, key_of("body", sheet.name), f"“{sheet.name}”里是哪个机构的人", People.bodies())


def _say(walk: Walk, talk: Talk) -> None:
    """Rows that are nobody's, rows whose unit the row above says, hidden columns."""
    name = walk.sheet.name or "表"
    for row, text in walk.aside[:SHOWN]:
        talk.note(f"“{name}”第{walk.line_of(row)}行“{text[:30]}”没有当作人。")
    if len(walk.aside) > SHOWN:
        talk.note(f"“{name}”另有{len(walk.aside) - SHOWN}行没有当作人：{rows_zh([walk.line_of(row) for row, _ in walk.aside[SHOWN:]])}。")
    if walk.carried:
        talk.note(f"“{name}”{rows_zh([walk.line_of(one) for one in walk.carried])}没有写村（社区），按上面一行的。")
    hidden = [one.name for head in walk.heads for one in head.columns if one.field and one.at in walk.sheet.hidden_columns]
    if hidden:
        talk.note(f"“{name}”的“{'”“'.join(dict.fromkeys(hidden))}”列在表里是隐藏的，照样读了。")
    if walk.left_out:
        talk.note(f"“{name}”{rows_zh([walk.line_of(one) for one in walk.left_out])}是隐藏的，没有装入。")


def _say_masked(masked: Mapping[str, int], talk: Talk) -> None:
    for name, count in masked.items():
        talk.note(f"“{name}”里有{count}格写着身份证号或者银行卡号，已经去掉，不保存。")


def _begun(people: Sequence[tuple[int, Cells]], talk: Talk) -> Iterable[tuple[int, Cells]]:
    """People of a list that says no first day: asked once for all of them."""
    bare = [at for at, (_, cells) in enumerate(people) if SHEET in cells and not flat(cells.get("起"))]
    if not bare:
        return people
    more = "" if len(bare) == len(people) else f"（{len(bare)}行没有写）"
    given = talk.ask(DAY, "begin", f"这些人从哪天起任职{more}", hint="名单里没有写任职开始的日期的，都按这一天", needed=len(bare) == len(people))
    return [(line, dict(cells) | {"起": given} if at in set(bare) else cells) for at, (line, cells) in enumerate(people)]
