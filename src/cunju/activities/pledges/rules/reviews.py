"""A review, pure: ballots that can be, what its fact counts, what the law of its day finds in how it was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.catalogue import Clause, Law, choices
from cunju.kernel.refusals import CannotBe

EXCELLENT, COMPETENT, BASIC, INCOMPETENT = "excellent", "competent", "basic", "incompetent"
CHAIRS = choices("pledges.reviewed", "chaired_by")
GRADES = {COMPETENT: "称职", BASIC: "基本称职", INCOMPETENT: "不称职"}
# A unit may have a fourth grade above them.
ALL_GRADES = {EXCELLENT: "优秀", **GRADES}
GAP, NOTICE, CHAIR, STREAK = "review.gap_months", "review.notice_days", "review.chaired_by", "review.unfit_streak"


@dataclass(frozen=True, slots=True)
class Vote:
    """What the ballots and the person say of one who is reviewed; ``before``: his earlier reviews, newest first."""

    key: str
    basic: int = 0
    incompetent: int = 0
    grade: str = COMPETENT
    hired: bool = False
    before: Sequence[tuple[date, str]] = ()
    excellent: int = 0


def grades(four: bool) -> Mapping[str, str]:
    """The grades of a review with their words, best first; ``four``: with 优秀."""
    return ALL_GRADES if four else GRADES


def ballots(issued: int, returned: int, valid: int) -> None:
    """CannotBe where more are valid than came back, or more came back than were given out."""
    if returned > issued:
        raise CannotBe(f"收回{returned}张，多于发出{issued}张。请核对。", "ballots")
    if valid > returned:
        raise CannotBe(f"有效{valid}张，多于收回{returned}张。请核对。", "valid")


def competent(vote: Vote, valid: int) -> int:
    """The votes for 称职: the valid ones less the rest."""
    rest = vote.excellent + vote.basic + vote.incompetent
    if rest > valid:
        best = f"优秀{vote.excellent}票加" if vote.excellent else ""
        raise CannotBe(f"{best}基本称职{vote.basic}票加不称职{vote.incompetent}票，多于有效票{valid}张。请核对。", f"basic-{vote.key}")
    return valid - rest


def months_between(first: date, last: date) -> int:
    """Whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def months_since(votes: Sequence[Vote], on: date) -> int | None:
    """The least number of months since somebody of these was reviewed; None where nobody ever was."""
    return min((months_between(one.before[0][0], on) for one in votes if one.before), default=None)


def streak(vote: Vote) -> int:
    """How many reviews running, this one with them, came to 不称职."""
    grades = [vote.grade, *(grade for _, grade in vote.before)]
    return next((at for at, grade in enumerate(grades) if grade != INCOMPETENT), len(grades))


def summed(votes: Sequence[Vote], *, members: Sequence[str], on: date) -> dict[str, Any]:
    """What the fact says of the persons; ``members``: all who sit on the day. Who came to 优秀 is 称职 and better."""
    have = {one.key for one in votes}
    return {
        "evaluated": len(votes), "hired": sum(one.hired for one in votes), "competent": sum(one.grade in (EXCELLENT, COMPETENT) for one in votes),
        "incompetent": sum(one.grade == INCOMPETENT for one in votes), "twice": sum(streak(one) > 1 for one in votes),
        "months_since": months_since(votes, on), "complete": bool(members) and set(members) <= have,
    }  # fmt: skip


def found(said: Mapping[str, Any], law: Law) -> list[tuple[str, Clause]]:
    """What the law of the day finds, each with its clause; without a clause nothing is concluded."""
    marks: list[tuple[str, Clause]] = []
    if (clause := law.first(CHAIR)) and not clause.holds(said["chaired_by"]):
        marks.append(("chair", clause))
    if clause := law.first(NOTICE):
        if said.get("notice_days") is None:
            marks.append(("notice_unknown", clause))
        elif not clause.holds(said["notice_days"]):
            marks.append(("notice", clause))
    if (clause := law.first(GAP)) and said.get("months_since") is not None and not clause.holds(said["months_since"]):
        marks.append(("gap", clause))
    return marks


def noticed(announced: date, on: date, *, written: bool, posted: bool) -> int:
    """Days between a plan that reached both the persons and the villagers, and the review; none where it did not reach both."""
    return (on - announced).days if written and posted else 0


def barred(last: date | None, on: date, law: Law) -> bool:
    """Whether a demand comes before the months the law wants between two reviews."""
    clause = law.first(GAP)
    return bool(clause and last and not clause.holds(months_between(last, on)))
