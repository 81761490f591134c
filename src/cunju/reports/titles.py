"""The title of an official paper in lines: broken where its meaning allows, as even as that leaves them."""

import re
from itertools import combinations

# 22 points in 156 mm.
MOST = 20
# Where a line may end: before 《 and a year, after 》, a year, 的 (but that of 的通知), 和, 、.
PLACES = re.compile(r"(?=《)|(?<=》)(?!的)|(?=\d{4}年)|(?<=\d年)|(?<=[的和、])(?!通知|意见|函|方案)")


def broken(title: str, *, first: str = "") -> str:
    """The title with line ends; the office ``first`` has a line of its own. One without a place to break at stays as it is."""
    head = [first] if first and title.startswith(first) else []
    rest = title.removeprefix(first) if head else title
    return "\n".join([*head, *_lines(rest)])


def _lines(text: str) -> list[str]:
    places = [match.start() for match in PLACES.finditer(text) if 1 < match.start() < len(text) - 1]
    for count in range(len(places) + 1):
        if count > 4:
            break
        ways = [_cut(text, chosen) for chosen in combinations(places, count)]
        fitting = [lines for lines in ways if max(map(width, lines)) <= MOST]
        if fitting:
            return min(fitting, key=_ragged)
    return [text]


def _cut(text: str, places: tuple[int, ...]) -> list[str]:
    return [text[start:end] for start, end in zip((0, *places), (*places, len(text)), strict=True)]


def _ragged(lines: list[str]) -> float:
    mean = sum(map(width, lines)) / len(lines)
    return sum((width(one) - mean) ** 2 for one in lines)


def width(text: str) -> float:
    """How many signs wide; digits and Latin letters are half of one."""
    return sum(0.5 if one.isascii() else 1 for one in text)
