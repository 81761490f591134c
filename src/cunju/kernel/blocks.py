"""Plain blocks of which every paper is made; print pages and Word render the same blocks."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from cunju.kernel import cleaning


class Printable:
    """What stands on a paper can be printed: rows kept before text was cleaned at the edge never break a file."""

    __slots__ = ()

    def __post_init__(self) -> None:
        """Every text safe, whatever holds it."""
        for one in fields(self):  # type: ignore[arg-type]
            object.__setattr__(self, one.name, _safe(getattr(self, one.name)))


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return cleaning.safe(value)
    return tuple(_safe(one) for one in value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Title(Printable):
    """The title of a sheet, centred."""

    text: str
    kind: str = field(default="title", init=False)


@dataclass(frozen=True, slots=True)
class Heading(Printable):
    """A heading within a sheet."""

    text: str
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Paragraph(Printable):
    """Running text; ``indent`` sets the two-character indent of official papers."""

    text: str
    indent: bool = True
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True, slots=True)
class Fields(Printable):
    """Label and value in ruled pairs, as the head of a form."""

    rows: tuple[tuple[str, str], ...]
    kind: str = field(default="fields", init=False)


@dataclass(frozen=True, slots=True)
class Table(Printable):
    """A ruled table; ``widths`` are shares of the line, the head repeats on each page; no row is lower than ``tall`` mm, to be written on.

    In the first ``merged`` columns a cell reaches down over the empty ones below it.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    tall: int = 0
    merged: int = 0
    kind: str = field(default="table", init=False)


@dataclass(frozen=True, slots=True)
class SignLines(Printable):
    """Places for signatures or a seal, each with its label."""

    labels: tuple[str, ...]
    kind: str = field(default="signlines", init=False)


@dataclass(frozen=True, slots=True)
class Checklist(Printable):
    """Boxes to tick by hand."""

    items: tuple[str, ...]
    kind: str = field(default="checklist", init=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    kind: str = field(default="pagebreak", init=False)


@dataclass(frozen=True, slots=True)
class Qr(Printable):
    """A square code, ``wide`` mm, that leads back to the public page (or holds a piece of a proof), with its words beside it."""

    address: str
    label: str
    wide: int = 28
    kind: str = field(default="qr", init=False)


@dataclass(frozen=True, slots=True)
class Cell(Printable):
    """A cell of a ruled form, as wide as so many columns; a label or a short answer stands in the middle; a ``hint`` is grey."""

    text: str
    span: int = 1
    centred: bool = True
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a ruled form, at least so many mm high."""

    tall: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SignGrid(Printable):
    """A page of a sign-in sheet a photo can be read from (``kernel.signing``): code, what stands beside it, names numbered from ``first``."""

    code: str
    said: tuple[str, ...]
    names: tuple[str, ...]
    rows: int
    first: int = 1
    kind: str = field(default="signgrid", init=False)


@dataclass(frozen=True, slots=True)
class Ruled(Printable):
    """A form ruled as its pattern has it: columns in mm, rows of at least so many mm; type of ``size`` points, its lines ``pitch`` apart."""

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    size: float = 12
    pitch: float = 18
    kind: str = field(default="ruled", init=False)


@dataclass(frozen=True, slots=True)
class Contents(Printable):
    """The contents of a book: number, title, and what is said where the chapter has no page; pages are found when it is set."""

    rows: tuple[tuple[str, str, str], ...]
    kind: str = field(default="contents", init=False)


@dataclass(frozen=True, slots=True)
class Mast(Printable):
    """The head of an official paper: the office in red, the number below it, the red line."""

    office: str
    number: str
    kind: str = field(default="mast", init=False)


@dataclass(frozen=True, slots=True)
class Annexes(Printable):
    """The list of annexes below a letter: their names one below the other, a longer one goes on below its own first sign."""

    titles: tuple[str, ...]
    kind: str = field(default="annexes", init=False)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Mark and name of each line; numbered where there are several."""
        marks = [f"{at}." if len(self.titles) > 1 else "" for at in range(1, len(self.titles) + 1)]
        first = [f"附件：{marks[0]}", *marks[1:]] if marks else []
        return tuple(zip(first, self.titles, strict=True))


@dataclass(frozen=True, slots=True)
class Signed(Printable):
    """Office and day below a letter, where the seal is pressed by hand."""

    office: str
    day: str
    kind: str = field(default="signed", init=False)

    @property
    def rights(self) -> tuple[float, float]:
        """How far office and day stand from the right, in points: the day four signs, the office in the middle above it."""
        office, day = (sum(8 if one.isascii() else 16 for one in text) for text in (self.office, self.day))
        middle = max(64 + day / 2, office / 2)
        return middle - office / 2, middle - day / 2


@dataclass(frozen=True, slots=True)
class Imprint(Printable):
    """The last lines of an official paper, at the foot of its last even page: who had it printed, and when; ``turned``: overleaf."""

    office: str
    day: str
    turned: bool = False
    kind: str = field(default="imprint", init=False)


# A place an inspector would ask about begins with this, and is printed in grey.
ASKED = "没有记"


def asked(over: bool, what: str) -> str:
    """What stands where a word is missing: of a thing that is over the blank an inspector asks about, else room to write by hand."""
    return f"{ASKED}{what}" if over else "　"


# Beside the day of what was entered late; the legend stands on a book's last page.
LATE = "〔补〕"

Official = Mast | Annexes | Signed | Imprint
Block = Title | Heading | Paragraph | Fields | Table | SignLines | Checklist | PageBreak | Qr | SignGrid | Ruled | Contents | Official


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a paper is set on: its word, its size in mm, how large text and margins are beside those of an official paper."""

    word: str
    width: int
    height: int
    text: float = 1
    margin: float = 1


SHEETS = {
    "": Sheet("A4", 210, 297),
    "large": Sheet("A4", 210, 297, 1.4, 0.7),
    "sign-in": Sheet("A4", 210, 297, 1, 0.4),
    "a3": Sheet("A3", 297, 420, 1.8, 1),
    "a5": Sheet("A5", 148, 210, 0.8, 0.45),
    "a6": Sheet("A6", 105, 148, 0.6, 0.3),
}


@dataclass(frozen=True, slots=True)
class Paper(Printable):
    """A printable paper: its title, the unit and day it speaks for, the short code that leads back, its blocks; ``on``: a key of ``SHEETS``.

    ``chapter``: the running head of a book's pages, ``十五　村务公开``; its first paper begins on a new page.
    """

    title: str
    unit: str
    day: date
    code: str
    blocks: tuple[Block, ...]
    on: str = ""
    chapter: str = ""

    @property
    def sheet(self) -> Sheet:
        """What it is set on."""
        return SHEETS[self.on]
