"""The sign-in sheet a photo can be read from: where its marks and boxes stand.

All measures are mm from the outer corner of the mark at the upper left; the sheet's grid has two halves, filled one after the other.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

MARK, SIDE, NUMBER, NAME, SIGN = 8, 9, 9, 27, 45
HEAD, ROW, MOST_ROWS, HALVES, LEAST_ROWS = 9, 10, 20, 2, 6
WIDTH = 2 * SIDE + HALVES * (NUMBER + NAME + SIGN)
MOST = MOST_ROWS * HALVES
# The corner marks: 4 × 4 cells in a black frame, upper left, upper right, lower left, lower right (ids 0–3 of the ArUco dictionary 4X4_50).
CELLS = (("1011", "0101", "0011", "0010"), ("0000", "1111", "1001", "1010"), ("0011", "0011", "0010", "1101"), ("1001", "1001", "0100", "0110"))
CODE = re.compile(r"CUNJU-QD/([0-9a-f]{32})/([0-9a-f]{8})/(\d{1,2})-(\d{1,2})/(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Place:
    """One box to sign in, or one mark: its upper left corner and its size, mm."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Code:
    """What the square code of a page says: the sitting (hex of its id), the digest of who is on the sheet, which page of how many, rows, names."""

    sitting: str
    roll: str
    page: int
    pages: int
    rows: int
    names: int

    def __str__(self) -> str:
        return f"CUNJU-QD/{self.sitting}/{self.roll}/{self.page}-{self.pages}/{self.rows}-{self.names}"


def parsed(text: str) -> Code | None:
    """The code of a text; None where it is none of ours or says what cannot be."""
    found = CODE.fullmatch(text)
    if found is None:
        return None
    sitting, roll, *numbers = found.groups()
    code = Code(sitting, roll, *map(int, numbers))
    fits = 1 <= code.page <= code.pages and 1 <= code.rows <= MOST_ROWS and code.names <= code.rows * HALVES
    return code if fits else None


def rows_for(names: int) -> int:
    """How many rows a page of so many names has."""
    return max(LEAST_ROWS, -(-names // HALVES))


def height(rows: int) -> int:
    """Of the grid with its marks."""
    return HEAD + ROW * rows


def marks(rows: int) -> list[Place]:
    """The four marks, in the order of ``CELLS``."""
    below, right = HEAD + ROW * (rows - 1), WIDTH - SIDE
    return [Place(x, y, MARK, MARK) for y in (0, below) for x in (0, right)]


def halves() -> list[float]:
    """Where each half begins."""
    return [SIDE + at * (NUMBER + NAME + SIGN) for at in range(HALVES)]


def boxes(rows: int, names: int) -> list[Place]:
    """The boxes to sign in of so many names, in their order."""
    found = [Place(x + NUMBER + NAME, HEAD + at * ROW, SIGN, ROW) for x in halves() for at in range(rows)]
    return found[:names]


def lines(rows: int) -> list[tuple[float, float, float, float]]:
    """Every ruling line, from and to."""
    found: list[tuple[float, float, float, float]] = []
    for x in halves():
        right = x + NUMBER + NAME + SIGN
        found += [(x, y, right, y) for y in (0, *(HEAD + at * ROW for at in range(rows + 1)))]
        found += [(one, 0, one, height(rows)) for one in (x, x + NUMBER, x + NUMBER + NAME, right)]
    return found


def drawing(names: tuple[str, ...], rows: int, *, first: int, face: str = "") -> str:
    """The grid as SVG: marks, lines, numbers from ``first`` on, names; its unit is the mm. Without a face it takes that of its page."""
    tall = height(rows)
    parts = [f'<path fill="none" stroke="#000" stroke-width=".3" d="{"".join(f"M{a} {b}L{c} {d}" for a, b, c, d in lines(rows))}"/>']
    parts += [_mark(place, cells) for place, cells in zip(marks(rows), CELLS, strict=True)]
    heads = ((NUMBER / 2, "序"), (NUMBER + NAME / 2, "姓名"), (NUMBER + NAME + SIGN / 2, "本人签名"))
    parts += [_text(x + at, HEAD / 2, word, 4) for x in halves() for at, word in heads]
    for at, (place, name) in enumerate(zip(boxes(rows, len(names)), names, strict=True)):
        middle = place.y + ROW / 2
        parts.append(_text(place.x - NAME - NUMBER / 2, middle, str(first + at), 4))
        parts.append(_text(place.x - NAME / 2, middle, name, min(4.2, (NAME - 2) / max(1, len(name)))))
    look = f'height="{tall}mm" font-family="{escape(face)}"' if face else ""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" width="{WIDTH}mm" {look}>'
    return f"{head}{''.join(parts)}</svg>"


def _mark(place: Place, cells: tuple[str, ...]) -> str:
    unit = MARK / 6
    white = [(x, y) for y, row in enumerate(cells) for x, cell in enumerate(row) if cell == "1"]
    holes = "".join(f"M{place.x + (x + 1) * unit:.3f} {place.y + (y + 1) * unit:.3f}h{unit:.3f}v{unit:.3f}h-{unit:.3f}z" for x, y in white)
    black = f'<rect x="{place.x}" y="{place.y}" width="{MARK}" height="{MARK}"/>'
    return f'{black}<path fill="#fff" d="{holes}"/>'


def _text(x: float, y: float, words: str, size: float) -> str:
    return f'<text x="{x:g}" y="{y + size * 0.35:g}" font-size="{size:g}" text-anchor="middle">{escape(words)}</text>'


def mark_rows(which: int) -> list[list[int]]:
    """The cells of a mark with its black frame, 6 × 6; 1 is white."""
    inner = [[0, *map(int, row), 0] for row in CELLS[which]]
    return [[0] * 6, *inner, [0] * 6]
