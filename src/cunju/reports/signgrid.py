"""The grid of a sign-in sheet in Word: a fixed table whose measures are those a photo is read by (``kernel.signing``)."""

import io
from functools import cache
from typing import Any

import segno
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from cunju.kernel import blocks, signing
from cunju.reports import frames

COLUMNS = (signing.SIDE, *(signing.NUMBER, signing.NAME, signing.SIGN) * signing.HALVES, signing.SIDE)
HEADS = ("", *("序", "姓名", "本人签名") * signing.HALVES, "")
SIDES = ("top", "left", "bottom", "right")
CODE_MM = 24


def write(document: Any, block: blocks.SignGrid) -> None:
    """What is said beside the square code, then the grid."""
    head = _table(document, [26], (signing.WIDTH - 27, 27))
    for at, words in enumerate(block.said):
        line = head.cell(0, 0).paragraphs[0] if at == 0 else head.cell(0, 0).add_paragraph()
        line.paragraph_format.line_spacing = Pt(18)
        frames.run(line, words, size=12)
    _picture(head.cell(0, 1), _square(block.code), CODE_MM)
    gap = document.add_paragraph()
    gap.paragraph_format.line_spacing_rule, gap.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)
    table = _table(document, [signing.HEAD, *[signing.ROW] * block.rows], COLUMNS)
    for at, row in enumerate(table.rows):
        cells = row.cells
        for cell, text in zip(cells[1:-1], (HEADS if at == 0 else _texts(block, at - 1))[1:-1], strict=True):
            _said(cell, text)
            _ruled(cell)
    for which, (row, column) in enumerate(((0, 0), (0, -1), (block.rows, 0), (block.rows, -1))):
        _picture(table.rows[row].cells[column], _mark(which), signing.MARK)


def _texts(block: blocks.SignGrid, row: int) -> list[str]:
    """The cells of a row: number and name in each half."""
    found = [""]
    for half in range(signing.HALVES):
        at = half * block.rows + row
        there = at < len(block.names)
        found += [str(block.first + at) if there else "", block.names[at] if there else "", ""]
    return [*found, ""]


def _table(document: Any, heights: list[int], widths: tuple[int, ...]) -> Any:
    """A table without borders and cell margins, every measure exact."""
    table = document.add_table(rows=len(heights), cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    frames.narrow(table, twips=0)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row, tall in zip(table.rows, heights, strict=True):
        row.height, row.height_rule = Mm(tall), WD_ROW_HEIGHT_RULE.EXACTLY
        frames.whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _said(cell: Any, text: str) -> None:
    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.line_spacing = Pt(14)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    frames.run(line, text, size=12 if len(text) <= 5 else 10 if len(text) <= 7 else 7)


def _ruled(cell: Any) -> None:
    borders = OxmlElement("w:tcBorders")
    for side in SIDES:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = cell._tc.get_or_add_tcPr()
    after = properties.find(qn("w:vAlign"))
    properties.insert(len(properties) if after is None else properties.index(after), borders)


def _picture(cell: Any, content: bytes, side: int) -> None:
    """At the upper left of its cell, as large as it says."""
    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    frames.picture(line, content, side)


def _square(text: str) -> bytes:
    target = io.BytesIO()
    segno.make(text, error="m").save(target, kind="png", scale=6, border=2)
    return target.getvalue()


@cache
def _mark(which: int) -> bytes:
    cells = signing.mark_rows(which)
    image = Image.new("L", (6, 6))
    image.putdata([255 * cell for row in cells for cell in row])
    target = io.BytesIO()
    image.resize((240, 240), Image.Resampling.NEAREST).save(target, "PNG")
    return target.getvalue()
