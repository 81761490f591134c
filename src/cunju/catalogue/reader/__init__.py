"""The notice reader: a .txt or .docx to number, tasks, measures and proposals; it must know no database."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cunju.catalogue.reader import plain_text, word_file
from cunju.catalogue.reader.draft import draft_yaml
from cunju.catalogue.reader.letter import Letter, read_letter
from cunju.catalogue.reader.notice import Annex, Imprint, Measure, Notice, Proposal, Requirement, Task
from cunju.catalogue.reader.proposing import propose
from cunju.catalogue.reader.proposing.days import year_of
from cunju.catalogue.reader.proposing.names import Names
from cunju.catalogue.reader.source import NotANotice, Source, assemble
from cunju.catalogue.reader.tasks import Table, read_table
from cunju.catalogue.reader.units import UnitName, UnreadableUnits, read_units, shipped_units

__all__ = [
    "Annex", "Imprint", "Measure", "NotANotice", "Notice", "Proposal", "Requirement", "Task", "UnitName",
    "UnreadableUnits", "draft_yaml", "read", "read_bytes", "read_units", "shipped_units",
]  # fmt: skip


def read(path: Path, *, units: Sequence[UnitName] | None = None) -> Notice:
    """The notice in a file; as ``read_bytes``. A file that cannot be opened is NotANotice too."""
    try:
        data = path.read_bytes()
    except OSError:
        raise NotANotice(f"打不开文件“{path}”，请核对路径。") from None
    return read_bytes(data, name=path.name, units=units)


def read_bytes(data: bytes, *, name: str, units: Sequence[UnitName] | None = None) -> Notice:
    """The notice in a file's bytes; ``name`` tells .txt (UTF-8, BOM, GB18030) from .docx.

    ``units``: the names to look for; None takes the shipped list of the district that issued the notice.
    NotANotice, with a sentence naming what was looked for, where it is not a notice with a list of tasks.
    """
    source = _source(data, name=name)
    table = read_table(source)
    letter = read_letter(source)
    known = shipped_units(letter.issuer) if units is None else units
    return _notice(letter, table, names=Names(known))


def _source(data: bytes, *, name: str) -> Source:
    suffix = Path(name).suffix.lower()
    if suffix == ".txt":
        return assemble(plain_text.blocks(plain_text.decode(data, name=name)))
    if suffix == ".docx":
        return assemble(word_file.blocks(data, name=name))
    raise NotANotice(f"“{name}”读不了：只认 .txt 和 .docx。其他格式（如 .doc、.wps、.pdf）请先另存为 .docx。")


def _notice(letter: Letter, table: Table, *, names: Names) -> Notice:
    doubts = [*letter.doubts, *table.doubts]
    year = year_of(letter.title, issued=letter.date)
    rest = "\n".join([letter.body, letter.other])
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
