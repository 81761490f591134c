"""The page of an official paper: margins, grid, faces, running head, page numbers (GB/T 9704-2012)."""

import io
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cunju.kernel import cleaning
from cunju.kernel.blocks import Paper, Sheet
from cunju.kernel.days import chinese_day
from cunju.kernel.faces import BODY, HEADING, SMALL, TITLE

__all__ = [
    "BODY",
    "HEADING",
    "LINE",
    "MIDDLE",
    "SMALL",
    "TITLE",
    "coloured",
    "field",
    "head",
    "narrow",
    "page",
    "picture",
    "repeat",
    "run",
    "scaled",
    "whole",
]
MIDDLE = WD_CELL_VERTICAL_ALIGNMENT.CENTER
# 22 lines in 225 mm: fixed 28.95 points (papers: 固定值).
LINE = Pt(28.95)


def page(document: Any, sheet: Sheet) -> None:
    """A4, type area 156 × 225 mm, 22 lines; body 3号仿宋; other sheets in proportion."""
    part, share = document.sections[0], sheet.margin
    part.page_width, part.page_height = Mm(sheet.width), Mm(sheet.height)
    part.top_margin, part.bottom_margin = Mm(37 * share), Mm(35 * share)
    part.left_margin, part.right_margin = Mm(28 * share), Mm(26 * share)
    part.header_distance, part.footer_distance = Mm(22 * share), Mm(24 * share)
    style = document.styles["Normal"]
    _face(style.element.get_or_add_rPr(), BODY)
    _close(style.element.get_or_add_rPr())
    _language(style.element.get_or_add_rPr())
    style.font.size = Pt(16)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, LINE


# Measures in the text of a Word file, by element; sizes of type grow with the text, widths of tables with the line.
TEXT = {"sz": ("val",), "szCs": ("val",), "spacing": ("line", "before", "after"), "ind": ("firstLine", "right"), "trHeight": ("val",)}
WIDTHS = {"gridCol": ("w",), "tcW": ("w",), "tblW": ("w",)}


def scaled(document: Any, sheet: Sheet) -> None:
    """What was set for A4, as large as the sheet has it."""
    line = sheet.width - (28 + 26) * sheet.margin
    for names, share in ((TEXT, sheet.text), (WIDTHS, line / (210 - 28 - 26))):
        for tag, attributes in names.items():
            for element in _all(document, tag):
                for name in attributes:
                    if (value := element.get(qn(f"w:{name}"))) and value.isdigit():
                        element.set(qn(f"w:{name}"), str(round(int(value) * share)))


def _all(document: Any, tag: str) -> list[Any]:
    """Every element of a kind, in the text and in the style it stands in."""
    roots = (document.element.body, document.styles["Normal"].element)
    return [one for root in roots for one in root.iter(qn(f"w:{tag}"))]


def head(document: Any, paper: Paper, mark: str) -> None:
    """Unit, day and code at the head of each page, the mark of a demonstration beside; numbers at the foot."""
    part = document.sections[0]
    line = part.header.paragraphs[0]
    own = (paper.unit, chinese_day(paper.day), f"编号 {paper.code}" if paper.code else "")
    text = "　".join(filter(None, (*own, mark)))
    run(line, text, face=SMALL, size=9)
    foot = part.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(foot, "— ", face=SMALL, size=14)
    field(foot, "PAGE")
    run(foot, " —", face=SMALL, size=14)


def run(line: Any, text: str, *, face: str = BODY, size: float = 16) -> Any:
    """Text in a face and size (points); never bold, as the standard has it."""
    made = line.add_run(cleaning.safe(text))
    made.font.size = Pt(size)
    _face(made._element.get_or_add_rPr(), face)
    return made


def _face(properties: Any, face: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), face)
    fonts.set(qn("w:hint"), "eastAsia")
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _close(properties: Any) -> None:
    """Characters a quarter point closer than their size: 28 of 3号 in 156 mm."""
    told = OxmlElement("w:spacing")
    told.set(qn("w:val"), "-5")
    properties.append(told)


def _language(properties: Any) -> None:
    """Simplified Chinese, so that substitutes for a missing face come from the right script."""
    told = properties.find(qn("w:lang"))
    if told is None:
        told = OxmlElement("w:lang")
        properties.append(told)
    for name in ("val", "eastAsia"):
        told.set(qn(f"w:{name}"), "zh-CN")


def field(line: Any, code: str, *, size: float = 14, dirty: bool = False) -> None:
    """What Word reckons when it lays the page out: the number of the page; ``dirty``: anew when the file is opened."""
    for kind in ("begin", "end"):
        made = run(line, "", face=SMALL, size=size)
        char = OxmlElement("w:fldChar")
        char.set(qn("w:fldCharType"), kind)
        if dirty and kind == "begin":
            char.set(qn("w:dirty"), "true")
        made._element.append(char)
        if kind == "begin":
            told = OxmlElement("w:instrText")
            told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            told.text = f" {code} " if dirty else code
            run(line, "", face=SMALL, size=size)._element.append(told)


def coloured(made: Any, colour: str) -> None:
    """Type in a colour; the schema wants it before the size."""
    told = OxmlElement("w:color")
    told.set(qn("w:val"), colour)
    properties = made._element.get_or_add_rPr()
    size = properties.find(qn("w:sz"))
    properties.insert(len(properties) if size is None else properties.index(size), told)


def picture(line: Any, content: bytes, side: int) -> None:
    """A picture of so many mm in a line of single spacing, with nothing around it: an unsaid distance is 3 mm in LibreOffice."""
    line.paragraph_format.line_spacing_rule, line.paragraph_format.line_spacing = WD_LINE_SPACING.SINGLE, 1
    inline = line.add_run().add_picture(io.BytesIO(content), width=Mm(side))._inline
    for name in ("distT", "distB", "distL", "distR"):
        inline.set(name, "0")


def repeat(row: Any) -> None:
    """Repeat this row at the head of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole(row: Any) -> None:
    """Keep this row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def narrow(table: Any, *, twips: int = 57) -> None:
    """Cells with a margin of one millimetre beside their text, so that a day fits on one line; or of so many twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        told = OxmlElement(f"w:{side}")
        told.set(qn("w:w"), str(twips))
        told.set(qn("w:type"), "dxa")
        margins.append(told)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if look is None else properties.index(look), margins)
