"""The forms of 起草通知: head and body, a measure's words, a measure more."""

from datetime import date
from typing import Any

from django import forms

from cunju.desk.compose.composed import Composed
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, CountInput

TEXT = 3000


def _text(value: str) -> str:
    return "\n".join(line.strip() for line in value.replace("\r", "").split("\n") if line.strip())


class HeadForm(Form):
    """Head, body and titles."""

    number = forms.CharField(label="发文字号", max_length=60, required=False, help_text="如“某民〔2024〕24号”，发文前填上就行。")
    on = DayField(label="成文日期", required=False)
    title = forms.CharField(label="标题", max_length=200, error_messages={"required": "请写标题。"})
    issuer = forms.CharField(label="发文机关", max_length=80, error_messages={"required": "请写发文机关。"})
    addressees = forms.CharField(label="主送机关", max_length=300, error_messages={"required": "请写主送机关，用顿号分开。"})
    body = forms.CharField(label="正文", widget=Area(rows=12), max_length=8000, error_messages={"required": "请写正文，一段一行。"})
    list_title = forms.CharField(label="附件1名称", max_length=120, error_messages={"required": "请写任务清单的名称。"})
    form_title = forms.CharField(label="附件2名称", max_length=120, required=False, help_text="镇街填报的表；不要表就空着。")
    remark = forms.CharField(label="附注", max_length=60, required=False)
    office = forms.CharField(label="印发机关", max_length=80, required=False, help_text="印在最后一面的下边。")

    def told(self) -> dict[str, Any]:
        """What was typed, as the draft keeps it."""
        said = dict(self.cleaned_data)
        day: date | None = said["on"]
        return said | {"on": day.isoformat() if day else "", "body": _text(said["body"])}


class LineForm(Form):
    """A measure's words, who owes it, until when."""

    text = forms.CharField(label="措施", widget=Area(rows=4), max_length=TEXT, error_messages={"required": "请写措施的内容。"})
    owner = forms.CharField(label="责任单位", max_length=60, required=False)
    due = forms.CharField(label="完成时限", max_length=40, required=False)

    def clean_text(self) -> str:
        """Without empty lines."""
        return _text(self.cleaned_data["text"])


class AddForm(LineForm):
    """A measure more, under a task that is there or a new one."""

    part = forms.ChoiceField(label="放在哪项任务下", error_messages={"required": "请选任务。", "invalid_choice": "请选表里有的任务。"})
    task = forms.CharField(label="另立任务的名称", max_length=60, required=False, help_text="选了“另立一项任务”才填。")
    values = CountField(
        label="每次要填几个数", required=False, widget=CountInput("个"), max_value=200, help_text="算负担用；不知道就空着，只算办一份的时间。"
    )
    field_order = ("part", "task", "text", "owner", "due", "values")

    def __init__(self, *args: Any, composed: Composed, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(one.key), one.title) for one in composed.parts]
        self.fields["part"].choices = [*choices, ("0", "另立一项任务")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A new task has a name."""
        said = super().clean() or self.cleaned_data
        if said.get("part") == "0" and not said.get("task"):
            self.add_error("task", "请写新任务的名称。")
        return said
