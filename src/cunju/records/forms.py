"""The form of a step, made from the table: its questions by the types of the kind, the day, the words, the signed page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from cunju.kernel.kinds import Field
from cunju.records.book import Book, Told
from cunju.records.models import Entry
from cunju.records.steps import Ask, Step
from cunju.ui.fields import CountField, DayField, MoneyField, PeriodField
from cunju.ui.forms import Form, Photos
from cunju.ui.widgets import Area, CountInput, DayInput, Files

LONGEST = 2000  # letters of the words of a line


def photos() -> Photos:
    """Photos of the signed page; never demanded."""
    return Photos(label="签过字的那一页", required=False, help_text="有照片可以附上", widget=Files())


class LineForm(Form):
    """A line of ``step``: what is asked, the words, the day; ``offered`` narrows the choices of a question."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="内容", max_length=LONGEST, widget=Area(rows=4))
    on = DayField(label="日期", widget=DayInput())

    def __init__(
        self, *args: Any, book: Book, step: Step, offered: Mapping[str, Sequence[str]] | None = None, correcting: bool = False,
        **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **named)
        self.step, known = step, book.fields(step)
        self.fields["text"].label, self.fields["text"].required = step.ask, step.text_needed
        self.fields["text"].error_messages["required"] = f"请写“{step.ask}”，一句话就行。"
        for one in step.asks:
            wanted = (offered or {}).get(one.name, ())
            # What is corrected keeps the choice it has, though it is offered no more.
            self.fields[one.name] = field_of(one, known[one.fills], (*wanted, self.initial.get(one.name)) if wanted else ())
        if step.who:
            hint = "可以不填；只存在本村（社区）的台账里"
            self.fields["who"] = forms.CharField(label=step.who, max_length=60, required=False, help_text=hint)
        self.fields["photos"] = photos()
        if correcting:
            self.fields["reason"] = forms.CharField(label="更正原因", max_length=200)
            self.fields["seen"] = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def told(self) -> Told:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        said = {one.fills: plain(data[one.name]) for one in self.step.asks if data.get(one.name) not in (None, "")}
        who, why = (data.get("who") or "").strip(), data.get("reason", "")
        return Told(data["on"], data["text"].strip(), who, said, (), why, data.get("seen"))


def plain(value: Any) -> Any:
    """A value as a fact holds it: days and money as text."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return f"{value:.2f}" if hasattr(value, "as_tuple") else value


def field_of(ask: Ask, kind: Field, offered: Sequence[Any] = ()) -> forms.Field:
    """The box of a question, by the type of the field it fills."""
    label = ask.label or kind.label
    if kind.type == "bool" and kind.words:
        both = [(str(value), kind.word(value)) for value in (True, False)]
        return forms.TypedChoiceField(
            label=label, choices=both, coerce=lambda said: said == "True", help_text=ask.hint, widget=forms.RadioSelect
        )
    if kind.type == "bool":
        return forms.BooleanField(label=label, required=False, help_text=ask.hint)
    if kind.values:
        choices = [(one, kind.word(one)) for one in kind.values if not offered or one in offered]
        choices = [("", ask.empty), *choices] if ask.empty else choices
        widget = forms.Select if ask.long else forms.RadioSelect
        return forms.ChoiceField(label=label, choices=choices, required=ask.required and not ask.empty, help_text=ask.hint, widget=widget)
    if kind.type == "int":
        return CountField(
            label=label, min_value=0, max_value=99999, required=ask.required, help_text=ask.hint, widget=CountInput(ask.empty)
        )
    if kind.type == "date":
        return DayField(label=label, required=ask.required, help_text=ask.hint, widget=DayInput())
    if kind.type == "money":
        return MoneyField(label=label, required=ask.required, help_text=ask.hint)
    box = PeriodField if ask.fills == "period" else forms.CharField
    return box(label=label, max_length=120, required=ask.required, help_text=ask.hint)


def begin(step: Step, said: Mapping[str, Any]) -> dict[str, Any]:
    """A line's choices under the names of the form's boxes."""
    return {one.name: said[one.fills] for one in step.asks if one.fills in said}


def beginning(step: Step, last: Entry | None) -> dict[str, Any]:
    """What a new form begins with: the table's own values, and the last answers of what is mostly the same."""
    kept = begin(step, last.said) if last else {}
    return {one.name: kept.get(one.name, one.start) if one.kept else one.start for one in step.asks if one.start is not None or one.kept}


class VoidForm(Form):
    """Why a line is void."""

    reason = forms.CharField(label="原因", max_length=200)
