"""Annex 2 (办理情况表): what stands in its fields, on the page and as a Word file (same form, same bytes)."""

import io
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cunju import catalogue
from cunju.activities.quarterly import queries, rules
from cunju.kernel import cleaning, faces
from cunju.kernel.blocks import Block, Cell, Heading, Paper, Paragraph, Row, Ruled, Title
from cunju.kernel.days import chinese_day
from cunju.kernel.words import DEMONSTRATION
from cunju.kernel.zips import settled
from cunju.org.models import Unit

# Shares of the 156 mm type area and heights of the five rows (the notice's annex 2).
WIDTHS, HEIGHTS = (28, 50, 28, 50), (12, 73, 73, 14, 12)
CELL = (12.0, 18.0)
# A text of fewer characters stands in the middle of its cell.
SHORT = 40
TALL_LABELS = ("进展情况", "存在问题及下步打算")
PLACEHOLDER = "808080"


def code(town_code: str, report_on: date) -> str:
    """The short code that leads back from the paper."""
    return f"BB-{town_code}-{report_on:%y%m}"


def title_of(text: str) -> list[str]:
    """The form's title as the notice has it, in two lines where it names a year."""
    head, year, rest = text.partition("年")
    return [head + year, rest] if rest else [text]


def sheet(town: Unit, report_on: date, day: date, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of annex 2 as texts, for ``ui/annex2.html``; ``hints`` stand where a text is still missing."""
    notice = catalogue.notice()
    annex = notice.form_title.removesuffix("办理情况表") or notice.title
    return {
        "label": notice.form_label,
        "title": title_of(notice.form_title),
        "town": town.name,
        "day": chinese_day(day),
        "states": notice.status_words,
        "hints": (
            f"（对照《{annex}》简述推进情况，不超过{notice.progress_limit}字）",
            "（存在的问题和下一步打算）",
        ),
        "over": rules.over((typed.get("progress", ""), typed.get("problems", ""))),
        **{name: cleaning.safe(typed.get(name, "")) for name in ("progress", "problems", "status", "contact", "phone")},
    }


def annex2(drafted: queries.Draft, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Annex 2 of a draft; ``typed`` are the words on the page where they differ from what is kept."""
    kept = {
        "progress": drafted.progress,
        "problems": drafted.problems,
        "status": drafted.form.status,
        "contact": drafted.contact,
        "phone": drafted.phone,
    }
    return sheet(drafted.town, drafted.report_on, drafted.as_of, typed or kept)


def word(drafted: queries.Draft, *, demonstration: bool) -> bytes:
    """Annex 2 as a .docx on its grid."""
    fields = annex2(drafted)
    document = Document()
    _page(document)
    _properties(document, drafted)
    if fields["label"]:
        _line(document.add_paragraph(), fields["label"], face=faces.HEADING)
    for text in fields["title"]:
        line = document.add_paragraph()
        _line(line, text, face=faces.TITLE, size=22, centred=True, spacing=33)
    line.paragraph_format.space_after = Pt(14)
    _grid(document, fields)
    # Word wants a line after a table; this one takes no room, so that the form keeps to its page.
    _line(document.add_paragraph(), "", size=1, spacing=1)
    mark = f"{DEMONSTRATION}　" if demonstration else ""
    foot = document.sections[0].footer.paragraphs[0]
    _line(foot, f"{mark}编号 {code(drafted.town.code, drafted.report_on)}", size=9)
    for note in drafted.notes:
        _line(document.sections[0].footer.add_paragraph(), note, size=9)
    raw = io.BytesIO()
    document.save(raw)
    return settled(raw.getvalue(), instead={"word/fontTable.xml": faces.font_table()})


def _page(document: Any) -> None:
    part = document.sections[0]
    part.page_width, part.page_height = Mm(210), Mm(297)
    part.top_margin, part.bottom_margin = Mm(37), Mm(35)
    part.left_margin, part.right_margin = Mm(28), Mm(26)
    # Without its language a substitute face brings the marks of another country.
    properties = document.styles["Normal"].element.get_or_add_rPr()
    told = properties.find(qn("w:lang"))
    if told is None:
        told = OxmlElement("w:lang")
        properties.append(told)
    for name in ("val", "eastAsia"):
        told.set(qn(f"w:{name}"), "zh-CN")
    form = document.styles["Normal"].paragraph_format
    form.space_before = form.space_after = Pt(0)


def _properties(document: Any, drafted: queries.Draft) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by = catalogue.notice().form_title, drafted.town.name, ""
    core.created = core.modified = datetime.combine(drafted.as_of, time())
    core.revision, core.comments = 1, ""


def _grid(document: Any, fields: Mapping[str, Any]) -> None:
    table = document.add_table(rows=len(HEIGHTS), cols=len(WIDTHS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    texts = (fields["progress"], fields["problems"])
    font, tall = rules.fitted(texts)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for row, height in zip(table.rows, (HEIGHTS[0], *tall, *HEIGHTS[3:]), strict=True):
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = Mm(width)
    chosen = "　".join(f"{'☑' if one == fields['status'] else '□'}{one}" for one in fields["states"])
    _pair(table.rows[0], ("镇街", fields["town"], "填报时间", fields["day"]))
    for row, label, text, hint in zip(table.rows[1:3], TALL_LABELS, texts, fields["hints"], strict=True):
        _wide(row, label, text, font=font, hint=hint)
    _wide(table.rows[3], "进展状态", chosen)
    _pair(table.rows[4], ("联系人", fields["contact"], "联系电话", fields["phone"]))


def paper(drafted: queries.Draft) -> Paper:
    """Annex 2 as blocks, for the PDF: the same grid, the same sizes."""
    fields = annex2(drafted)
    texts = (fields["progress"], fields["problems"])
    (size, pitch), tall = rules.fitted(texts)
    chosen = "　".join(f"{'☑' if one == fields['status'] else '□'}{one}" for one in fields["states"])
    wide = [
        Row(height, (Cell(label), Cell(text or hint, 3, centred=len(text) < SHORT, hint=not text)))
        for height, label, text, hint in zip(tall, TALL_LABELS, texts, fields["hints"], strict=True)
    ]
    rows = (
        Row(HEIGHTS[0], tuple(map(Cell, ("镇街", fields["town"], "填报时间", fields["day"])))), *wide,
        Row(HEIGHTS[3], (Cell("进展状态"), Cell(chosen, 3))),
        Row(HEIGHTS[4], tuple(map(Cell, ("联系人", fields["contact"], "联系电话", fields["phone"])))),
    )  # fmt: skip
    head: list[Block] = [Heading(fields["label"])] if fields["label"] else []
    notes = [Paragraph(one, indent=False) for one in drafted.notes]
    blocks = (*head, Title("\n".join(fields["title"])), Ruled(WIDTHS, rows, size, pitch), *notes)
    return Paper(catalogue.notice().form_title, drafted.town.name, drafted.as_of, code(drafted.town.code, drafted.report_on), blocks)


def _pair(row: Any, texts: tuple[str, ...]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        _cell(cell, text, centred=True)


def _wide(row: Any, label: str, text: str, *, font: tuple[float, float] = CELL, hint: str = "") -> None:
    _cell(row.cells[0], label, centred=True)
    cell = row.cells[1].merge(row.cells[3])
    if text or not hint:
        _cell(cell, text, centred=False, font=font)
    else:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _hint(cell.paragraphs[0], hint)


def _cell(cell: Any, text: str, *, centred: bool, font: tuple[float, float] = CELL) -> None:
    short = centred or len(text) < SHORT
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER if short else WD_CELL_VERTICAL_ALIGNMENT.TOP
    size, spacing = font
    first, *rest = text.splitlines() or [""]
    _line(cell.paragraphs[0], first, size=size, centred=centred, spacing=spacing)
    for one in rest:
        _line(cell.add_paragraph(), one, size=size, centred=centred, spacing=spacing)


def _hint(line: Any, text: str) -> None:
    """A content control that shows what belongs here until somebody types."""
    _line(line, text, size=12, spacing=18)
    made = line.runs[0]._element
    colour = OxmlElement("w:color")
    colour.set(qn("w:val"), PLACEHOLDER)
    made.get_or_add_rPr().insert(1, colour)  # the order of the schema: face, colour, size
    control, told, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    told.append(OxmlElement("w:showingPlcHdr"))
    told.append(OxmlElement("w:text"))
    made.addprevious(control)
    content.append(made)
    control.extend((told, content))


def _line(
    line: Any,
    text: str,
    *,
    face: str = faces.BODY,
    size: float = 16,
    centred: bool = False,
    spacing: float = 0,
) -> None:
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    form = line.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(spacing or size * 1.8)
    made = line.add_run(cleaning.safe(text))
    made.font.size = Pt(size)
    properties = made._element.get_or_add_rPr()
    fonts = OxmlElement("w:rFonts")
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), face)
    fonts.set(qn("w:hint"), "eastAsia")
    properties.insert(0, fonts)
