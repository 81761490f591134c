"""The kind of fact this room makes, and the foreign kinds it reads."""

from dataclasses import dataclass

from cunju.ledger import interface as ledger

LIST, DETAIL = "crosschecks:home", "crosschecks:fact"
USES = (
    "assemblies.meeting_held",
    "bodies.composition",
    "bodies.roll_recorded",
    "bodies.seat_changed",
    "committees.voted",
    "consultation.carried_out",
    "consultation.session_held",
    "conventions.adopted",
    "conventions.charter_adopted",
    "conventions.charter_filed",
    "conventions.charter_posted",
    "conventions.filed",
    "conventions.posted",
    "decisions.matter_opened",
    "decisions.spent",
    "decisions.step_taken",
    "disclosure.sheet_published",
    "matters.closed",
    "matters.confirmed",
    "matters.received",
    "matters.reopened",
    "pledges.kept",
    "pledges.pledged",
    "showcase.convention_submitted",
)


@ledger.fact("crosschecks.explained", title="说明：{check}", record_url=LIST, detail_url=DETAIL)
@dataclass(frozen=True)
class Explained:
    """The unit said why records that seem to contradict each other are right; rests on each of them."""

    check: str
