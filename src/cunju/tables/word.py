"""A Word file into blocks: automatic numbers, merged cells, text boxes, changes as Word shows them. Runs in the child."""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.oxml.ns import qn

from cunju.tables import guarding
from cunju.tables.child import Refused
from cunju.tables.merging import ABOVE
from cunju.tables.word_numbering import Numbering

Row = tuple[str, ...]
Block = str | tuple[Row, ...]  # a line, or a table whose cells keep their own line breaks
MOST_SPAN = 500
PARAGRAPH, TABLE, ROW, CELL, TEXT_BOX = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "txbxContent"))
# What was deleted, moved away, or stands here a second time for old programs.
HIDDEN = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read(data: bytes, told: Mapping[str, Any]) -> bytes:
    """The paragraphs and tables of a .docx in order, as JSON."""
    answer = json.dumps(list(_blocks(data, told)), ensure_ascii=False).encode("utf-8", "surrogatepass")
    if len(answer) > told["answer"]:
        raise Refused(f"文件“{told['name']}”里的文字太多，不像一份通知。")
    return answer


def _blocks(data: bytes, told: Mapping[str, Any]) -> Iterator[Block]:
    document = _open(data, told)
    numbering = next(
        (
            one.target_part.element
            for one in document.part.rels.values()
            if one.reltype.endswith("/numbering")
        ),
        None,
    )
    walk = _Walk(Numbering(numbering, document.styles.element), above=ABOVE if told.get("merged") else "")
    yield from walk.blocks(document.element.body)


def _open(data: bytes, told: Mapping[str, Any]) -> Any:
    try:
        guarding.opened(data, told).close()
        return docx.Document(BytesIO(data))
    except (BadZipFile, KeyError, ValueError, SyntaxError, OSError, NotImplementedError) as wrong:
        raise Refused(
            f"文件“{told['name']}”不能作为 Word 文件（.docx）打开。请用 Word 打开后另存为 .docx 再读。"
        ) from wrong


class _Walk:
    """One pass over a file; numbers are counted as paragraphs are met, so each is met once."""

    def __init__(self, numbering: Numbering, *, above: str = "") -> None:
        self.numbering = numbering
        self.above = above

    def blocks(self, element: Any) -> Iterator[Block]:
        for child in _inside(element, {PARAGRAPH, TABLE}):
            if child.tag == TABLE:
                yield tuple(self.rows(child))
            else:
                yield from self.paragraph(child).split("\n")

    def rows(self, table: Any) -> Iterator[Row]:
        for row in _inside(table, {ROW}):
            properties = row.find(qn("w:trPr"))
            if properties is None or properties.find(qn("w:del")) is None:
                yield tuple(self.cells(row))

    def cells(self, row: Any) -> Iterator[str]:
        """One entry per column of the grid; cells merged into one above or before them are empty, or marked where that is asked."""
        yield from [""] * _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"))
        for cell in _inside(row, {CELL}):
            properties = cell.find(qn("w:tcPr"))
            if _goes_on(properties, "w:vMerge"):
                yield self.above
            else:
                yield "" if _goes_on(properties, "w:hMerge") else self.cell(cell)
            span = properties.find(qn("w:gridSpan")) if properties is not None else None
            yield from [""] * (_number(span) - 1)

    def cell(self, cell: Any) -> str:
        parts = []
        for child in _inside(cell, {PARAGRAPH, TABLE}):
            if child.tag == PARAGRAPH:
                parts.append(self.paragraph(child))
            else:
                parts += ["\t".join(row).replace(ABOVE, "") for row in self.rows(child)]
        return "\n".join(parts)

    def paragraph(self, paragraph: Any) -> str:
        """Its boxes first, a line each, then its label and text."""
        boxes = [
            line
            for box in _inside(paragraph, {TEXT_BOX})
            for line in self.blocks(box)
            if isinstance(line, str)
        ]
        text = _text(paragraph)
        label = self.numbering.label(paragraph)
        return "\n".join([*boxes, label + text])


def _inside(element: Any, tags: set[str]) -> Iterator[Any]:
    """The nearest descendants of these tags, through wrappers of any kind (content controls, insertions)."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag not in HIDDEN and child.tag not in (PARAGRAPH, TABLE) and isinstance(child.tag, str):
            yield from _inside(child, tags)


def _text(element: Any) -> str:
    parts = []
    for child in element:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in MARKS:
            parts.append(MARKS[child.tag])
        elif (
            child.tag not in HIDDEN
            and child.tag not in (TEXT_BOX, qn("w:pPr"))
            and isinstance(child.tag, str)
        ):
            parts.append(_text(child))
    return "".join(parts)


def _goes_on(properties: Any, name: str) -> bool:
    """Whether a cell only continues the one above it (vMerge) or before it (hMerge)."""
    merge = properties.find(qn(name)) if properties is not None else None
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _number(element: Any) -> int:
    """A count of columns; more than a page has room for is none."""
    return 0 if element is None else min(int(element.get(qn("w:val")) or 0), MOST_SPAN)
