"""A cell cut into numbered measures, letter for letter."""

import re
from collections.abc import Iterator

from cunju.kernel.numerals import half_width

# The first number decides which form numbers a measure; the others then only number what stands inside one.
POINTED = re.compile(r"\s*([0-9０-９]{1,3})\s*[.．、]")
BRACKETED = re.compile(r"\s*[（(]\s*([0-9０-９]{1,3})\s*[）)]")
CIRCLED = re.compile(r"\s*([①-⑳])")
FORMS = (POINTED, BRACKETED, CIRCLED)
Piece = tuple[int | None, str]


def form_of(cells: list[str]) -> re.Pattern[str]:
    """The form of the first number that begins a cell."""
    return next((form for cell in cells for form in FORMS if form.match(cell)), POINTED)


def value(match: re.Match[str]) -> int:
    """The number a form has found."""
    mark = match[1]
    return ord(mark) - 0x2460 + 1 if "①" <= mark <= "⑳" else int(half_width(mark))


def split(cell: str, form: re.Pattern[str]) -> Iterator[Piece]:
    """A cell's measures: its first line with a number begins one, later lines or sentences only with the next number."""
    number: int | None = None
    text = ""
    for line in _broken(cell, form):
        match = form.match(line)
        found = value(match) if match else None
        if match and (not text.strip() if number is None else found == number + 1):
            if number is not None:
                yield number, text
            number, text = found, line[match.end() :]
        else:
            text += line
    yield number, text


def _broken(cell: str, form: re.Pattern[str]) -> Iterator[str]:
    """The lines of a cell, and within a line what begins with a number after a full stop or semicolon."""
    for line in cell.split("\n"):
        last = 0
        for stop in re.finditer("[；;。]", line):
            match = form.match(line, stop.end())
            if match and not line[match.end() : match.end() + 1].isdigit():
                yield line[last : stop.end()]
                last = stop.end()
        yield line[last:]


def numbers_inside(text: str) -> bool:
    """Whether a measure still holds several numbered items of its own (1. … 2. …)."""
    found = [POINTED.match(text, stop.end()) for stop in re.finditer(r"(?:^|[：:；;。\n])", text)]
    return [value(one) for one in found if one and not text[one.end() : one.end() + 1].isdigit()][:2] == [1, 2]
