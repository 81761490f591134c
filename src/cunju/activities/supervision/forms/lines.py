"""One line of the book: a form for every step, asking what it needs; why a line is void."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from cunju.activities.supervision import queries, rules
from cunju.activities.supervision.actions import Told
from cunju.ui.fields import DayField
from cunju.ui.forms import Form, Photos
from cunju.ui.widgets import Area, DayInput, Files

# Fields of the form and the choices they stand for, where the two are named differently.
CHOICE_OF = {"told": "channel", "replied": "by", "up": "to"}


def photos() -> Photos:
    """Photos of the signed page; never demanded."""
    return Photos(label="签过字的那一页", required=False, help_text="有照片可以附上", widget=Files())


class LineForm(Form):
    """One line of the book; ``step`` says which fields it has, ``offered`` narrows who may have answered."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="内容", max_length=2000, widget=Area(rows=4))
    on = DayField(label="日期", widget=DayInput())

    def __init__(
        self, *args: Any, step: str, offered: Sequence[str] = (), correcting: bool = False, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.step = rules.STEPS[step]
        self.fields["text"].label = self.step.ask
        self.fields["text"].required = self.step.text_needed
        self.fields["text"].error_messages["required"] = f"请写“{self.step.ask}”，一句话就行。"
        for name in self.step.fields:
            self.fields[name] = self._field(name, offered)
        if step in ("opinion", "question"):
            label, hint = "谁说的", "可以不填；只存在本村（社区）的工作簿里"
            self.fields["who"] = forms.CharField(label=label, max_length=60, required=False, help_text=hint)
        self.fields["photos"] = photos()
        if correcting:
            self.fields["reason"] = forms.CharField(label="更正原因", max_length=200)
            self.fields["seen"] = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def _field(self, name: str, offered: Sequence[str]) -> forms.Field:
        if name == "written":
            return forms.BooleanField(label="是书面答复", required=False)
        if name == "problem":
            return forms.BooleanField(label="发现问题", required=False)
        choices = queries.choices(self.step.name, CHOICE_OF.get(name, name))
        if name == "basis":
            # What is corrected keeps the kind it has; new are only the kinds this book records.
            choices = [one for one in choices if one[0] in (*rules.RECORDED, self.initial.get("basis"))]
        choices = [one for one in choices if not offered or name != "replied" or one[0] in offered]
        label = LABELS[name]
        optional = name == "content" and self.step.name in ("opinion", "question")
        if name == "content":
            empty = [("", "先不分类")] if optional else []
            hint = "7方面内容按默认，待确认"
            return forms.ChoiceField(
                label=label, choices=[*empty, *choices], required=not optional, help_text=hint
            )
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)

    def told(self) -> Told:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        said: dict[str, Any] = {}
        for name in self.step.fields:
            if data.get(name) not in (None, ""):
                said[CHOICE_OF.get(name, name)] = data[name]
        who, why = (data.get("who") or "").strip(), data.get("reason", "")
        return Told(data["on"], data["text"].strip(), who, said, (), why, data.get("seen"))


LABELS = {
    "channel": "怎么收到的",
    "content": "属于哪方面",
    "fate": "怎么办的",
    "to": "提给谁",
    "result": "答复",
    "outcome": "落实情况",
    "told": "怎么通报的",
    "basis": "哪一种",
    "replied": "谁答复的",
    "up": "向谁反映",
    "right": "行使哪项权利",
}


def begin(said: Mapping[str, Any]) -> dict[str, Any]:
    """A line's choices under the names of the form's fields."""
    names = {value: name for name, value in CHOICE_OF.items()}
    return {**said, **{names[key]: value for key, value in said.items() if key in names}}


class VoidForm(Form):
    """Why a line is void."""

    reason = forms.CharField(label="原因", max_length=200)
