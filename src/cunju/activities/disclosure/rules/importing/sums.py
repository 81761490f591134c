"""Sums and balances while the rows go by: what a total must equal, whether each balance follows from the one before."""

from collections import defaultdict
from dataclasses import dataclass, field

from cunju.activities.disclosure.rules.importing.columns import Column

Key = tuple[int, int]


@dataclass
class Sums:
    """The sums of each column as the table writes it, and where totals stood."""

    all: dict[Column, int] = field(default_factory=lambda: defaultdict(int))
    net: dict[Column, int] = field(default_factory=lambda: defaultdict(int))
    went: dict[Column, int] = field(default_factory=lambda: defaultdict(int))
    marks: dict[Column, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0]))

    def add(self, column: Column, fen: int, *, out: bool) -> None:
        """An amount of a line."""
        self.all[column] += fen
        self.net[column] += -fen if out else fen
        self.went[column] += fen if out else 0

    def since(self, column: Column) -> int:
        """The sum since the last total."""
        return self.all[column] - self.marks[column][-1]

    def options(self, column: Column) -> set[int]:
        """Every sum a total of this column may mean: since any total before, and from the beginning."""
        found = {self.all[column] - one for one in self.marks[column]}
        return found | {self.net[column], abs(self.net[column])}

    def of(self, column: Column, side: str) -> int:
        """The sum of a column that holds income and expense, of one of them."""
        return self.went[column] if side == "out" else self.all[column] - self.went[column]

    def mark(self, column: Column) -> None:
        """A total stood here."""
        self.marks[column].append(self.all[column])


@dataclass
class Balances:
    """The running balance of each column of balances; ``ok`` and ``off`` count the ones that followed and did not."""

    running: dict[Key, int] = field(default_factory=dict)
    pending: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    opening: dict[Key, int] = field(default_factory=dict)
    derived: dict[Key, int] = field(default_factory=dict)
    closing: dict[Key, int] = field(default_factory=dict)
    whole: set[Key] = field(default_factory=set)
    ok: int = 0
    off: int = 0

    def expected(self, key: Key) -> int | None:
        """What the balance should be now; None where no balance was seen yet."""
        return self.running[key] + self.pending[key] if key in self.running else None

    def seen(self, key: Key, fen: int) -> int | None:
        """A balance of the table: by how much it differs from what follows, None where nothing to compare was known."""
        expected, moved = self.expected(key), self.pending[key]
        if expected is None:
            self.derived.setdefault(key, fen - moved)
        elif moved:
            self.ok, self.off = self.ok + (expected == fen), self.off + (expected != fen)
        self.running[key], self.pending[key] = fen, 0
        return None if expected is None else fen - expected

    def open(self, key: Key, fen: int) -> None:
        """The opening balance."""
        self.opening[key] = self.running[key] = fen
        self.pending[key] = 0

    def move(self, keys: list[Key], fen: int) -> None:
        """An amount came in (or went out, below zero)."""
        for key in keys:
            self.pending[key] += fen
            self.closing.pop(key, None)

    def _parts(self, keys: set[Key]) -> set[Key]:
        """The accounts by themselves; a column that sums them counts only where it stands alone."""
        return keys - self.whole or keys

    @property
    def first(self) -> int | None:
        """The opening of all accounts together."""
        keys = self._parts({*self.opening, *self.derived})
        return sum(self.opening.get(one, self.derived.get(one, 0)) for one in keys) if keys else None

    @property
    def last(self) -> int | None:
        """The closing of all accounts together, None where one of them is not known."""
        keys = self._parts({*self.closing, *self.running})
        found = [
            self.closing.get(one, self.running.get(one) if not self.pending[one] else None) for one in keys
        ]
        known = [one for one in found if one is not None]
        return (
            sum(known)
            if keys and len(known) == len(found) and (self.closing or self.derived or self.ok or self.off)
            else None
        )
