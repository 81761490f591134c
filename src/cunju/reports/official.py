"""Head, signature and imprint of an official paper in Word (GB/T 9704-2012)."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cunju.kernel.blocks import Imprint, Mast, Signed
from cunju.reports import binding, frames

RED, LINE_MM = "C00000", 156


def mast(document: Any, block: Mast) -> None:
    """The office in red 35 mm below the type area's edge, the number two lines below, the red line under it."""
    office, empty, number = document.add_paragraph(), document.add_paragraph(), document.add_paragraph()
    office.paragraph_format.space_before = Mm(26)
    office.paragraph_format.line_spacing = Pt(44)
    office.alignment = number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    frames.coloured(frames.run(office, block.office, face=frames.TITLE, size=30), RED)
    frames.run(empty, "")
    frames.run(number, block.number)
    _ruled(number, "bottom", RED, 12)
    number.paragraph_format.space_after = Pt(29)


def _ruled(line: Any, side: str, colour: str, eighths: int) -> None:
    """A line as wide as the type area at one side of a paragraph."""
    borders, edge = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "6"), ("color", colour)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def signed(document: Any, block: Signed) -> None:
    """Office above the day, both in the middle of their place, the day four characters from the right."""
    binding.hold(document)  # the seal never stands on a page without a line of the text
    document.add_paragraph().paragraph_format.keep_with_next = True
    for text, right in ((block.office, 40), (block.day, 64)):
        line = document.add_paragraph()
        line.alignment, line.paragraph_format.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Pt(right)
        line.paragraph_format.keep_with_next = text == block.office
        frames.run(line, text)


def imprint(document: Any, block: Imprint) -> None:
    """One line of 14 points between two rules, the office left and the day right."""
    line = document.add_paragraph()
    line.paragraph_format.space_before = Pt(20)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(LINE_MM - 5), WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.left_indent = Pt(14)
    frames.run(line, f"{block.office}\t{block.day}", size=14)
    _ruled(line, "top", "000000", 8)
