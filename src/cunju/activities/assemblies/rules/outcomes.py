"""What became of each item: adopted, not adopted, not inferred, or no decision at all; votes are read, never supposed."""

from collections.abc import Sequence

from cunju.activities.assemblies.rules import matters
from cunju.activities.assemblies.rules.matters import BY_MEMBERS, Vote
from cunju.activities.assemblies.rules.quorum import ASSEMBLY, GROUP, REPRESENTATIVES, Numbers
from cunju.catalogue import Clause, Law

SHORT = "short"
NO_COUNT, NO_DECISION, NOT_INFERRED = "没有记票数", "没有形成决定", "不作推断"
TOO_FEW, NOBODY = "到会人数不足", "没有记到会人数"


def base_of_votes(numbers: Numbers) -> int:
    """Of how many here a majority is taken; where people and households differ, of the greater number."""
    return max(numbers.present, numbers.households_present or 0)


def majority(vote: Vote, *, body: str, law: Law) -> Clause | None:
    """The clause that says how many must agree to an item; None where none does."""
    land = law.first("land.majority") if is_land(vote, body) else None
    return land or law.first(f"{body}.majority")


def needed_votes(vote: Vote, *, body: str, numbers: Numbers, law: Law) -> int | None:
    """The least votes for an item, of those here or of all, as the clause has it; None where no clause says."""
    at = majority(vote, body=body, law=law)
    if at is None:
        return None
    return at.needed(base_of_votes(numbers) if at.of == "present" else numbers.due)


def is_land(vote: Vote, body: str) -> bool:
    """Whether it is a land contracting scheme before a meeting that may decide it."""
    return vote.matter == matters.LAND and body in (ASSEMBLY, REPRESENTATIVES)


def elsewhere(vote: Vote, *, body: str, law: Law) -> Clause | None:
    """The clause that gives an item to a collective's members, whichever meeting of villagers took it up."""
    at = matters.decided_by(vote.matter, law) if body in (ASSEMBLY, REPRESENTATIVES, GROUP) else None
    return at if at and BY_MEMBERS in at.choices else None


def passed(vote: Vote, *, body: str, numbers: Numbers, law: Law) -> bool | None:
    """Whether the votes counted are enough; None where nobody wrote them down or no clause says how many are."""
    needed = needed_votes(vote, body=body, numbers=numbers, law=law)
    if vote.votes_for is None or needed is None:
        return None
    return vote.votes_for >= needed


def why_none(result: str, numbers: Numbers) -> str:
    """Why a meeting decided nothing, in words; empty where it could decide."""
    if result == SHORT:
        return TOO_FEW
    return "" if base_of_votes(numbers) else NOBODY


def outcomes(votes: Sequence[Vote], *, body: str, numbers: Numbers, result: str, law: Law) -> list[bool | None]:
    """Of each item whether it was adopted; None of all where the meeting decided nothing, and where nothing is inferred.

    An item without numbers is one the record says was agreed to; it falls where even all who came were too few.
    """
    if why_none(result, numbers):
        return [None] * len(votes)
    return [_adopted(one, body=body, numbers=numbers, law=law) for one in votes]


def _adopted(vote: Vote, *, body: str, numbers: Numbers, law: Law) -> bool | None:
    if elsewhere(vote, body=body, law=law):
        return None
    if vote.votes_for is not None:
        return passed(vote, body=body, numbers=numbers, law=law)
    needed = needed_votes(vote, body=body, numbers=numbers, law=law)
    return needed is None or not is_land(vote, body) or numbers.present >= needed


def majors(votes: Sequence[Vote], adopted: Sequence[bool | None], *, law: Law) -> bool:
    """Whether an item that a clause counts among the major matters was adopted."""
    return any(held and matters.major(one.matter, law) for one, held in zip(votes, adopted, strict=True))


def said_outcome(adopted: bool | None, why: str) -> str:
    """通过, 没有通过, 不作推断, or 没有形成决定 with the reason."""
    if why:
        return f"{NO_DECISION}（{why}）"
    return NOT_INFERRED if adopted is None else "通过" if adopted else "没有通过"


def said_vote(votes_for: int | None, against: int | None, abstain: int | None) -> str:
    """The numbers of an item as they were written down; that they were not where they were not."""
    if votes_for is None:
        return NO_COUNT
    known = (("赞成", votes_for), ("反对", against), ("弃权", abstain))
    return " ".join(f"{word}{number}" for word, number in known if number is not None)
