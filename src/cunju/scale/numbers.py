"""Days as whole numbers, and texts and values as numbers: what the engines count with (no function of dates, so no dialect)."""

from datetime import date, timedelta

EPOCH = date(1970, 1, 1)
# 9999-12-31 and a day before all others.
LAST, FIRST = (date(9999, 12, 31) - EPOCH).days, -800_000


def day(value: date) -> int:
    """Days since 1970-01-01."""
    return (value - EPOCH).days


def maybe(value: date | None) -> int | None:
    """The same of a day that may be missing."""
    return None if value is None else (value - EPOCH).days


def back(number: int | None) -> date | None:
    """The day of a number; None of none."""
    return None if number is None else EPOCH + timedelta(days=int(number))


class Numbered:
    """Whole numbers for texts, from 1; the empty text is 0."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {"": 0}

    def __call__(self, text: str) -> int:
        return self.of.setdefault(text, len(self.of))
