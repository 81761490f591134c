"""What gathers lines: the regular meeting, the half-year report, the four systems, the members."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from cunju.activities.supervision.book import BOOK
from cunju.catalogue import choices
from cunju.ledger.fields import FactField
from cunju.ledger.queries import Card
from cunju.records.book import Told
from cunju.records.forms import photos
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, DayInput

_WORDS = choices("supervision.report_heard", "body")
HEARD_IN = [(one, _WORDS[one]) for one in ("representatives", "assembly")]


def problems_field() -> forms.ChoiceField:
    """Whether a regular meeting found a problem."""
    return forms.ChoiceField(
        label="有没有发现问题",
        choices=[("no", "没有问题"), ("yes", "有问题")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选有没有发现问题。"},
    )


def body_field() -> forms.ChoiceField:
    """Which meeting heard a report, where only paper says so."""
    hint = "选了上面的会议就不用管"
    return forms.ChoiceField(label="纸上记录的是哪种会议", required=False, choices=HEARD_IN, help_text=hint)


class MeetingForm(Form):
    """The regular meeting: was there a problem; if so, one suggestion. The rest comes from the month."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    problems = problems_field()
    suggestion = forms.CharField(
        label="建议怎么做", required=False, max_length=2000, help_text="有问题的写一条建议", widget=Area(rows=3)
    )
    content = forms.ChoiceField(label="建议属于哪方面", required=False, help_text="7方面内容按默认，待确认")
    attended = forms.MultipleChoiceField(
        label="这些会议，成员列席了的勾一下", required=False, widget=forms.CheckboxSelectMultiple
    )
    on = DayField(label="开会日期", widget=DayInput())
    text = forms.CharField(label="会议记录", required=False, max_length=4000, widget=Area(rows=4))

    def __init__(self, *args: Any, meetings: Sequence[Card] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["content"].choices = BOOK.choices("suggestion", "content")  # type: ignore[attr-defined]
        if meetings:
            self.fields["attended"].choices = [  # type: ignore[attr-defined]
                (str(one.root), f"{one.occurred_on.month}月{one.occurred_on.day}日 {one.title}") for one in meetings
            ]
        else:
            del self.fields["attended"]
        self.fields["photos"] = photos()

    def clean(self) -> dict[str, Any]:
        """A problem found asks for a suggestion; a suggestion says that there was a problem."""
        data = super().clean() or {}
        if data.get("problems") == "yes" and not (data.get("suggestion") or "").strip():
            self.add_error("suggestion", "选了“有问题”，请写一条建议，一句话就行。")
        if data.get("problems") == "no" and (data.get("suggestion") or "").strip():
            self.add_error("problems", "写了建议，请选“有问题”；没有问题就把建议清空。")
        return data

    def suggested(self) -> Told | None:
        """The suggestion of this meeting."""
        data = self.cleaned_data
        if data["problems"] != "yes":
            return None
        said = {"content": data.get("content") or "decisions", "to": "committees"}
        return Told(data["on"], data["suggestion"].strip(), "", said)


class HeardField(FactField):
    """Only meetings that can hear a report: assemblies and representatives' meetings that were not short."""

    def show(self, cards: Sequence[Card]) -> None:
        """Offer these meetings and 纸上的记录."""
        choices = [
            (str(one.root), f"{one.occurred_on.month}月{one.occurred_on.day}日 {one.title}") for one in cards
        ]
        choices.append(("paper", "纸上的记录"))
        self.fields[0].choices = choices  # type: ignore[attr-defined]
        self.widget.widgets[0].choices = choices


class ReportForm(Form):
    """The report's words; where it was heard, once it was."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="报告内容", max_length=6000, widget=Area(rows=12))
    meeting = HeardField(kinds=("assemblies.meeting_held",), label="在哪次会议上报告的", required=False)
    body = body_field()

    def __init__(self, *args: Any, cards: Sequence[Card] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["meeting"].show(cards)  # type: ignore[attr-defined]


class SystemForm(Form):
    """One of the four systems: its text, since when, how often."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="制度内容", max_length=4000, widget=Area(rows=6))
    on = DayField(label="通过日期", widget=DayInput())
    rhythm = forms.ChoiceField(label="多久一次")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["rhythm"].choices = BOOK.choices("system", "rhythm")  # type: ignore[attr-defined]


class MembersForm(Form):
    """Who does what, since a day."""

    on = DayField(label="从哪天起", widget=DayInput())

    def __init__(self, *args: Any, people: Sequence[tuple[uuid.UUID, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.people = list(people)
        hint = "例如：看账、收集意见"
        for person, label in self.people:
            self.fields[f"share-{person}"] = forms.CharField(label=label, max_length=60, required=False, help_text=hint)

    def given(self) -> list[tuple[uuid.UUID, str]]:
        """The shares as typed, by person."""
        return [(person, self.cleaned_data[f"share-{person}"].strip()) for person, _ in self.people]
