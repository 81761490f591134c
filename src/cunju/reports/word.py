"""A paper as a Word file, set as official papers are (GB/T 9704-2012); same paper, same bytes."""

import copy
import io
import re
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import segno
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from cunju.kernel import blocks, faces
from cunju.kernel.words import DEMONSTRATION
from cunju.kernel.zips import settled
from cunju.reports import binding, frames, official, ruledforms, signgrid

# Width of the type area, 28 characters of 3号 (GB/T 9704-2012).
LINE_MM = 156
AMOUNT = re.compile(r"-?[\d,]+\.\d\d")
# A row of a table is no lower.
LOW_MM = 9


def word(paper: blocks.Paper, *, demonstration: bool = False) -> bytes:
    """The bytes of a .docx; the paper's day is the document's date."""
    return many([paper], demonstration=demonstration)


def many(papers: list[blocks.Paper], *, demonstration: bool = False) -> bytes:
    """Several papers in one file, each beginning on a new page; the first one names the file and its sheet. Chapters make a book."""
    document = Document()
    frames.page(document, papers[0].sheet)
    _properties(document, papers[0])
    mark, book = DEMONSTRATION if demonstration else "", binding.is_book(papers)
    if any(isinstance(one, blocks.Mast) for one in papers[0].blocks):
        official.numbers(document, mark)
    elif not book:
        frames.head(document, papers[0], mark)
    numbers = {one: at for at, one in enumerate(dict.fromkeys(one.chapter for one in papers if one.chapter), start=1)}
    seen: set[str] = set()
    for at, paper in enumerate(papers):
        opens = book and (at == 0 or paper.chapter not in seen)
        if opens:
            seen.add(paper.chapter)
            binding.begin(document, paper, f"{papers[0].unit}　{papers[0].title}", mark, first=at == 0)
        before = len(document.element.body.p_lst) if at else None
        for block in paper.blocks:
            if isinstance(block, blocks.Contents):
                binding.contents(document, block, numbers)
            else:
                _WRITERS[type(block)](document, block)
        if before is not None and not opens:
            # The title itself begins the page: a break in a line of its own may leave a page empty.
            Line(document.element.body.p_lst[before], document).paragraph_format.page_break_before = True
        if opens and paper.chapter:
            binding.mark(document.element.body.p_lst[before or 0], numbers[paper.chapter])
    if papers[0].sheet.text != 1:
        frames.scaled(document, papers[0].sheet)
    raw = io.BytesIO()
    document.save(raw)
    return settled(raw.getvalue(), instead={"word/fontTable.xml": faces.font_table(), **binding.instead()})


def _properties(document: Any, paper: blocks.Paper) -> None:
    day = datetime.combine(paper.day, time())
    core = document.core_properties
    core.title, core.author, core.last_modified_by = paper.title, paper.unit, paper.unit
    core.created = core.modified = day
    core.revision, core.comments = 1, ""


def _title(document: Any, block: blocks.Title) -> None:
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_after = Pt(14)
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.line_spacing = Pt(34)
    frames.run(line, block.text, face=frames.TITLE, size=22)


def _heading(document: Any, block: blocks.Heading) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    frames.run(line, block.text, face=frames.HEADING, size=16)


def _paragraph(document: Any, block: blocks.Paragraph) -> None:
    line = document.add_paragraph()
    if block.indent:
        line.paragraph_format.first_line_indent = Pt(32)
    frames.run(line, block.text)


def _cell(cell: Any, text: str, *, face: str = frames.BODY, centred: bool = False) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.line_spacing = Pt(20)
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made = frames.run(line, text, face=face, size=12)
    if text.startswith(blocks.ASKED):
        binding.grey(made)
    cell.vertical_alignment = frames.MIDDLE


