"""A form ruled as its pattern has it, in Word."""

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from cunju.kernel.blocks import Cell, Ruled
from cunju.reports import frames

GREY = RGBColor(0x80, 0x80, 0x80)


def write(document: Any, block: Ruled) -> None:
    """The table with its columns and heights; what is longer makes its row higher."""
    table = document.add_table(rows=len(block.rows), cols=len(block.widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    frames.narrow(table)
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Mm(width)
    for row, told in zip(table.rows, block.rows, strict=True):
        row.height, row.height_rule = Mm(told.tall), WD_ROW_HEIGHT_RULE.AT_LEAST
        at = 0
        for one in told.cells:
            cell = row.cells[at]
            if one.span > 1:
                cell = cell.merge(row.cells[at + one.span - 1])
            cell.width = Mm(sum(block.widths[at : at + one.span]))
            _cell(cell, one, block)
            at += one.span


def _cell(cell: Any, one: Cell, block: Ruled) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER if one.centred else WD_CELL_VERTICAL_ALIGNMENT.TOP
    for at, text in enumerate(one.text.splitlines() or [""]):
        line = cell.add_paragraph() if at else cell.paragraphs[0]
        line.paragraph_format.line_spacing = Pt(block.pitch)
        if one.centred:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made = frames.run(line, text, size=block.size)
        if one.hint:
            made.font.color.rgb = GREY
