"""Which clauses of a day say how many must come to a step and agree to it; what they make of numbers, in words."""

from cunju.activities.decisions.rules import words
from cunju.catalogue import Clause, Law
from cunju.kernel import fractions

LAND = "land"
# What an assembly's record names its form, as the question names its base.
BASES = {"group_representatives": "group_delegates"}


def coming(step: int, *, law: Law, body: str, form: str = "") -> tuple[Clause, ...]:
    """How many must come: of the resolution the highest clause, of the other steps each layer a district's packs name."""
    if step == 4:
        body = body or words.bodies_of(4, law=law)[0]
        of = "body" if body == "representatives" else BASES.get(form, form or "adults")
        found = law.first(f"{body}.quorum", of=of)
        return (found,) if found else ()
    return law.asked("joint.quorum" if step == 2 else "party.quorum")


def agreeing(step: int, *, law: Law, body: str, matter_class: str) -> Clause | None:
    """How many must agree; land contracting has a clause of its own."""
    if step != 4:
        return law.first("joint.majority" if step == 2 else "party.majority")
    own = law.first("land.majority") if matter_class == LAND else None
    return own or law.first(f"{body or words.bodies_of(4, law=law)[0]}.majority")


def of_all(clause: Clause) -> bool:
    """Whether the share is of all who are due, not of those who came."""
    return clause.of != "present"


def binds(clause: Clause) -> bool:
    """Whether what does not reach it falls short: not what is usual, unsure or a place's own."""
    return not clause.soft and clause.reading != "U" and clause.authority != "local"


def reach(clause: Clause, n: int, of: int, unit: str = "人") -> str:
    """``达到三分之二``, ``差1人达到三分之二``: as the meeting's own record says it."""
    missing = clause.needed(of) - n
    return f"差{missing}{unit}达到{clause.word}" if missing > 0 or of < 1 else f"达到{clause.word}"


def counted(clause: Clause, n: int, of: int) -> str:
    """``26/40（65.0%，不足三分之二）``, ``20/40（50.0%，没有过半数）``."""
    more = clause.word == "过半数"
    good, bad = ("", "没有") if more else ("达到", "不足")
    return f"{n}/{of}（{fractions.percent(n, of)}，{good if clause.holds((n, of)) else bad}{clause.word}）"
