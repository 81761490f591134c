"""Head, signature and imprint of an official paper in Word (GB/T 9704-2012)."""

from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cunju.kernel.blocks import Annexes, Imprint, Mast, Signed
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
    _ruled(number, ("bottom",), RED, 12)
    number.paragraph_format.space_after = Pt(29)


def _ruled(line: Any, sides: tuple[str, ...], colour: str, eighths: int) -> None:
    """A line as wide as the type area at sides of a paragraph."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "6" if len(sides) == 1 else "1"), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def annexes(document: Any, block: Annexes) -> None:
    """An empty line, then a name a line, what goes on below the name's first sign."""
    document.add_paragraph().paragraph_format.keep_with_next = True
    left = 80 + (14 if len(block.titles) > 1 else 0)
    for at, (mark, title) in enumerate(block.lines):
        line = document.add_paragraph()
        line.paragraph_format.left_indent = Pt(left)
        line.paragraph_format.first_line_indent = Pt(32 - left if at == 0 else -14)
        line.paragraph_format.keep_with_next = line.paragraph_format.keep_together = True
        frames.run(line, f"{mark}{title}")


def signed(document: Any, block: Signed) -> None:
    """Office above the day, both in the middle of their place, the day four characters from the right."""
    binding.hold(document)  # the seal never stands on a page without a line of the text
    document.add_paragraph().paragraph_format.keep_with_next = True
    for text, right in zip((block.office, block.day), block.rights, strict=True):
        line = document.add_paragraph()
        line.alignment, line.paragraph_format.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Pt(right)
        line.paragraph_format.keep_with_next = text == block.office
        frames.run(line, text)


def imprint(document: Any, block: Imprint) -> None:
    """One line of 14 points between two rules at the foot of the type area, the office left and the day right.

    On a page of its own that page is an even one, without a number.
    """
    if block.turned:
        part = document.add_section(WD_SECTION.EVEN_PAGE)
        for foot in (part.footer, part.even_page_footer):
            foot.is_linked_to_previous = False
    line = document.add_paragraph()
    line.paragraph_format.line_spacing = Pt(24)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(LINE_MM) - Pt(14), WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.left_indent = Pt(14)
    frames.run(line, f"{block.office}\t{block.day}", size=14)
    _ruled(line, ("top", "bottom"), "000000", 8)
    _at_foot(line)
    after = document.add_paragraph()  # what the frame hangs on
    after.paragraph_format.line_spacing = Pt(1)


def _at_foot(line: Any) -> None:
    """In a frame as wide as the type area, at its lower edge."""
    frame = OxmlElement("w:framePr")
    wide = str(round(LINE_MM / 25.4 * 1440))
    told = {"w": wide, "wrap": "notBeside", "vAnchor": "margin", "hAnchor": "margin", "xAlign": "center", "yAlign": "bottom"}
    for name, value in told.items():
        frame.set(qn(f"w:{name}"), value)
    line._p.get_or_add_pPr().insert_element_before(frame, "w:widowControl", "w:numPr", "w:pBdr", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def numbers(document: Any, mark: str) -> None:
    """Head and foot of a notice: the mark of a demonstration alone; page numbers right on odd pages and left on even ones, one sign in."""
    document.settings.odd_and_even_pages_header_footer = True
    part = document.sections[0]
    for head in (part.header, part.even_page_header):
        head.is_linked_to_previous = False
        frames.run(head.paragraphs[0], mark, face=frames.SMALL, size=9)
    for foot, right in ((part.footer, True), (part.even_page_footer, False)):
        foot.is_linked_to_previous = False
        line = foot.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        line.paragraph_format.right_indent, line.paragraph_format.left_indent = Pt(14 if right else 0), Pt(0 if right else 14)
        frames.run(line, "— ", face=frames.SMALL, size=14)
        frames.field(line, "PAGE")
        frames.run(line, " —", face=frames.SMALL, size=14)
