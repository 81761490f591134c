"""How what a resident sent in ran by the clause that gives its days."""

from datetime import date

from cunju.catalogue import Clause
from cunju.kernel.days import add_days
from cunju.kernel.inputs import Mark, clocked


def binds(clause: Clause | None) -> bool:
    """Whether a clause gives days that somebody can be late by: a default of ours gives none."""
    return clause is not None and clause.authority != "local"


def answered(what: str, begun: date, on: date, text: str, clause: Clause | None) -> Mark:
    """An answer with its clock."""
    look, word = clocked(begun, on, clause.number if clause else None, binding=binds(clause))
    return Mark(on, what, text, look, word)


def until(begun: date, clause: Clause | None) -> tuple[date | None, str]:
    """By when there has to be an answer, and by which clause; nothing where none binds."""
    return (add_days(begun, clause.number), clause.cite) if clause is not None and binds(clause) else (None, "")
