"""How a record is told: how far it came, what it waits for, what it is called. Pure: no query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.desk import works
from cunju.duties.status import Window
from cunju.kernel.words import of_kind
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact

# Windows that somebody still has to answer.
WAITING = ("open", "due_soon", "overdue", "not_due", "reference")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Way:
    """How far a record came: steps taken, steps in all, what it waits for or its last step, by when, and whether that is late."""

    done: int
    of: int
    words: str
    state: str = ""

    @property
    def pips(self) -> list[str]:
        """``on`` for each step taken, ``at`` for the next, empty for later ones."""
        return ["on"] * self.done + ["at"] * (self.of > self.done) + [""] * (self.of - self.done - 1)


def way(facts: Sequence[Fact], waits: Sequence[Window], unit_kind: str) -> Way | None:
    """How far the facts of a record came; None where it is one fact and nothing waits."""
    steps = [one for one in facts if one.kind not in works.aside()]
    if not steps or (len(steps) == 1 and not waits and not works.chain(steps[0].kind).steps):
        return None
    told = works.chain(steps[0].kind)
    taken = _taken(steps, told)
    ended = any(one.kind in told.ends for one in steps) or (not waits and not told.steps)
    ahead = {one.kind for one in waits} - {one.kind for one in steps}
    of = taken if ended else max(_whole(told), taken + max(len(ahead), bool(waits)))
    if waits:
        one = min(waits, key=lambda each: (each.due_on or date.max, each.from_))
        words = f"等{one.verb}{one.own_object}" + (f"，{one.due_on.month}月{one.due_on.day}日前" if one.due_on else "")
        return Way(taken, of, words, {"overdue": "late", "due_soon": "soon"}.get(one.status, ""))
    if of == taken:
        return Way(taken, of, "走完" if told.steps else f"已{_last(steps, unit_kind)}")
    return Way(taken, of, f"已{_last(steps, unit_kind)}")


def _last(steps: Sequence[Fact], unit_kind: str) -> str:
    return of_kind(vocabulary.kind(steps[-1].kind).label, unit_kind)


def _taken(steps: Sequence[Fact], told: works.Chain) -> int:
    """The first fact, and each later step once; where a choice tells the steps apart, each of its values."""
    later = [one for one in steps[1:] if not told.steps or one.kind in told.steps]
    return 1 + len({(one.kind, one.attributes.get(told.by) if told.by else None) for one in later})


def _whole(told: works.Chain) -> int:
    if not told.by:
        return 1 + len(told.steps)
    fields = [field for kind in told.steps for field in vocabulary.kind(kind).fields if field.name == told.by]
    return 1 + sum(len(field.values or ()) for field in fields)


def called(fact: Fact, unit_kind: str) -> str:
    """What a record is called: by the words of its kind of work, else by its first fact."""
    return named(fact.kind, fact.attributes, unit_kind)


def named(kind: str, attributes: Mapping[str, Any], unit_kind: str) -> str:
    """What a record of a kind that says so is called."""
    title = works.chain(kind).title
    if not title:
        return vocabulary.title_of(kind, attributes, unit_kind)
    words = {one.name: one.word(attributes.get(one.name)) for one in vocabulary.kind(kind).fields}
    return of_kind(title.format(**words), unit_kind)


def short(text: str) -> str:
    """Words of a record on one line of a list."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
