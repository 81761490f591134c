"""What came back to an office to be mended, in the words of whoever returned it. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Returned:
    """``what`` came back, from ``who``, with which words, on which day (None: not known), and where it is mended."""

    what: str
    who: str
    words: str
    href: str
    on: date | None = None
