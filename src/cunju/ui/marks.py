"""Who is there, one mark a person, and the line where the law's share is reached."""

from dataclasses import dataclass

STEP = 16
MOST_MARKS = 120
BAR = 576


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths of the drawing (x in sixteenths a person, or of 576 for a bar), and its words."""

    due: int
    present: int
    needed: int
    threshold: str
    cite: str
    width: int
    there: str
    missing: str
    absent: str
    line: float

    @property
    def enough(self) -> bool:
        """The share is reached."""
        return self.present >= self.needed

    @property
    def lacking(self) -> int:
        """How many are missing to the share."""
        return max(0, self.needed - self.present)


def _marks(first: int, last: int, *, inset: float) -> str:
    """Marks of persons ``first`` to ``last`` (counted from 0, last excluded) as one path."""
    wide, high = 11 - 2 * inset, 18 - 2 * inset
    return "".join(
        f"M{i * STEP + 2 + inset:g} {6 + inset:g}h{wide:g}v{high:g}h-{wide:g}z" for i in range(first, last)
    )


def _bar(start: float, end: float, *, inset: float) -> str:
    """One block of the bar from ``start`` to ``end``."""
    if end - start <= 2 * inset:
        return ""
    return f"M{start + inset:g} {6 + inset:g}H{end - inset:g}V{24 - inset:g}H{start + inset:g}z"


def drawing(due: int, *, present: int, needed: int, threshold: str, cite: str) -> Drawing:
    """The drawing for ``present`` of ``due`` people where ``needed`` reach the share ``threshold``."""
    due, present = max(due, 0), max(0, min(present, due))
    mark = max(present, min(needed, due))
    if due <= MOST_MARKS:
        paths = (_marks(0, present, inset=0), _marks(present, mark, inset=1), _marks(mark, due, inset=0.5))
        width, line = max(due, 1) * STEP, min(needed, due) * STEP - 0.5
    else:
        x = [BAR * one / due for one in (present, mark, due)]
        paths = (_bar(0, x[0], inset=0), _bar(x[0], x[1], inset=1), _bar(x[1], x[2], inset=0.5))
        width, line = BAR, BAR * min(needed, due) / due
    return Drawing(due, present, needed, threshold, cite, width, *paths, round(line, 1))