def _fields(document: Any, block: blocks.Fields) -> None:
    table = _grid(document, rows=(len(block.rows) + 1) // 2, widths=(24, 54, 24, 54))
    for at, (label, value) in enumerate(block.rows):
        row, column = table.rows[at // 2], 2 * (at % 2)
        _cell(row.cells[column], label, face=frames.HEADING, centred=True)
        _cell(row.cells[column + 1], value)


def _table(document: Any, block: blocks.Table) -> None:
    shares = block.widths or (1,) * len(block.head)
    widths = tuple(round(LINE_MM * one / sum(shares)) for one in shares)
    table = _grid(document, rows=2 if block.rows else 1, widths=widths)
    for cell, text in zip(table.rows[0].cells, block.head, strict=True):
        _cell(cell, text, face=frames.HEADING, centred=True)
    frames.repeat(table.rows[0])
    if not block.rows:
        return
    table.rows[1].height = Mm(max(LOW_MM, block.tall))
    # One row is formatted; the others are its copies with their own words: a year's book has thousands of cells.
    for cell in table.rows[1].cells:
        _cell(cell, "")
    pattern = table.rows[1]._tr
    rows = [pattern, *(copy.deepcopy(pattern) for _ in block.rows[1:])]
    for row, texts in zip(rows, block.rows, strict=True):
        table._tbl.append(row)
        for cell, text in zip(row.tc_lst, texts, strict=True):
            made = Run(cell.p_lst[0].r_lst[0], table)
            made.text = text
            if text.startswith(blocks.ASKED):
                binding.grey(made)
            elif AMOUNT.fullmatch(text):
                Line(cell.p_lst[0], table).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    binding.kept(table)
    _merge(document, rows, block)


def _merge(document: Any, rows: list[Any], block: blocks.Table) -> None:
    """In the first columns a cell reaches down over the empty ones below it."""
    for column in range(block.merged):
        for at, row in enumerate(rows):
            if not block.rows[at][column] or (at + 1 < len(rows) and not block.rows[at + 1][column]):
                told = OxmlElement("w:vMerge")
                if block.rows[at][column]:
                    told.set(qn("w:val"), "restart")
                if column == 0:
                    Line(row.tc_lst[column].p_lst[0], document).alignment = WD_ALIGN_PARAGRAPH.CENTER
                row.tc_lst[column].get_or_add_tcPr().insert_element_before(told, "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:vAlign")


def _grid(document: Any, *, rows: int, widths: tuple[int, ...]) -> Any:
    table = document.add_table(rows=rows, cols=len(widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    frames.narrow(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row.height, row.height_rule = Mm(LOW_MM), WD_ROW_HEIGHT_RULE.AT_LEAST
        frames.whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _signlines(document: Any, block: blocks.SignLines) -> None:
    binding.hold(document)
    document.add_paragraph().paragraph_format.keep_with_next = True
    for label in block.labels:
        line = document.add_paragraph()
        line.paragraph_format.keep_together = True
        line.paragraph_format.keep_with_next = label != block.labels[-1]
        frames.run(line, f"{label}：" + "　" * 8 if not label.endswith(("）", "日")) else label)
        if label.endswith(("）", "日")):
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.paragraph_format.right_indent = Pt(64)


def _checklist(document: Any, block: blocks.Checklist) -> None:
    for item in block.items:
        frames.run(document.add_paragraph(), f"□ {item}")


def _pagebreak(document: Any, _: blocks.PageBreak) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _qr(document: Any, block: blocks.Qr) -> None:
    target = io.BytesIO()
    segno.make(block.address, error="m").save(target, kind="png", scale=4, border=2)
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    frames.picture(line, target.getvalue(), block.wide)
    frames.run(document.add_paragraph(), block.label)


_WRITERS: dict[type, Callable[[Any, Any], None]] = {
    blocks.Title: _title,
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Fields: _fields,
    blocks.Table: _table,
    blocks.SignGrid: signgrid.write,
    blocks.SignLines: _signlines,
    blocks.Checklist: _checklist,
    blocks.PageBreak: _pagebreak,
    blocks.Qr: _qr,
    blocks.Ruled: ruledforms.write,
    blocks.Mast: official.mast,
    blocks.Annexes: official.annexes,
    blocks.Signed: official.signed,
    blocks.Imprint: official.imprint,
}
