"""Forms of this room: a sheet from a meeting, its correction, what became of an item."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cunju.activities.pledges import rules
from cunju.activities.pledges.actions import Pledged
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.facts import MEETING, PROOFS
from cunju.activities.pledges.queries import Member
from cunju.ledger import interface as ledger
from cunju.ledger.fields import Answer
from cunju.records.forms import photos
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, DayInput


def meeting_field(label: str) -> ledger.FactField:
    """Which meeting a record rests on."""
    return ledger.FactField(kinds=[MEETING], label=label, error_messages={"required": "请选哪一次会议；没有会议记录的选“纸上的记录”。"})


def resting(answer: Answer) -> tuple[date, str, tuple[Any, ...], str]:
    """Day, body, record and page of what was chosen; the body of paper is asked beside."""
    fact = ledger.current(answer.fact_id) if answer.fact_id else None
    if fact is not None:
        return fact.occurred_on, str(fact.attributes.get("body", "")), (answer.fact_id,), ""
    assert answer.paper_day is not None
    return answer.paper_day, "", (), f"纸上的记录{f'第{answer.paper_page}页' if answer.paper_page else ''}"


class Texts(Form):
    """One text box a member; a line is an item."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, people: Sequence[Member], **named: Any) -> None:
        super().__init__(*args, **named)
        self.people = list(people)
        for one in self.people:
            self.fields[f"text-{one.person}"] = forms.CharField(
                label=one.called, required=False, max_length=4000, help_text="一行一项；没有承诺的空着", widget=Area(rows=3)
            )

    def texts(self) -> dict[uuid.UUID, str]:
        """What each member pledged, as typed."""
        return {one.person: self.cleaned_data[f"text-{one.person}"] for one in self.people}


class PledgeForm(Texts):
    """A sheet: which meeting, then each member's text."""

    meeting = meeting_field("在哪次会议上承诺的")

    def __init__(self, *args: Any, unit_code: str, **named: Any) -> None:
        super().__init__(*args, **named)
        bodies = BOOK.choices("pledge", "at")
        self.fields["meeting"].offer(unit_code, having={"attributes__body__in": [value for value, _ in bodies]})  # type: ignore[attr-defined]
        self.fields["at"] = forms.ChoiceField(
            label="纸上记录的是哪种会议", required=False, choices=bodies[::-1], help_text="选了上面的会议就不用管"
        )
        self.fields["photos"] = photos()

    def told(self) -> Pledged:
        """What was typed, as the action takes it."""
        on, body, rests, page = resting(self.cleaned_data["meeting"])
        return Pledged(on, body or self.cleaned_data["at"], self.texts(), rests, page)

    @property
    def head(self) -> list[forms.BoundField]:
        """Which meeting."""
        return [self["meeting"], self["at"]]

    @property
    def rows(self) -> list[forms.BoundField]:
        """The members' boxes."""
        return [self[f"text-{one.person}"] for one in self.people]


class MendForm(Texts):
    """The members' texts said otherwise."""

    seen = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["reason"] = forms.CharField(label="更正原因", max_length=200)
        self.fields["photos"] = photos()


class KeptForm(Form):
    """What became of an item, on which day, shown by which record."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    how = forms.ChoiceField(label="办得怎么样", choices=list(rules.HOW.items()), widget=forms.RadioSelect)
    on = DayField(label="哪一天", widget=DayInput())
    text = forms.CharField(label="怎么办的", required=False, max_length=300, widget=Area(rows=2))
    proof = ledger.FactField(kinds=PROOFS, label="哪条记录能说明", required=False)

    def __init__(self, *args: Any, unit_code: str, between: tuple[date, date], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["proof"].offer(unit_code, between=between)  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        data, answer = self.cleaned_data, self.cleaned_data.get("proof")
        page = f"纸上的记录{answer.paper_day}" if answer and answer.paper_day else ""
        text = "；".join(filter(None, (data["text"].strip(), page)))
        return {"how": data["how"], "on": data["on"], "text": text, "proof": answer.fact_id if answer else None}
