"""A book in Word: a section a chapter with its running head, odd and even pages, contents that find their pages, a picture of its cover."""

import copy
import io
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image, ImageDraw

from cunju.kernel.blocks import Contents, Paper
from cunju.reports import frames

LINE_MM = 156
THUMBNAIL = "docProps/thumbnail.jpeg"
APP = "docProps/app.xml"
OURS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>村居</Application></Properties>'
).encode()


def is_book(papers: list[Paper]) -> bool:
    """Whether papers are chapters of a book."""
    return any(one.chapter for one in papers)


def begin(document: Any, paper: Paper, called: str, mark: str, *, first: bool) -> None:
    """A new section for a chapter: the book's name and the chapter's at the head, outer page numbers at the foot."""
    if first:
        document.settings.odd_and_even_pages_header_footer = True
    part = document.sections[0] if first else document.add_section(WD_SECTION.NEW_PAGE)
    words = "　".join(filter(None, (called, mark)))
    for place, left, right in ((part.header, words, paper.chapter), (part.even_page_header, paper.chapter, words)):
        _ends(_empty(place), left, right)
    if not first:
        return
    code = f"编号 {paper.code}"
    _numbered(_ends(_empty(part.footer), code, ""))
    _numbered(_ends(_empty(part.even_page_footer), "", f"\t{code}"), after=False)


def _empty(place: Any) -> Any:
    place.is_linked_to_previous = False
    line = place.paragraphs[0]
    line._p.get_or_add_pPr().style = None  # the pattern's own style has stops of its own
    return line


def _ends(line: Any, left: str, right: str) -> Any:
    """A line with words at both ends of the type area."""
    line.paragraph_format.tab_stops.add_tab_stop(Mm(LINE_MM), WD_TAB_ALIGNMENT.RIGHT)
    for text in (left, f"\t{right}" if right and not right.startswith("\t") else right):
        if text:
            frames.run(line, text, face=frames.SMALL, size=9)
    return line


def _numbered(line: Any, *, after: bool = True) -> None:
    """The number of the page outside: at the end of an odd page's foot, before an even page's."""
    before = len(line._p.r_lst)
    for text in ("\t— " if after else "— ", "", " —"):
        if text:
            frames.run(line, text, face=frames.SMALL, size=14)
        else:
            frames.field(line, "PAGE")
    if not after:
        for at, made in enumerate(list(line._p.r_lst[before:])):
            line._p.insert(at + 1, made)


def mark(line: Any, number: int) -> None:
    """The place the contents name: the paragraph of a chapter's title."""
    for kind in ("bookmarkStart", "bookmarkEnd"):
        told = OxmlElement(f"w:{kind}")
        told.set(qn("w:id"), str(number))
        if kind == "bookmarkStart":
            told.set(qn("w:name"), f"chapter{number}")
        line.append(told)


def contents(document: Any, block: Contents, numbers: dict[str, int]) -> None:
    """A line a chapter with dots to its page."""
    for number, title, said in block.rows:
        line = document.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Mm(16), WD_TAB_ALIGNMENT.LEFT)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(LINE_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        line.paragraph_format.line_spacing = Mm(6.6)
        frames.run(line, f"{number}\t{title}\t", size=12)
        found = numbers.get(f"{number}　{title}")
        if found:
            frames.field(line, f"PAGEREF chapter{found} \\h", size=12, dirty=True)
        else:
            grey(frames.run(line, said, size=12))


def grey(run: Any) -> None:
    """A place an inspector would ask about."""
    frames.coloured(run, "808080")


def kept(table: Any) -> None:
    """The last row is never alone on a page, nor the first below its head: both hold to their neighbours."""
    rows = table._tbl.tr_lst
    for row in {id(one): one for one in (*rows[:2], rows[-2])}.values() if len(rows) > 2 else rows[:1]:
        for line in row.iter(qn("w:p")):
            properties = line.get_or_add_pPr()
            if properties.find(qn("w:keepNext")) is None:
                properties.insert(0, copy.deepcopy(KEEP))


def hold(document: Any) -> None:
    """The last row of a table, or the line before, goes with what follows: nobody signs a page that says nothing."""
    body = [one for one in document.element.body if one.tag in (qn("w:p"), qn("w:tbl"))]
    lines = [] if not body else body[-1].tr_lst[-1].iter(qn("w:p")) if body[-1].tag == qn("w:tbl") else [body[-1]]
    for line in lines:
        properties = line.get_or_add_pPr()
        if properties.find(qn("w:keepNext")) is None:
            properties.insert(0, copy.deepcopy(KEEP))


KEEP = OxmlElement("w:keepNext")


def instead() -> dict[str, bytes]:
    """What of the pattern's own stands in a file otherwise: its maker and the picture of its cover."""
    page = Image.new("RGB", (181, 256), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((8, 8, 172, 247), outline=(140, 140, 140))
    for at, width in enumerate((96, 72, 0, 110, 110, 110)):
        if width:
            pen.rectangle(((181 - width) // 2, 60 + at * 18, (181 + width) // 2, 66 + at * 18), fill=(60, 60, 60) if at < 2 else (190, 190, 190))
    made = io.BytesIO()
    page.save(made, "JPEG", quality=70)
    return {THUMBNAIL: made.getvalue(), APP: OURS}
