"""How one clause is held against one number of a body: met, not met, open, or new since the body was chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.catalogue import Clause, Law
from cunju.kernel.verdicts import Line, line

# Layers that bind a body; the others are said, never held against it.
BINDING = ("law", "regulation")
LATER = "；新法要求，换届时调整"


def binds(clause: Clause) -> bool:
    """Whether what does not reach it may be held against anybody."""
    return clause.authority in BINDING and not clause.soft and clause.sure != "U"


def count_zh(clause: Clause) -> str:
    """3至7人; 1人."""
    least, most = clause.value.get("at_least"), clause.value.get("at_most")
    return f"{least}{clause.question.unit}" if least is not None and least == most else clause.said


@dataclass(frozen=True, slots=True)
class Bench:
    """The law of the day looked at, and that of the day the body was chosen."""

    law: Law
    then: Law

    def clause(self, question: str, *, of: str = "") -> Clause | None:
        """The clause of the highest layer."""
        return self.law.first(question, of=of)

    def ruled(
        self, code: str, clause: Clause, case: Any, texts: tuple[str, str], *, since: Iterable[date | None] = (), hard: bool = True
    ) -> list[Line]:
        """A clause against a case; ``texts`` as it holds and as it does not, ``since`` when those concerned came in."""
        held, hard = clause.holds(case), hard and binds(clause)
        state = "done" if held else "short" if hard else "unverified"
        made = line(code, state, texts[0] if held else texts[1], clause, hard=hard)
        return [self.eased(made, clause, case=case, since=since), *self._others(code, clause)]

    def unsaid(self, code: str, clause: Clause, text: str, *, hard: bool = True) -> Line:
        """What nobody registered."""
        return self.eased(line(code, "unverified", text, clause, hard=hard and binds(clause)), clause)

    def eased(self, made: Line, clause: Clause, *, case: Any = None, since: Iterable[date | None] = ()) -> Line:
        """A requirement newer than the body waits for the next election, unless somebody concerned came in under it."""
        if not made.fails or not binds(clause) or any(one and one >= clause.valid_from for one in since):
            return made
        old = self.then.first(clause.question.name, of=clause.of)
        if old is not None and (case is None or not old.holds(case)):
            return made
        return line(made.code, "note", made.text + LATER, clause, hard=False)

    def _others(self, code: str, clause: Clause) -> list[Line]:
        """Lower layers that say something else."""
        found = self.law.asked(clause.question.name, of=clause.of)
        other = [one for one in found if dict(one.value) != dict(clause.value)]
        return [line(f"{code}_other", "note", f"另有要求：{count_zh(one)}", one, hard=False) for one in other]
