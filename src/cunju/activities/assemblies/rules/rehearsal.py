"""Before a meeting: how many more must come by each route, and which items this body may not decide; nothing is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cunju.activities.assemblies.rules import items, quorum
from cunju.activities.assemblies.rules.judging import Sitting
from cunju.activities.assemblies.rules.quorum import ADULTS, ASSEMBLY, HOUSEHOLDS
from cunju.catalogue import Clause
from cunju.kernel.verdicts import Line

# What is said of an item whoever comes: it is another body's, or nobody left it to this one.
POWER = ("elsewhere", "reserved", "no_mandate", "mandate_over", "mandate_no_term")


@dataclass(frozen=True, slots=True)
class Route:
    """One way to be enough: of how many, who comes, how many more are needed, by which clause."""

    due: int
    coming: int
    missing: int
    unit: str
    at: Clause

    @property
    def too_many(self) -> str:
        """Said where more would come than there are: the number cannot be right."""
        if self.coming <= self.due:
            return ""
        return f"名册上只有{self.due}{self.unit}，说了来的{self.coming}{self.unit}多了，请核对"


def routes(sitting: Sitting) -> list[Route]:
    """The routes a meeting may be enough by, people first; none where no clause says, or nobody knows how many are due."""
    numbers, law = sitting.numbers, sitting.law
    asked = [(sitting.route, numbers.due, numbers.present, "户" if sitting.route == HOUSEHOLDS else "人")]
    if sitting.body == ASSEMBLY and law.kind == "village":
        asked = [(ADULTS, numbers.due, numbers.present, "人"), (HOUSEHOLDS, numbers.households or 0, numbers.households_present or 0, "户")]
    found = []
    for route, due, coming, unit in asked:
        at = quorum.threshold(sitting.body, law=law, route=route)
        if at and due:
            found.append(Route(due, coming, max(0, at.needed(due) - coming), unit, at))
    return found


def sentence(found: Sequence[Route]) -> str:
    """``再来3人，或2户，就够`` · ``人数够了``; more than there are is said first; empty where nothing can be said."""
    if not found:
        return ""
    if wrong := [one.too_many for one in found if one.too_many]:
        return "；".join(wrong)
    if any(one.missing == 0 for one in found):
        return "人数够了"
    return f"再来{'，或'.join(f'{one.missing}{one.unit}' for one in found)}，就够"


def not_ours(sitting: Sitting) -> list[Line]:
    """What this body may not decide of its items, each with its clause: also if everybody comes."""
    full = replace(sitting, numbers=replace(sitting.numbers, present=sitting.numbers.due))
    return [one for vote in full.votes for one in items.item(vote, full) if one.code in POWER]
