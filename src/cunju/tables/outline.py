"""The outline of an .xlsx before its cells are read: used ranges, what is hidden, what is merged; read as a stream."""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cunju.tables import looks, parts
from cunju.tables.book import Area, letters
from cunju.tables.child import Refused
from cunju.tables.looks import Looks

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
WIDEST = 16384


@dataclass
class Outline:
    """One sheet from outside: the last row and column with anything in them (from nought), how many cells."""

    name: str
    hidden: bool = False
    part: str = ""
    bottom: int = -1
    right: int = -1
    cells: int = 0
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    looks: Looks | None = None


def of(packed: zipfile.ZipFile, told: Mapping[str, Any], *, only: list[str] | None) -> list[Outline]:
    """The sheets of a workbook in order; those not asked for by name are not looked into; their cells' looks where ``told`` asks for them."""
    targets: dict[str, str] = {}
    found: list[tuple[Outline, str]] = []

    def relation(name: str, said: dict[str, str]) -> None:
        if name == "Relationship" and said.get("Type", "").endswith("/worksheet"):
            target = said.get("Target", "")
            targets[said.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            )

    def sheet(name: str, said: dict[str, str]) -> None:
        if name == "sheet":
            key = next((value for one, value in said.items() if one.rpartition(":")[2] == "id"), "")
            found.append((Outline(said.get("name", ""), said.get("state", "visible") != "visible"), key))

    parts.walk(packed, RELATIONS, relation)
    parts.walk(packed, WORKBOOK, sheet)
    styles = looks.shown(packed) if told.get("looks") else None
    for one, key in found:
        one.part = targets.get(key, "")
        if one.part and (only is None or one.name.strip() in only):
            _into(packed, one, told, styles)
    return [one for one, _ in found]


def _into(packed: zipfile.ZipFile, found: Outline, told: Mapping[str, Any], styles: list[str] | None) -> None:
    walk = _Walk(found, told)
    if styles is None:
        parts.walk(packed, found.part, walk.start)
        return
    seen = found.looks = Looks(styles)

    def start(name: str, said: dict[str, str]) -> None:
        walk.start("v" if name == "f" else name, said)  # a formula fills its cell, with or without a result
        seen.start(name, said)

    def end(name: str) -> None:
        seen.end(name, (walk.row, walk.column))

    parts.walk(packed, found.part, start, end=end, text=seen.text)


def _none(size: str | None) -> bool:
    """Whether a height or width is none at all: so is hidden what was drawn shut."""
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False


class _Walk:
    """One pass over a sheet's part."""

    def __init__(self, found: Outline, told: Mapping[str, Any]) -> None:
        self.found, self.told = found, told
        self.row, self.column = -1, -1
        self.letters: dict[str, int] = {}

    def start(self, name: str, said: dict[str, str]) -> None:
        if name in ("v", "is"):
            self._filled()
        elif name == "c":
            self._cell(said.get("r"))
        elif name == "row":
            self.row = int(said["r"]) - 1 if "r" in said else self.row + 1
            self.column = -1
            if said.get("hidden") in ("1", "true") or _none(said.get("ht")):
                self.found.hidden_rows.add(self.row)
        elif name == "col" and (said.get("hidden") in ("1", "true") or _none(said.get("width"))):
            first, last = int(said["min"]), min(int(said["max"]), WIDEST)
            self.found.hidden_columns |= set(range(first - 1, last))
        elif name == "mergeCell":
            self._merged(said.get("ref", ""))

    def _cell(self, reference: str | None) -> None:
        if reference is None:
            self.column += 1
        else:
            self.row, self.column = self._place(reference)

    def _place(self, reference: str) -> tuple[int, int]:
        word = reference.rstrip("0123456789")
        if word not in self.letters:
            number = 0
            for sign in word.lstrip("$").rstrip("$").upper():
                number = number * 26 + ord(sign) - 64
            self.letters[word] = number - 1
        return int(reference[len(word) :]) - 1, self.letters[word]

    def _filled(self) -> None:
        found, told = self.found, self.told
        found.cells += 1
        found.bottom, found.right = max(found.bottom, self.row), max(found.right, self.column)
        refuse_large(found.name, found.bottom + 1, found.right + 1, told)

    def _merged(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = self._place(first)
        bottom, right = self._place(last or first)
        self.found.merged.append((top, bottom, left, right))
        if len(self.found.merged) > self.told["rows"]:
            raise Refused(f"“{self.found.name}”表合并的单元格太多；请复制到新表里再上传。")


def refuse_large(name: str, rows: int, columns: int, told: Mapping[str, Any]) -> None:
    """Refused where the used range is more than a person fills in."""
    if rows <= told["rows"] and columns <= told["columns"] and rows * columns <= told["cells"]:
        return
    seen = f"“{name[:31]}”表用到第{rows}行、第{columns}列（{letters(columns)}列）"
    most = f"最多{told['rows']}行、{told['columns']}列"
    raise Refused(
        f"{seen}，{most}、合计{told['cells']}格；请删去表格以外的行和列（选中后右键“删除”），或分几个文件再上传。"
    )
