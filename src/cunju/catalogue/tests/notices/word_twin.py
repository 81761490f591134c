"""Builds Word files in the ways notices come: cells merged or repeated, numbers typed or automatic."""

from io import BytesIO
from pathlib import Path

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.styles.style import ParagraphStyle

REAL = Path(__file__).parents[2] / "data" / "notice" / "yubei-2023-24.txt"
WRAPPED = "健全城乡社区\n治理体系"  # one paragraph in Word
ABSTRACT = 77


class Word:
    """A Word file under construction."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.lists = 0

    def paragraphs(self, text: str) -> None:
        """A paragraph for each line."""
        for line in text.split("\n"):
            self.document.add_paragraph(line)

    def bytes(self) -> bytes:
        """The finished file."""
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def levels(self, *levels: tuple[str, str]) -> None:
        """Declares the abstract list: number format and label pattern of each level."""
        made = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT}">{made}</w:abstractNum>'
        )
        self._numbering().insert(0, abstract)

    def new_list(self, *, start: int | None = None) -> int:
        """A list of the abstract list, beginning anew where ``start`` is given; its numId."""
        self.lists += 1
        number = 900 + self.lists
        anew = (
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        )
        abstract = f'<w:abstractNumId w:val="{ABSTRACT}"/>'
        made = f'<w:num {nsdecls("w")} w:numId="{number}">{abstract}{anew}</w:num>'
        self._numbering().append(parse_xml(made))
        return number

    def _numbering(self):
        return self.document.part.numbering_part.element

    def numbered_style(self, name: str, *, number: int) -> ParagraphStyle:
        """A paragraph style that numbers, and one based on it, which is given back."""
        first = self.document.styles.add_style(name, 1)
        number_properties(first.element.get_or_add_pPr(), number=number)
        second = self.document.styles.add_style(f"{name} 2", 1)
        second.base_style = first
        return second


def number_properties(properties, *, number: int, level: int = 0) -> None:
    """Gives paragraph properties a place in a list."""
    made = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        made.append(child)
    properties.append(made)


def enlist(paragraph, *, number: int, level: int = 0) -> None:
    """Numbers one paragraph."""
    number_properties(paragraph._p.get_or_add_pPr(), number=number, level=level)


def sections(text: str) -> tuple[str, list[tuple[str, ...]], str]:
    """A stacked notice: lines before its table of tasks, rows of three cells, lines after."""
    before, rest = text.split("\t序号\n", 1)
    table, after = rest.split("\n\n\n\n", 1)
    cells = ["序号", *[line[1:] for line in table.split("\n") if line.startswith("\t")]]
    return before, [tuple(cells[at : at + 3]) for at in range(0, len(cells), 3)], after


def add_tasks(word: Word, rows: list[tuple[str, ...]], *, merge: bool = True, repeat: bool = False):
    """The table of tasks; task cells merged downwards, or repeated in every row, or left empty."""
    table = word.document.add_table(rows=len(rows), cols=3)
    last = ("", "")
    for at, row in enumerate(rows):
        last = row[:2] if row[0] else last
        shown = (*last, row[2]) if repeat else row
        for column, text in enumerate(shown):
            table.cell(at, column).paragraphs[0].add_run(text)
    starts = [at for at, row in enumerate(rows) if row[0]]
    for first, end in zip(starts, [*starts[1:], len(rows)], strict=True) if merge else ():
        for column in (0, 1):
            table.cell(first, column).merge(table.cell(end - 1, column))
    return table


def twin(*, merge: bool = True, repeat: bool = False, numbers: str = "typed") -> bytes:
    """The Word twin of the real notice; ``numbers``: typed, list, style or restarted (one each task)."""
    word = Word()
    before, rows, after = sections(REAL.read_text(encoding="utf-8"))
    word.paragraphs(before.replace(WRAPPED, WRAPPED.replace("\n", "")))
    shown = rows if numbers == "typed" else [(*row[:2], row[2].split(".", 1)[-1]) for row in rows]
    table = add_tasks(word, shown, merge=merge, repeat=repeat)
    if numbers != "typed":
        _number_measures(word, table, rows, how=numbers)
    form, end = after.split("\n\n\n\n\n\n\n\n\n\n", 1)
    heading, cells = form.split("\n\n", 1)
    word.paragraphs(heading)
    small = word.document.add_table(rows=3, cols=2)
    for at, text in enumerate(cells.split("\n\n")[:3]):
        small.cell(at, 0).text = text
    word.paragraphs(end)
    return word.bytes()


def _number_measures(word: Word, table, rows, *, how: str) -> None:
    word.levels(("decimal", "%1."))
    number = word.new_list()
    style = word.numbered_style("措施", number=number) if how == "style" else None
    for at, row in enumerate(rows[1:], start=1):
        paragraph = table.cell(at, 2).paragraphs[0]
        if style:
            paragraph.style = style
        else:
            number = word.new_list(start=1) if how == "restarted" and row[0] else number
            enlist(paragraph, number=number)
