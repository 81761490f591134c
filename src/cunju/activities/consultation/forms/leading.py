"""Forms of the town's part: the plan of the year, a session across units, a milestone."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cunju.activities.consultation import rules
from cunju.activities.consultation.actions import Across
from cunju.activities.consultation.models import Session
from cunju.org.models import Unit
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, CountInput, DayInput


class TownPlanForm(Form):
    """Day, what is arranged, training, the town's contact."""

    decided_on = DayField(label="计划日期", widget=DayInput())
    text = forms.CharField(label="工作安排", required=False, widget=Area(rows=4))
    training = forms.CharField(label="培训指导", max_length=200, required=False)
    contact = forms.CharField(label="联系人（职务）", max_length=40, required=False)
    reason = forms.CharField(label="调整原因", max_length=200)
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, again: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if not again:
            del self.fields["reason"]


class AcrossForm(Form):
    """A session across units; it may answer units that asked the town to come in."""

    held_on = DayField(label="协商日期", widget=DayInput())
    title = forms.CharField(label="议题", max_length=120)
    present = CountField(label="参加人数", min_value=1, max_value=5000, widget=CountInput("人"))
    touched = CountField(label="其中利益相关", min_value=0, max_value=5000, widget=CountInput("人"))
    outcome = forms.ChoiceField(label="结果", choices=list(rules.OUTCOMES.items()))
    result = forms.CharField(label="协商意见", required=False, widget=Area(rows=3))
    units = forms.MultipleChoiceField(
        label="参加的村（社区）", widget=forms.CheckboxSelectMultiple, required=False
    )
    answers = forms.MultipleChoiceField(
        label="这次协调的请求", widget=forms.CheckboxSelectMultiple, required=False
    )
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(
        self, *args: Any, units: Sequence[Unit], asking: Sequence[tuple[Session, str]], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.fields["units"].choices = [(one.code, one.name) for one in units]  # type: ignore[attr-defined]
        self.asking = {str(one.pk): one for one, _ in asking}
        if asking:
            choices = [(str(one.pk), f"{name}：{one.title}") for one, name in asking]
            self.fields["answers"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["answers"]

    def across(self) -> Across:
        """What was filled in."""
        names = ("held_on", "title", "present", "touched", "outcome", "result")
        return Across(
            units=tuple(self.cleaned_data["units"]), **{name: self.cleaned_data[name] for name in names}
        )

    def answered(self) -> list[Session]:
        """The requests it answers."""
        return [self.asking[one] for one in self.cleaned_data.get("answers") or ()]


class MilestoneForm(Form):
    """A milestone of the named project."""

    step = forms.ChoiceField(label="节点", choices=list(rules.PILOT.items()))
    day = DayField(label="完成日期", widget=DayInput())
    text = forms.CharField(label="情况说明", max_length=300, required=False, widget=Area(rows=2))
    fact_id = forms.UUIDField(widget=forms.HiddenInput())
