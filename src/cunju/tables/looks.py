"""What the cells of an .xlsx say beside their values: how they are shown, which are formulas, which of those keep no result."""

import zipfile
from collections.abc import Sequence

from cunju.tables import parts
from cunju.tables.book import Place

STYLES = "xl/styles.xml"
# Formats every Excel knows by number alone; days are told apart by the reader of values.
KNOWN = {"2": "0.00", "4": "#,##0.00"}
SECTIONS = ("numFmts", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
LONGEST = 255


def shown(packed: zipfile.ZipFile) -> list[str]:
    """The number format of each style as it is written; empty where it is nothing of note."""
    if STYLES not in packed.namelist():
        return []
    named = dict(KNOWN)
    styles: list[str] = []
    section = ""

    def start(name: str, said: dict[str, str]) -> None:
        nonlocal section
        if name in SECTIONS:
            section = name
        elif (section, name) == ("numFmts", "numFmt"):
            named[said.get("numFmtId", "")] = said.get("formatCode", "")[:LONGEST]
        elif (section, name) == ("cellXfs", "xf"):
            styles.append(said.get("numFmtId", ""))

    parts.walk(packed, STYLES, start)
    return [named.get(one, "") for one in styles]


class Looks:
    """The looks of one sheet, cell by cell as the walk comes by."""

    def __init__(self, styles: Sequence[str]) -> None:
        self.styles = styles
        self.formats: dict[Place, str] = {}
        self.formulas: set[Place] = set()
        self.unknown: set[Place] = set()
        self._inside = self._reading = self._formula = self._value = False
        self._shown = ""

    def start(self, name: str, said: dict[str, str]) -> None:
        """A cell, or what is in it."""
        if name == "c":
            style = int(said.get("s", "0"))
            self._shown = self.styles[style] if 0 <= style < len(self.styles) else ""
            self._inside, self._formula, self._value = True, False, False
        elif self._inside and name == "f":
            self._formula = True
        elif self._inside and name == "v":
            self._reading = True

    def text(self, _: str) -> None:
        """Characters anywhere: within a value they make it one."""
        self._value = self._value or self._reading

    def end(self, name: str, place: Place) -> None:
        """The end of a value, or of a cell: then it is known what it was."""
        if name == "v":
            self._reading = False
        elif name == "c" and self._inside:
            self._inside = False
            if self._formula:
                (self.formulas if self._value else self.unknown).add(place)
            if self._shown and (self._value or self._formula):
                self.formats[place] = self._shown
