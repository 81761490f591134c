"""The form of a vote on members: which meeting, how many were for it."""

from typing import Any

from cunju.activities.committees.actions import Vote
from cunju.activities.committees.book import BOOK
from cunju.activities.committees.rules import ASSEMBLY, REPRESENTATIVES
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.forms import LineForm

MEETING = "assemblies.meeting_held"


class VoteForm(LineForm):
    """A line of the vote; its day and which body it was are the meeting's, asked only of a paper record."""

    meeting = ledger.FactField(kinds=[MEETING], label="哪次会议表决的")

    def __init__(self, *args: Any, unit: Unit, **named: Any) -> None:
        super().__init__(*args, book=BOOK, step=BOOK.steps["voted"], **named)
        asked = self.fields["meeting"]
        assert isinstance(asked, ledger.FactField)
        asked.offer(unit.code, having={"attributes__body__in": [ASSEMBLY, REPRESENTATIVES]})
        del self.fields["on"]
        self.fields["at"].label, self.fields["at"].required = "纸上记录的是什么会议", False
        self.order_fields(["meeting", "body", "passed", "at", "text"])

    def vote(self) -> Vote:
        """What was chosen, as the action takes it."""
        data = self.cleaned_data
        one: ledger.Answer = data["meeting"]
        return Vote(data["body"], data["passed"], one.fact_id, one.paper_day, one.paper_page, data["at"], data["text"].strip())
