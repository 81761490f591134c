"""为什么 laid out: a requirement of a clause with its windows; open what waits to be done, folded what is done or not yet due."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cunju.desk.misses import Miss
from cunju.duties.status import Window
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact

FIRST = ("overdue", "due_soon", "open", "needs_person")
QUIET = ("not_due", "reference", "no_room", "not_assessable", "not_applicable")
OPEN_AT_ONCE, LINES_AT_ONCE, MANY = 1, 4, 3


@dataclass(frozen=True, slots=True)
class Told:
    """A window with everything its 为什么 shows; ``undone``: word, sentence and record of what undid it afterwards."""

    window: Window
    period: str
    authority: str
    doubt: str
    sentence: str
    facts: list[tuple[Fact, str, ledger.Entered]]
    misses: list[Miss]
    todo: str
    href: str
    card: str = ""
    undone: tuple[str, str, str] | None = None

    @property
    def waits(self) -> bool:
        """Whether it is to be read first: not done, or undone again."""
        return self.window.status in FIRST or self.undone is not None

    @property
    def quiet(self) -> bool:
        """Whether nothing happened and nothing is to be done now."""
        return self.window.status in QUIET and not (self.facts or self.misses or self.undone)


@dataclass(frozen=True, slots=True)
class Clause:
    """One requirement with its windows, what waits first; ``shown`` says of each whether it is open."""

    shown: tuple[tuple[Told, bool], ...]

    @property
    def first(self) -> Told:
        """The window that speaks for all: they share label and clause."""
        return self.shown[0][0]

    @property
    def waits(self) -> bool:
        """Whether anything of it is to be read first."""
        return any(one.waits for one, _ in self.shown)

    @property
    def first_lines(self) -> tuple[tuple[Told, bool], ...]:
        """What is read at once: what waits, where something does; all, where the rest is short or nothing waits."""
        waiting = self.shown[: min(sum(one.waits for one, _ in self.shown), LINES_AT_ONCE)]
        return waiting if waiting and len(self.shown) - len(waiting) > MANY else self.shown

    @property
    def rest(self) -> tuple[tuple[Told, bool], ...]:
        """What folds away below it."""
        return self.shown[len(self.first_lines) :]

    @property
    def rest_tally(self) -> list[tuple[str, str, int]]:
        """How what folds away stands."""
        return _tally(one.window for one, _ in self.rest)

    @property
    def tally(self) -> list[tuple[str, str, int]]:
        """State, word and how many, the most first."""
        found = _tally(one.window for one, _ in self.shown)
        again = Counter(one.undone[0] for one, _ in self.shown if one.undone)
        return found + [("due_soon", word, n) for word, n in again.items()]


def _tally(windows: Iterable[Window]) -> list[tuple[str, str, int]]:
    counts = Counter((one.status, one.status_zh) for one in windows)
    return [(state, word, n) for (state, word), n in counts.most_common()]


@dataclass(frozen=True, slots=True)
class Laid:
    """What is read at once, and what folds away altogether."""

    shown: tuple[Clause, ...]
    folded: tuple[Clause, ...]

    @property
    def hidden(self) -> int:
        """How many windows fold away."""
        return sum(len(one.shown) for one in self.folded)


def laid(told: Sequence[Told]) -> Laid:
    """By clause; clauses of which nothing happened and nothing is due fold away, save where that would be all."""
    clauses = [_clause(each) for each in _alike(told)]
    shown = [one for one in clauses if not all(each.quiet for each, _ in one.shown)]
    shown.sort(key=lambda one: not one.waits)
    folded = [one for one in clauses if one not in shown] if shown else []
    return Laid(tuple(shown or clauses), tuple(folded))


def _alike(told: Iterable[Told]) -> Iterable[list[Told]]:
    found: dict[str, list[Told]] = {}
    for one in told:
        found.setdefault(one.window.duty, []).append(one)
    return found.values()


def _clause(told: list[Told]) -> Clause:
    """What waits stands first, as many of it open as one can read."""
    told.sort(key=lambda one: not one.waits)
    return Clause(tuple((one, one.waits and at < OPEN_AT_ONCE) for at, one in enumerate(told)))
