"""Changes of seats: how people come and leave, which meeting may decide it, what is posted after it; by the clauses of the day."""

from collections.abc import Iterable

from cunju.activities.bodies.rules.clauses import binds
from cunju.activities.bodies.rules.words import (
    COMMITTEE,
    GROUP_HEADS,
    MEDIATION,
    REPRESENTATIVES,
    SUB_COMMITTEES,
    SUPERVISORY,
)
from cunju.catalogue import Clause, Law, choices
from cunju.kernel.verdicts import Line, line
from cunju.kernel.words import of_kind

IN = ("elected", "by_election", "selected", "appointed")
OUT = ("resigned", "recalled", "ended")
POSTED = (REPRESENTATIVES, COMMITTEE, SUPERVISORY)
MEETING_ZH = choices("assemblies.meeting_held", "body")
# Which question says who decides that somebody comes into a body; of some bodies the same meeting lets them go.
CHOSEN_BY = {
    COMMITTEE: "by_election.by",
    SUPERVISORY: "supervisory.chosen_by",
    REPRESENTATIVES: "representatives.chosen_by",
    GROUP_HEADS: "group_head.chosen_by",
    **dict.fromkeys(SUB_COMMITTEES, "subcommittee.chosen_by"),
    MEDIATION: "mediation.chosen_by",
}
RECALLED, RESIGNED = "recalled", "resigned"


def posting_clause(body: str, law: Law) -> Clause | None:
    """Within how many days a change of a body is announced, and by which clause; None where none asks it."""
    return law.first("representatives.change_days") if body == REPRESENTATIVES else None


def deciding(
    body: str, change: str, *, law: Law, meeting: str | None, result: str | None = None, on_paper: bool = False
) -> list[Line]:
    """What is to be said of the meeting a change rests on; nothing where it fits or no clause asks. ``meeting`` is its body."""
    clause, allowed = _decider(body, change, law)
    if clause is None:
        return []
    if meeting is None:
        if change in OUT or on_paper or (body == COMMITTEE and change == "elected") or change == "appointed":
            return []
        return [line("no_meeting", "unverified", "没有写由哪次会议决定", clause, hard=False)]
    state = "short" if binds(clause) else "unverified"
    if result == "short":
        return [line("meeting_short", state, "所依据的会议未达法定人数", clause, hard=binds(clause))]
    if meeting in allowed or (change in OUT and body not in (COMMITTEE, REPRESENTATIVES)):
        return []
    wanted = "或".join(MEETING_ZH[one] for one in allowed if one in MEETING_ZH)
    text = of_kind(f"由{MEETING_ZH.get(meeting, meeting)}决定，一般应由{wanted}决定", law.kind)
    return [line("other_meeting", state, text, clause, hard=binds(clause))]


def _decider(body: str, change: str, law: Law) -> tuple[Clause | None, tuple[str, ...]]:
    """The clause that says who decides, and the meetings it names."""
    if body == COMMITTEE and change == RECALLED:
        voted = law.asked("recall.voted")
        if voted:
            # A recall needs a vote of those who elect; of representatives only where the clause counts them too.
            return voted[0], ("assembly", *_named(voted))
        clause = law.first("matter.recall")
        return clause, clause.choices if clause else ()
    question = "resignation.passed_by" if body == COMMITTEE and change == RESIGNED else CHOSEN_BY.get(body, "")
    clause = law.first(question) if question else None
    if clause is None:
        return None, ()
    # What the assembly may hand to the representatives they may have been handed.
    delegable = clause.choices == ("assembly",) and change == RESIGNED and law.first("representatives.delegation")
    return clause, (*clause.choices, *(("representatives",) if delegable else ()))


def _named(voted: Iterable[Clause]) -> tuple[str, ...]:
    return tuple("representatives" for one in voted if one.of == "representatives")
