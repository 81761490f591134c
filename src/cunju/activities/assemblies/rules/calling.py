"""Who may call for a meeting and how many that is today: by the clauses of the day and the roll."""

from collections.abc import Mapping
from dataclasses import dataclass

from cunju.activities.assemblies.rules.quorum import ASSEMBLY, REPRESENTATIVES
from cunju.catalogue import Clause, Law
from cunju.kernel.likeness import likeness

# How many there are, by what the share is of; None where no roll says.
Bases = Mapping[str, int | None]
# From how much of the shorter text on an item is what was asked for (ours).
ALIKE = 0.5
CALL_DAYS = "representatives.call_days"
CALLS = {ASSEMBLY: "assembly.on_request", REPRESENTATIVES: "representatives.on_request"}
# The choice of the record a clause's share and base are called by.
CHOICES = {
    ("1/10", "villagers"): "tenth", ("1/10", "adults"): "tenth", ("1/3", "representatives"): "third", ("1/5", "representatives"): "fifth",
    ("1/10", "households"): "tenth_households", ("1/5", "adults"): "fifth_adults", ("1/5", "households"): "fifth_households",
    ("1/3", "groups"): "third_groups",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """One way to call for a meeting: which, by whom, how many there are, the clause."""

    by: str
    body: str
    base: int | None
    clause: Clause

    @property
    def needed(self) -> int | None:
        """How many must ask; None where nobody knows how many there are."""
        return self.clause.needed(self.base) if self.base else None

    @property
    def unit(self) -> str:
        """What is counted."""
        return self.clause.counted


def ways(law: Law, bases: Bases) -> list[Way]:
    """Each way once, the highest layer first."""
    found: dict[str, Way] = {}
    for body, question in CALLS.items():
        for one in law.asked(question):
            if by := CHOICES.get((str(one.value["share"]), one.of)):
                found.setdefault(by, Way(by, body, bases.get(one.of), one))
    return list(found.values())


def of_choice(by: str) -> str:
    """The meeting a choice calls for."""
    return REPRESENTATIVES if by == CHOICES["1/5", "representatives"] else ASSEMBLY


def too_few(way: Way, signed: int) -> str:
    """Why so many do not call for it, in a sentence; empty where they do, or nobody knows how many there are."""
    if way.base is None or way.needed is None:
        return ""
    if signed > way.base:
        return f"联名{signed}{way.unit}，多于名册上的{way.base}{way.unit}。请核对。"
    if signed >= way.needed:
        return ""
    short = way.needed - signed
    return (
        f"名册上{way.base}{way.unit}，要有{way.needed}{way.unit}以上联名（{way.clause.whole}，{way.clause.cite}），"
        f"现在{signed}{way.unit}，还差{short}{way.unit}，不开始计时，够了再记。"
    )


def about(petition: str, item: str) -> bool:
    """Whether an item of a meeting is what a petition asked for, by its words."""
    return likeness(petition, item) >= ALIKE
