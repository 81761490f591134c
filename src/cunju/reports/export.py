"""Everything of a unit as one zip: every record with every version, what the rooms hold of it, the files brought."""

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from cunju.archive import storing
from cunju.archive.models import StoredFile
from cunju.kernel import cleaning
from cunju.kernel.days import Span
from cunju.kernel.kinds import Field, Kind
from cunju.kernel.sheets import Cell, Sheet, put
from cunju.kernel.words import DEMONSTRATION
from cunju.kernel.zips import Packing, settled
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact
from cunju.org.models import Unit
from cunju.reports import collecting

HEAD = ("发生日期", "登记日期", "状态")
TAIL = ("待核实和不合规定", "来源", "登记账号", "编号", "依据的记录", "更正的是")
LAW = {"law": "法律", "regulation": "地方性法规", "policy": "指导意见", "notice": "区通知", "local": "本地做法"}
EXCEL = "记录.xlsx"


def write(target: Path | BinaryIO, unit: Unit, between: Span, *, demonstration: bool) -> None:
    """The zip; the same records give the same bytes."""
    with Packing(target) as packing:
        packing.add(EXCEL, excel([*sheets(unit, between)], unit, between, demonstration=demonstration))
        for name, content in brought(unit, between):
            packing.add(name, content)


def sheets(unit: Unit, between: Span) -> Iterator[Sheet]:
    """One sheet a kind of record, then those the rooms hand over."""
    facts = Fact.objects.filter(unit_code=unit.code, occurred_on__range=(between.start, between.end))
    by_kind: dict[str, list[Fact]] = {}
    for one in facts.order_by("occurred_on", "position"):
        by_kind.setdefault(one.kind, []).append(one)
    replaced = Fact.objects.filter(unit_code=unit.code, supersedes__isnull=False)
    later = dict(replaced.values_list("supersedes", "retracted"))
    for kind in vocabulary.all_kinds():
        if found := by_kind.get(kind.kind):
            yield _of_kind(kind, found, later)
    yield from collecting.tables(unit, between)


def _of_kind(kind: Kind, facts: Iterable[Fact], later: Mapping[Any, bool]) -> Sheet:
    head = (*HEAD, *(one.label or one.name for one in kind.fields), *TAIL)
    return Sheet(kind.label, head, [_row(kind, one, later) for one in facts])


def _row(kind: Kind, fact: Fact, later: Mapping[Any, bool]) -> list[Cell]:
    after = {None: "现行", False: "已更正", True: "已作废"}[later.get(fact.uid)]
    state = "作废" if fact.retracted else after
    said: list[Cell] = [_cell(one, fact.attributes.get(one.name)) for one in kind.fields]
    marks = "；".join(
        f"{vocabulary.finding_word(kind.kind, one['code'])}（{LAW.get(one['authority'], one['authority'])}，{one['cite']}）" for one in fact.findings
    )
    ties = "、".join(fact.rests_on), str(fact.supersedes or "")
    return [
        fact.occurred_on, fact.recorded_on, state, *said, marks, fact.source, fact.recorded_by, str(fact.uid), *ties,
    ]  # fmt: skip


def _cell(field: Field, value: Any) -> Cell:
    """Numbers stay numbers; everything else in words, never as it is stored."""
    if value is None:
        return None
    if field.name == "begins" or not isinstance(value, int) or isinstance(value, bool):
        return vocabulary.word(field, value)
    return value


def excel(found: list[Sheet], unit: Unit, between: Span, *, demonstration: bool) -> bytes:
    """The sheets as one Excel file, a table of contents first."""
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        book.set_properties({"title": f"{unit.name}记录", "created": datetime.combine(between.start, time())})
        bold = book.add_format({"bold": True})
        first = book.add_worksheet("目录")
        first.set_column(0, 0, 40)
        title = f"{unit.name}（{unit.code}）{between.start} 至 {between.end}"
        first.write_string(0, 0, cleaning.safe(title) + (f"　{DEMONSTRATION}" if demonstration else ""), bold)
        names: set[str] = set()
        for at, one in enumerate(found, start=2):
            name = _name(one.name, names)
            first.write_url(at, 0, f"internal:'{name}'!A1", string=name)
            first.write_number(at, 1, len(one.rows))
            put(book, book.add_worksheet(name), one)
    return settled(raw.getvalue())


def _name(wanted: str, taken: set[str]) -> str:
    """A name Excel takes and that no other sheet has."""
    plain = "".join("_" if sign in "[]:*?/\\" else sign for sign in cleaning.line(wanted))[:28]
    name, at = plain, 2
    while name in taken:
        name, at = f"{plain}{at}", at + 1
    taken.add(name)
    return name


def brought(unit: Unit, between: Span) -> Iterator[tuple[str, bytes]]:
    """The files rooms keep, in a folder a room, each once and under a name of its own."""
    asked = collecting.files(unit, between)
    stored = {one.pk: one for one in StoredFile.objects.filter(pk__in=[each[2] for each in asked], unit_code=unit.code)}
    taken: set[str] = set()
    lost: list[str] = []
    for room, name, file_id in sorted(asked, key=lambda each: (each[0], each[1], str(each[2]))):
        one = stored.get(file_id)
        try:
            content = storing.content_of(one) if one else None
        except storing.Damaged as damaged:
            lost.append(f"{name}（{damaged}）")
            continue
        if content is None:
            lost.append(name)
            continue
        folder, stem, ending = f"附件/{collecting.label(room)}", Path(cleaning.line(name)).stem, Path(cleaning.line(name)).suffix
        member, at = f"{folder}/{stem}{ending}", 2
        while member in taken:
            member, at = f"{folder}/{stem}（{at}）{ending}", at + 1
        taken.add(member)
        yield member, content
    if lost:
        yield "附件/没有找到的附件.txt", "\n".join(["这些附件登记过，服务器上的文件已经没有，或者和登记时不一样：", *lost, ""]).encode()
