"""Annex 2 (办理情况表): what stands in its fields, on the page and as a Word file (same form, same bytes)."""

import io
import zipfile
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
from cunju.activities.quarterly import queries
from cunju.kernel.days import chinese_day
from cunju.org.models import Unit

TITLE, HEADING, BODY = "方正小标宋简体", "黑体", "仿宋_GB2312"
DEMONSTRATION = "演示数据，非真实情况"
# Shares of the 156 mm type area and heights of the five rows (the notice's annex 2).
WIDTHS, HEIGHTS = (28, 50, 28, 50), (12, 75, 75, 14, 12)
EPOCH = (1980, 1, 1, 0, 0, 0)


def code(town_code: str, report_on: date) -> str:
    """The short code that leads back from the paper."""
    return f"BB-{town_code}-{report_on:%y%m}"


def sheet(town: Unit, report_on: date, day: date, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of annex 2 as texts, for ``ui/annex2.html``."""
    return {
        "year": report_on.year,
        "town": town.name,
        "day": chinese_day(day),
        "states": catalogue.notice().status_words,
        **{name: typed.get(name, "") for name in ("progress", "problems", "status", "contact", "phone")},
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
    _line(document.add_paragraph(), "附件2", face=HEADING)
    for text in (f"健全党组织领导的基层群众自治机制{fields['year']}年", "重点任务清单办理情况表"):
        line = document.add_paragraph()
        _line(line, text, face=TITLE, size=22, centred=True)
    line.paragraph_format.space_after = Pt(14)
    _grid(document, fields)
    mark = f"{DEMONSTRATION}　" if demonstration else ""
    foot = document.sections[0].footer.paragraphs[0]
    _line(foot, f"{mark}编号 {code(drafted.town.code, drafted.report_on)}", size=9)
    raw = io.BytesIO()
    document.save(raw)
    return _settled(raw.getvalue())


def _page(document: Any) -> None:
    part = document.sections[0]
    part.page_width, part.page_height = Mm(210), Mm(297)
    part.top_margin, part.bottom_margin = Mm(37), Mm(30)
    part.left_margin, part.right_margin = Mm(28), Mm(26)
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
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for row, height in zip(table.rows, HEIGHTS, strict=True):
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = Mm(width)
    chosen = "　".join(f"{'☑' if one == fields['status'] else '□'}{one}" for one in fields["states"])
    _pair(table.rows[0], ("镇街", fields["town"], "填报时间", fields["day"]))
    _wide(table.rows[1], "进展情况", fields["progress"])
    _wide(table.rows[2], "存在问题及下步打算", fields["problems"])
    _wide(table.rows[3], "进展状态", chosen)
    _pair(table.rows[4], ("联系人", fields["contact"], "联系电话", fields["phone"]))


def _pair(row: Any, texts: tuple[str, ...]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        _cell(cell, text, centred=True)


def _wide(row: Any, label: str, text: str) -> None:
    _cell(row.cells[0], label, centred=True)
    _cell(row.cells[1].merge(row.cells[3]), text, centred=False)


def _cell(cell: Any, text: str, *, centred: bool) -> None:
    short = centred or len(text) < 40
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER if short else WD_CELL_VERTICAL_ALIGNMENT.TOP
    first, *rest = text.splitlines() or [""]
    _line(cell.paragraphs[0], first, size=12, centred=centred, spacing=18)
    for one in rest:
        _line(cell.add_paragraph(), one, size=12, centred=centred, spacing=18)


def _line(
    line: Any, text: str, *, face: str = BODY, size: int = 16, centred: bool = False, spacing: int = 0
) -> None:
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    form = line.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(spacing or size * 1.8)
    made = line.add_run(text)
    made.font.size = Pt(size)
    properties = made._element.get_or_add_rPr()
    fonts = OxmlElement("w:rFonts")
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), face)
    fonts.set(qn("w:hint"), "eastAsia")
    properties.insert(0, fonts)


def _settled(raw: bytes) -> bytes:
    """The same members in the same order with fixed times."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for one in source.infolist():
            told = zipfile.ZipInfo(one.filename, EPOCH)
            told.compress_type, told.external_attr, told.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(told, source.read(one))
    return made.getvalue()
