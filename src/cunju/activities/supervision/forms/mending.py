"""Corrections of what gathers lines: a regular meeting, a system, a report heard; the earlier version stays."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cunju.activities.supervision.actions import Heard
from cunju.activities.supervision.book import BOOK
from cunju.activities.supervision.forms.gathering import HeardField, body_field, problems_field
from cunju.activities.supervision.models import Entry
from cunju.ledger.fields import Answer
from cunju.ledger.queries import Card
from cunju.records.book import Told
from cunju.records.forms import photos
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, CountInput, DayInput

COUNTED = {"due": ("应到", "人"), "present": ("实到", "人"), "sheets": ("审查公开表", "份"), "attended": ("列席会议", "次")}


class MendForm(Form):
    """A line of the book said otherwise; ``told`` is what the action takes."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput())
    on = DayField(label="日期", widget=DayInput())
    text = forms.CharField(label="内容", required=False, max_length=6000, widget=Area(rows=6))

    def __init__(self, *args: Any, entry: Entry, **named: Any) -> None:
        super().__init__(*args, **named)
        self.entry = entry
        self.ask()
        self.fields["photos"] = photos()
        self.fields["reason"] = forms.CharField(label="更正原因", max_length=200)

    def ask(self) -> None:
        """Add what this kind of line is asked."""

    def said(self) -> dict[str, Any]:
        """The line's choices as typed."""
        return dict(self.entry.said)

    def told(self) -> Told:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        said = {name: value for name, value in self.said().items() if value not in (None, "")}
        return Told(data["on"], data["text"].strip(), self.entry.who, said, (), data["reason"], data.get("seen"))


class MendMeeting(MendForm):
    """A regular meeting: the day, whether there was a problem, the numbers it had before it."""

    def ask(self) -> None:
        """Problem or none, then the numbers."""
        self.fields["on"].label, self.fields["text"].label = "开会日期", "会议记录"
        self.fields["problems"] = problems_field()
        self.fields["problems"].initial = "yes" if self.entry.said.get("problems") else "no"
        for name, (label, unit) in COUNTED.items():
            begun = self.entry.said.get(name)
            self.fields[name] = CountField(
                label=label, min_value=0, max_value=999, required=False, initial=begun, widget=CountInput(unit)
            )

    def clean(self) -> dict[str, Any]:
        """Nobody more came than is in office."""
        data = super().clean() or {}
        due, present = data.get("due"), data.get("present")
        if due is not None and present is not None and present > due:
            self.add_error("present", f"实到{present}人，多于应到{due}人。请核对。")
        return data

    def said(self) -> dict[str, Any]:
        """Problem or none, and the numbers."""
        data = self.cleaned_data
        return {**self.entry.said, "problems": data["problems"] == "yes", **{one: data.get(one) for one in COUNTED}}


class MendSystem(MendForm):
    """A system: its text, since when, how often."""

    def ask(self) -> None:
        """How often, and the text, which a system cannot be without."""
        self.fields["on"].label, self.fields["text"].label = "通过日期", "制度内容"
        self.fields["text"].required = True
        choices, begun = BOOK.choices("system", "rhythm"), self.entry.said.get("rhythm")
        self.fields["rhythm"] = forms.ChoiceField(label="多久一次", choices=choices, initial=begun)

    def said(self) -> dict[str, Any]:
        """The same system, how often now."""
        return {**self.entry.said, "rhythm": self.cleaned_data["rhythm"]}


class MendReport(MendForm):
    """A report heard: by which meeting, and its words."""

    def __init__(self, *args: Any, cards: Sequence[Card] = (), **named: Any) -> None:
        self.cards = cards
        super().__init__(*args, **named)

    def ask(self) -> None:
        """Where it was heard; the day is that meeting's."""
        del self.fields["on"]
        self.fields["text"].label, self.fields["text"].required = "报告内容", True
        meeting = HeardField(kinds=("assemblies.meeting_held",), label="在哪次会议上报告的")
        meeting.show(self.cards)
        self.fields["meeting"] = meeting
        self.fields["body"] = body_field()

    def heard(self) -> Heard:
        """Where it was heard, as the action takes it."""
        data = self.cleaned_data
        answer: Answer | None = data.get("meeting")
        return Heard.of(answer, body=data.get("body") or "")


FORMS = {"meeting": MendMeeting, "system": MendSystem, "report": MendReport}
