"""A day on which something is arranged or due, as a calendar takes it. Pure."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Dated:
    """``key`` names it for good, whatever becomes of its day; ``begins`` is None for the whole day. No person is named.

    ``href``: its page, for the office whose it is.
    """

    key: str
    on: date
    title: str
    begins: time | None = None
    place: str = ""
    words: str = ""
    href: str = ""
