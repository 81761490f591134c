"""Nothing is dropped in silence: what of a table of tasks is in no title, measure, column or doubt is named."""

import re
from collections.abc import Iterator

from cunju.catalogue.reader.annexes import beside_tables
from cunju.catalogue.reader.heads import plain
from cunju.catalogue.reader.marks import find_marks
from cunju.catalogue.reader.pieces import FORMS
from cunju.catalogue.reader.prose import outline
from cunju.catalogue.reader.source import NotANotice, Source
from cunju.catalogue.reader.tasks import TASK_NUMBER, Table
from cunju.tables.merging import ABOVE


def left_out(source: Source, table: Table) -> list[str]:
    """Doubts on cells of the tables that came to nothing, on tables not read, and on what stands beside them."""
    doubts = [f"表里的“{cell}”没有列入任务和措施，请核对。" for cell in _lost(source, table)]
    doubts += [f"有一张要填报的表（{_heads(row)}），没有当作任务读。" for row in source.forms]
    if source.grids:
        doubts += other_tables(source)
        try:
            dated = find_marks(source.lines).dated
        except NotANotice:
            return doubts
        doubts += [*beside_tables(source, dated), *_numbered_outside(source, dated)]
    return doubts


def other_tables(source: Source) -> list[str]:
    """Sentences on tables of another kind."""
    return [f"另有一张表（{_heads(row)}），没有当作任务读。" for row in source.others]


def _numbered_outside(source: Source, dated: int) -> list[str]:
    """A plan below the letter whose numbered text is not read, because a table of tasks is."""
    told = outline([line for line in source.lines[dated + 1 :] if line not in source.cells])
    if len(told.items) < 2 or not any(one.under or one.rest for one in told.items):
        return []
    return [f"表外还有编号的文字（{'、'.join(told.headings()[:8])}），没有列入任务和措施，请核对。"]


def _heads(row: tuple[str, ...]) -> str:
    return "、".join(plain(cell) for cell in row if plain(cell))[:60]


def _lost(source: Source, table: Table) -> Iterator[str]:
    told = [*table.doubts, *source.doubts]
    for task in table.tasks:
        told += [task.title, task.section]
    for one in table.measures:
        told += [one.text, *[words for _, words in one.columns]]
    whole = _bare("\n".join(told))
    for grid in source.grids:
        for row in grid.rows:
            for at, cell in enumerate(row):
                number = at == grid.columns.number and TASK_NUMBER.fullmatch(_bare(cell))
                if cell != ABOVE and not number:
                    yield from (piece for piece in _pieces(cell) if _bare(piece) and _bare(piece) not in whole)


def _pieces(cell: str) -> Iterator[str]:
    """A cell's sentences without the numbers before them."""
    for piece in re.split(r"(?<=[。；;])|\n", cell):
        match = next((match for form in FORMS if (match := form.match(piece))), None)
        yield piece[match.end() :] if match else piece


def _bare(text: str) -> str:
    return re.sub(r"\s|\u3000", "", text)
