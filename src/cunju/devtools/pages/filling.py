"""A line of a template, or several where it is too long: divided between a tag's attributes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cunju.devtools.pages.reading import HOLDING, WHITE, Token
from cunju.devtools.pages.spaces import SPACE

WIDTH, STEP = 140, "  "
ATTRIBUTE = re.compile(
    r"(?P<white>\s+)|(?P<tag>{%.*?%}|{{.*?}})|(?P<value>\"(?:{%.*?%}|{{.*?}}|[^\"])*\"|'(?:{%.*?%}|{{.*?}}|[^'])*')|.",
    re.DOTALL,
)


class Piece(NamedTuple):
    """A token on a line, with what its gap before may become."""

    text: str
    kind: str
    token: Token = Token("tag", "")

    @property
    def lead(self) -> str:
        """The white space before it on the line."""
        return " " if self.kind == SPACE else ""


class Chance(NamedTuple):
    """A place on a line where a new one may begin, the letters it takes the place of, and how bad that is."""

    at: int
    letters: int
    ill: int


def plain(one: Token) -> str:
    """The token's text, its attributes one space apart."""
    if one.kind not in ("open", "close", "void"):
        return one.text
    return re.sub(r" (/?>)$", r"\1", "".join(" " if space else part for part, space in _parts(one.text)))


def _parts(text: str) -> list[tuple[str, bool]]:
    """A tag's pieces: values, tags and letters, and the white space between attributes."""
    return [(found[0], found.lastgroup == "white") for found in ATTRIBUTE.finditer(text)]


def _within(piece: Piece) -> list[Chance]:
    """Places inside a tag where a new line may stand."""
    found: list[Chance] = []
    if piece.token.kind not in ("open", "close", "void"):
        return found
    at, held, before = 0, 0, ""
    for part, space in _parts(piece.text):
        name = re.match(r"{%\s*(\w+)", part)
        word = name[1] if name else ""
        if space and not held:
            found.append(Chance(at, len(part), 1))
        elif word in HOLDING and not held and before[-1:] in ('"', "'", "}"):
            found.append(Chance(at, 0, 1))
        held += (word in HOLDING) - (word.startswith("end"))
        at, before = at + len(part), part
    end = len(piece.text) - (2 if piece.text.endswith("/>") else 1)
    return [*found, Chance(end, 0, 2)]


def _along(pieces: Sequence[Piece]) -> tuple[str, list[Chance]]:
    """The line, and where it may be divided."""
    line, found = "", []
    for piece in pieces:
        start = len(line) + len(piece.lead)
        found += [one._replace(at=start + one.at) for one in _within(piece)]
        line += piece.lead + piece.text
    return line, found


def filled(pieces: Sequence[Piece], depth: int) -> list[str]:
    """The pieces as lines."""
    if not pieces:
        return []
    line, chances = _along(pieces)
    lines, begun, indent = [], 0, STEP * depth
    while len(indent) + len(line) - begun > WIDTH and "\n" not in line:
        room = begun + WIDTH - len(indent)
        fit = [one for one in chances if begun < one.at <= room] or [one for one in chances if one.at > room][
            :1
        ]
        if not fit:
            break
        # The latest of the best, unless that leaves most of the line empty.
        best = min(fit, key=lambda one: (one.ill + (one.at - begun < WIDTH // 3) * 2, -one.at))
        lines.append(indent + line[begun : best.at].rstrip(WHITE))
        begun, indent = best.at + best.letters, STEP * (depth + 1)
    return [*lines, indent + line[begun:]]
