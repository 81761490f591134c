"""A pack: a law or a notice as data, with its duties and clauses."""

from dataclasses import dataclass
from datetime import date

from cunju.catalogue.clauses import Clause
from cunju.catalogue.words import Duty, Notice
from cunju.kernel.days import Span


@dataclass(frozen=True, slots=True)
class Pack:
    """A law or notice as data: when it holds, which windows it covers, whom it binds; ``area``: a code prefix, empty for all."""

    id: str
    title: str
    authority: str
    valid_from: date
    valid_to: date
    covers: Span
    applies_to: tuple[str, ...]
    duties: tuple[Duty, ...]
    clauses: tuple[Clause, ...] = ()
    notice: Notice | None = None
    area: str = ""

    def applies(self, kind: str) -> bool:
        """Whether units of that kind read this pack."""
        return kind in self.applies_to or (kind == "county" and "district" in self.applies_to)

    def reads(self, *, code: str, kind: str) -> bool:
        """Whether the unit of a code and kind reads this pack: its kind, in its area."""
        return code.startswith(self.area) and self.applies(kind)
