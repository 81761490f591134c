"""What a town's windows come to by the rubric: whole numbers throughout, a half goes up at the hundredth; of villages nothing is summed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DONE, LATE, UNDONE, OUT = "done", "late", "undone", "out"
WORDS = {DONE: "完成", LATE: "逾期完成", UNDONE: "没有做到", OUT: "不计分"}
# What a status counts as; every other one never scores: to be judged, reference, not assessable, no room, no day due yet.
COUNTS = {"met": DONE, "met_late": LATE, "overdue": UNDONE}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the rubric: what it is called, its points, what a late one is worth in hundredths, the measures and duties it reads."""

    key: str
    title: str
    points: int
    late: int
    measures: tuple[int, ...] = ()
    duties: tuple[str, ...] = ()

    def reads(self, measure: int, duty: str) -> bool:
        """Whether a window of a duty stands under it."""
        return measure in self.measures or duty in self.duties


@dataclass(frozen=True, slots=True)
class Piece:
    """One window as it counts: where, what, when, how it stands, as what it counts and why; ``checked`` and found so; ``facts`` its records."""

    key: str
    item: str
    unit: str
    place: str
    measure: int
    label: str
    from_on: str
    due_on: str
    met_on: str
    status: str
    counts: str
    why: str = ""
    checked: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a town: how many count as what, how many of the done were checked, its hundredths of a point."""

    item: Item
    done: int
    late: int
    undone: int
    out: int
    checked: int

    @property
    def counted(self) -> int:
        """Windows that score."""
        return self.done + self.late + self.undone

    @property
    def own(self) -> int:
        """Done windows that stand as the town and its units recorded them."""
        return self.done + self.late - self.checked

    @property
    def cents(self) -> int | None:
        """Hundredths of a point; None where nothing of it scores."""
        if not self.counted:
            return None
        return half_up(self.item.points * (100 * self.done + self.item.late * self.late), self.counted)


@dataclass(frozen=True, slots=True)
class Result:
    """A town's rows in the order of the rubric."""

    rows: tuple[Row, ...]

    @property
    def cents(self) -> int:
        """What it got, in hundredths of a point."""
        return sum(one.cents or 0 for one in self.rows)

    @property
    def points(self) -> int:
        """The points of the items that score."""
        return sum(one.item.points for one in self.rows if one.counted)

    @property
    def share(self) -> int | None:
        """What it got of the points that score, in hundredths of a hundredth."""
        return half_up(100 * self.cents, self.points) if self.points else None


def half_up(number: int, by: int) -> int:
    """The quotient of two whole numbers from 0, rounded, a half up."""
    return (2 * number + by) // (2 * by)


def result(items: Sequence[Item], pieces: Iterable[Piece]) -> Result:
    """What pieces come to."""
    of: dict[str, list[Piece]] = {one.key: [] for one in items}
    for piece in pieces:
        of[piece.item].append(piece)
    return Result(tuple(_row(one, of[one.key]) for one in items))


def _row(item: Item, mine: Sequence[Piece]) -> Row:
    many = {word: sum(one.counts == word for one in mine) for word in WORDS}
    checked = sum(one.checked and one.counts in (DONE, LATE) for one in mine)
    return Row(item, many[DONE], many[LATE], many[UNDONE], many[OUT], checked)


def said(cents: int | None) -> str:
    """Hundredths as people write them; a dash where there is nothing to say."""
    return "—" if cents is None else f"{cents // 100}.{cents % 100:02d}"
