"""What became of each item: adopted, not adopted, or no decision at all; votes are read, never supposed."""

from collections.abc import Sequence

from cunju.activities.assemblies.rules import matters
from cunju.activities.assemblies.rules.matters import Vote
from cunju.activities.assemblies.rules.quorum import ASSEMBLY, PARTY, REPRESENTATIVES, Numbers
from cunju.kernel import fractions

SHORT = "short"
NO_COUNT, NO_DECISION = "没有记票数", "没有形成决定"
TOO_FEW, NOBODY = "到会人数不足", "没有记到会人数"


def base_of_votes(numbers: Numbers) -> int:
    """Of how many here a majority is taken; where people and households differ, of the greater number."""
    return max(numbers.present, numbers.households_present or 0)


def needed_votes(vote: Vote, *, body: str, numbers: Numbers) -> int:
    """The least votes for an item (OL 22, 26; RC 9): more than half of those here, in a Party meeting of all due.

    Land contracting needs two thirds of all members (LC 19, 28).
    """
    if is_land(vote, body):
        return fractions.two_thirds_of(numbers.due)
    return fractions.majority_of(numbers.due if body == PARTY else base_of_votes(numbers))


def is_land(vote: Vote, body: str) -> bool:
    """Whether two thirds of all members must agree."""
    return vote.matter == matters.LAND and body in (ASSEMBLY, REPRESENTATIVES)


def passed(vote: Vote, *, body: str, numbers: Numbers) -> bool | None:
    """Whether the votes counted are enough; None where nobody wrote them down."""
    if vote.votes_for is None:
        return None
    return vote.votes_for >= needed_votes(vote, body=body, numbers=numbers)


def why_none(result: str, numbers: Numbers) -> str:
    """Why a meeting decided nothing, in words; empty where it could decide."""
    if result == SHORT:
        return TOO_FEW
    return "" if base_of_votes(numbers) else NOBODY


def outcomes(votes: Sequence[Vote], *, body: str, numbers: Numbers, result: str) -> list[bool | None]:
    """Of each item whether it was adopted; None of all where the meeting decided nothing.

    An item without numbers is one the record says was agreed to; it falls where even all who came were too few.
    """
    if why_none(result, numbers):
        return [None] * len(votes)
    return [_adopted(one, body=body, numbers=numbers) for one in votes]


def _adopted(vote: Vote, *, body: str, numbers: Numbers) -> bool:
    counted = passed(vote, body=body, numbers=numbers)
    if counted is not None:
        return counted
    return not is_land(vote, body) or numbers.present >= needed_votes(vote, body=body, numbers=numbers)


def majors(votes: Sequence[Vote], adopted: Sequence[bool | None]) -> bool:
    """Whether an item of a class of major matters (OL 24; CQ 8 on the convention and recall) was adopted."""
    return any(one.matter in matters.MAJOR and held for one, held in zip(votes, adopted, strict=True))


def said_vote(votes_for: int | None, against: int | None, abstain: int | None) -> str:
    """The numbers of an item as they were written down; that they were not where they were not."""
    if votes_for is None:
        return NO_COUNT
    known = (("赞成", votes_for), ("反对", against), ("弃权", abstain))
    return " ".join(f"{word}{number}" for word, number in known if number is not None)
