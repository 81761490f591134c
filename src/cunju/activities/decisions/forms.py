"""Forms of this room: the proposal, one form a step, a day of money, a reason."""

from typing import Any

from django import forms

from cunju import ledger
from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.actions import Opening, Take
from cunju.ui.widgets import Area, CountInput, DayInput, MoneyInput


class OpeningForm(forms.Form):
    """Step one: what, of which class, whose idea, how much, when, how many came."""

    title = forms.CharField(label="事项", max_length=120)
    matter_class = forms.ChoiceField(label="类别", choices=list(rules.CLASSES.items()))
    origin = forms.ChoiceField(label="动议来源", choices=list(rules.ORIGINS.items()))
    amount = forms.DecimalField(
        label="金额", required=False, min_value=0, max_digits=14, decimal_places=2, widget=MoneyInput()
    )
    day = forms.DateField(label="党组织提议日期", widget=DayInput())
    due = forms.IntegerField(label="党组织班子应到", required=False, min_value=0, widget=CountInput())
    present = forms.IntegerField(label="实到", required=False, min_value=0, widget=CountInput())
    meeting = forms.UUIDField(required=False, widget=forms.HiddenInput())
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def opening(self) -> Opening:
        """What was filled in."""
        names = ("title", "matter_class", "origin", "day", "amount", "due", "present")
        return Opening(**{name: self.cleaned_data[name] for name in names})


class StepForm(forms.Form):
    """One step: a record of the ledger, or paper with its numbers; which fields it has depends on the step."""

    day = forms.DateField(label="公开日期", widget=DayInput())
    due = forms.IntegerField(
        label="应到", required=False, min_value=0, widget=CountInput(), help_text="选了会议记录的不用填"
    )
    present = forms.IntegerField(label="实到", required=False, min_value=0, widget=CountInput())
    votes_for = forms.IntegerField(
        label="赞成", required=False, min_value=0, widget=CountInput(), help_text="全部通过的不用填"
    )
    body = forms.ChoiceField(label="由哪个会议决议", choices=list(rules.BODIES.items()), required=False)
    days_shown = forms.IntegerField(label="公布天数", required=False, min_value=0, widget=CountInput("天"))
    text = forms.CharField(label="内容", max_length=400, required=False, widget=Area(rows=3))
    stage = forms.ChoiceField(
        label="实施情况", choices=[("yes", "已经全部完成"), ("no", "分阶段公开，还没有完成")], widget=forms.RadioSelect
    )
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    FIELDS = {
        2: ("due", "present", "votes_for", "text"),
        3: ("due", "present", "votes_for", "text"),
        4: ("due", "present", "votes_for", "body", "text"),
        5: ("days_shown", "text"),
        6: ("day", "days_shown", "stage", "text"),
    }

    def __init__(self, *args: Any, number: int, unit_code: str, kind: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.number = number
        wanted = self.FIELDS[number]
        for name in list(self.fields):
            if name not in (*wanted, "fact_id") or (name == "body" and kind != "village"):
                del self.fields[name]
        if number < 6:
            record = ledger.FactField(
                kinds=[queries.POSTING if number == 5 else queries.MEETING],
                label="哪一次公布" if number == 5 else "哪一次会议",
            )
            record.offer(unit_code)
            self.fields["record"] = record
            self.order_fields(["record"])
        if number == 6:
            self.fields["text"].label = "实施结果"

    def take(self) -> Take:
        """What was filled in."""
        data = self.cleaned_data
        answer = data.get("record")
        return Take(
            self.number,
            day=answer.paper_day if answer else data.get("day"),
            due=data.get("due"),
            present=data.get("present"),
            votes_for=data.get("votes_for"),
            days_shown=data.get("days_shown"),
            body=data.get("body") or "",
            text=data.get("text") or "",
            page=answer.paper_page if answer else "",
            final=data.get("stage", "yes") == "yes",
            base=answer.fact_id if answer else None,
        )


class SpendForm(forms.Form):
    """The day of a contract or first payment."""

    what = forms.ChoiceField(label="什么", choices=list(rules.SPENDING.items()))
    day = forms.DateField(label="日期", widget=DayInput())
    fact_id = forms.UUIDField(widget=forms.HiddenInput())


class ReasonForm(forms.Form):
    """Why a record is taken out."""

    reason = forms.CharField(label="原因", max_length=200, min_length=2)
