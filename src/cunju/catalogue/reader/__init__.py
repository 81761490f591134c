"""The notice reader: a .txt or .docx to number, tasks, measures and proposals; it must know no database."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cunju.catalogue.reader import having, paper_file, plain_text, word_file
from cunju.catalogue.reader.annexes import annex_heads, imprint_lines
from cunju.catalogue.reader.covering import left_out, other_tables
from cunju.catalogue.reader.draft import Decided, draft_yaml, short_of
from cunju.catalogue.reader.letter import Letter, read_letter
from cunju.catalogue.reader.marks import find_marks
from cunju.catalogue.reader.notice import Annex, Imprint, Measure, Notice, Proposal, Requirement, Task
from cunju.catalogue.reader.proposing import propose
from cunju.catalogue.reader.proposing.days import year_of
from cunju.catalogue.reader.proposing.names import Names
from cunju.catalogue.reader.prose import outline, read_prose
from cunju.catalogue.reader.source import NotANotice, Source, assemble, flat_head
from cunju.catalogue.reader.tasks import Table, read_tables
from cunju.catalogue.reader.units import UnitName, UnreadableUnits, read_units, shipped_units

__all__ = [
    "Annex", "Decided", "Imprint", "Measure", "NotANotice", "Notice", "Proposal", "Requirement", "Task", "UnitName",
    "UnreadableUnits", "draft_yaml", "read", "read_bytes", "read_units", "read_with_letter", "shipped_units", "short_of",
]  # fmt: skip


def read(path: Path, *, units: Sequence[UnitName] | None = None) -> Notice:
    """The notice in a file; as ``read_bytes``. A file that cannot be opened is NotANotice too."""
    try:
        data = path.read_bytes()
    except OSError:
        raise NotANotice(f"打不开文件“{path}”，请核对路径。") from None
    return read_bytes(data, name=path.name, units=units)


def read_with_letter(path: Path) -> tuple[Notice, Letter]:
    """The notice in a file and the letter around its table, for typesetting; as ``read``."""
    notice = read(path)
    return notice, read_letter(_source(path.read_bytes(), name=path.name))


def read_bytes(data: bytes, *, name: str, units: Sequence[UnitName] | None = None) -> Notice:
    """The notice in a file's bytes; ``name`` tells .txt (UTF-8, BOM, GB18030), .docx, .doc and .pdf apart.

    ``units``: the names to look for; None takes the shipped list of the district that issued the notice.
    NotANotice, with a sentence naming what was looked for and what is there, where it is none with tasks.
    """
    source = _source(data, name=name)
    table, used = _table(source)
    letter = read_letter(source)
    known = shipped_units(letter.issuer) if units is None else units
    rest = [line for line in f"{letter.body}\n{letter.other}".split("\n") if line not in used]
    return _notice(source, letter, table, rest="\n".join(rest), names=Names(known))


def _source(data: bytes, *, name: str) -> Source:
    suffix = Path(name).suffix.lower()
    if suffix == ".txt":
        doubts: list[str] = []
        return assemble(list(plain_text.blocks(plain_text.decode(data, name=name), doubts)), doubts)
    if suffix == ".docx":
        return assemble(word_file.blocks(data, name=name))
    if suffix == ".doc":
        return assemble(paper_file.old_word(data, name=name))
    if suffix == ".pdf":
        return assemble(paper_file.pdf(data, name=name))
    raise NotANotice(f"“{name}”读不了：只认 .txt 和 .docx，以及 .doc 和有文字的 .pdf。其他格式（如 .wps、照片）请先另存为 .docx。")


def _table(source: Source) -> tuple[Table, frozenset[str]]:
    """The tasks of the tables, or where there is none, of the numbered text of an annex, a plan behind the letter, or the letter.

    With the lines they were read from, where these are no table.
    """
    if source.grids:
        return read_tables(source.grids), frozenset()
    if flat := flat_head(source.lines):
        at, head = flat
        source = replace(source, lines=source.lines[:at], others=(*source.others, head))
    for lines in _texts(source.lines):
        told = outline(lines)
        if told.items and not told.lines & source.cells and not having.is_no_list(source, told) and (table := read_prose(told)):
            return replace(table, doubts=(*table.doubts, *other_tables(source))), frozenset(lines)
    raise having.refusal(source)


def _texts(lines: tuple[str, ...]) -> Iterator[list[str]]:
    try:
        marks = find_marks(lines)
    except NotANotice:
        return
    heads = sorted(annex_heads(lines, marks.dated).values())
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=False):
        yield imprint_lines(lines[start + 1 : end])
    if not heads:
        yield imprint_lines(lines[marks.dated + 1 :])
    yield list(lines[marks.body : marks.annexes])


def _notice(source: Source, letter: Letter, table: Table, *, rest: str, names: Names) -> Notice:
    doubts = [*letter.doubts, *source.doubts, *table.doubts, *left_out(source, table)]
    year = year_of(letter.title, issued=letter.date)
    notice = Notice(
        number=letter.number,
        issuer=letter.issuer,
        title=letter.title,
        date=letter.date,
        addressees=letter.addressees,
        basis=letter.basis,
        requirements=letter.requirements,
        tasks=table.tasks,
        measures=table.measures,
        annexes=letter.annexes,
        remark=letter.remark,
        imprint=letter.imprint,
        proposals=propose(table.measures, rest=rest, year=year, names=names, doubts=doubts),
    )
    return replace(notice, doubts=tuple(doubts))
