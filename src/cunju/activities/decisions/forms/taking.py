"""Forms of the proposal and of each step, new or to correct."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.actions import Opening, Take
from cunju.activities.decisions.models import Listed, Matter
from cunju.catalogue import Law
from cunju.ledger import interface as ledger
from cunju.ui.fields import CountField, DayField, MoneyField
from cunju.ui.forms import Form, Photos
from cunju.ui.widgets import Area, CountInput, DayInput, Files, MoneyInput

OWN = "own:"
OWNERS = "小区业主共同决定的事项（维修资金、电梯、共有部分、物业服务等）由业主表决（{}），村（居）民会议不能代替，不在这里登记。"


def reason() -> forms.CharField:
    """Why a record is corrected or taken out."""
    return forms.CharField(label="原因", max_length=200, min_length=2)


class OpeningForm(Form):
    """Step one: what, of which class, whose idea, how much, when, how many came."""

    title = forms.CharField(label="事项", max_length=120)
    matter_class = forms.ChoiceField(label="类别")
    origin = forms.ChoiceField(label="动议来源", choices=list(rules.ORIGINS.items()))
    amount = MoneyField(
        label="金额", required=False, min_value=0, max_digits=14, decimal_places=2, widget=MoneyInput()
    )
    day = DayField(label="党组织提议日期", widget=DayInput())
    due = CountField(label="党组织班子应到", required=False, min_value=0, widget=CountInput())
    present = CountField(label="实到", required=False, min_value=0, widget=CountInput())
    reason = reason()
    meeting = forms.UUIDField(required=False, widget=forms.HiddenInput())
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, own: Sequence[Listed] = (), law: Law, correcting: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        self.own = {f"{OWN}{one.pk}": one for one in own}
        listed = [("本村（社区）自定", [(key, one.label) for key, one in self.own.items()])] if own else []
        classes = list(rules.offered(law).items())
        choice = self.fields["matter_class"]
        choice.choices = [("常见的", classes), *listed] if listed else classes  # type: ignore[attr-defined]
        if owners := law.first("matter.owners"):
            choice.help_text = OWNERS.format(owners.cite)
        for name in ("meeting", "fact_id") if correcting else ("reason",):
            del self.fields[name]

    @staticmethod
    def of(matter: Matter) -> dict[str, Any]:
        """What is recorded, to begin a correction with."""
        first = next(one for one in matter.steps.all() if one.number == 1)
        return {
            "title": matter.title,
            "matter_class": f"{OWN}{matter.own_id}" if matter.own_id else matter.matter_class,
            "origin": matter.origin,
            "amount": matter.amount,
            "day": matter.proposed_on,
            "due": first.due,
            "present": first.present,
        }

    def opening(self) -> Opening:
        """What was filled in."""
        names = ("title", "origin", "day", "amount", "due", "present")
        chosen = self.cleaned_data["matter_class"]
        own = self.own.get(chosen)
        filled = {name: self.cleaned_data[name] for name in names}
        return Opening(matter_class=rules.OTHER if own else chosen, own=own, **filled)


class StepForm(Form):
    """One step: a record of the ledger, or paper with its numbers; which fields it has depends on the step."""

    day = DayField(label="公开日期", widget=DayInput())
    due = CountField(
        label="应到", required=False, min_value=0, widget=CountInput(), help_text="选了会议记录的不用填"
    )
    present = CountField(label="实到", required=False, min_value=0, widget=CountInput())
    votes_for = CountField(
        label="赞成", required=False, min_value=0, widget=CountInput("票"), help_text="会议记录里有票数的不用填，照记录；没有记票数的空着"
    )
    against = CountField(label="反对", required=False, min_value=0, widget=CountInput("票"))
    abstain = CountField(label="弃权", required=False, min_value=0, widget=CountInput("票"))
    body = forms.ChoiceField(label="由哪个会议决议", required=False, help_text="选了会议记录的不用选")
    days_shown = CountField(label="公布天数", required=False, min_value=0, widget=CountInput("天"))
    text = forms.CharField(label="内容", max_length=400, required=False, widget=Area(rows=3))
    stage = forms.ChoiceField(
        label="实施情况", choices=[("yes", "已经全部完成"), ("no", "分阶段公开，还没有完成")], widget=forms.RadioSelect
    )
    photos = Photos(
        label="签字的纸质材料", required=False, widget=Files(), help_text="可以不传；照片或一份PDF，会议记录里有的不用再传"
    )
    reason = reason()
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    VOTED = ("due", "present", "votes_for", "against", "abstain", "text", "photos")
    FIELDS = {
        2: VOTED,
        3: VOTED,
        4: (*VOTED, "body"),
        5: ("days_shown", "text", "photos"),
        6: ("day", "days_shown", "stage", "text", "photos"),
    }

    def __init__(self, *args: Any, number: int, matter: Matter, on: date, correcting: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        self.number = number
        wanted = (*self.FIELDS[number], "reason" if correcting else "fact_id")
        for name in list(self.fields):
            if name not in wanted:
                del self.fields[name]
        bodies = queries.bodies(matter, number, on=on)
        if len(bodies) > 1:
            self.fields["body"].choices = [(one, rules.BODIES[one]) for one in bodies]  # type: ignore[attr-defined]
        else:
            self.fields.pop("body", None)
        if number == 6:
            self.fields["text"].label = "实施结果"
        else:
            self._offer(matter, on)

    def _offer(self, matter: Matter, on: date) -> None:
        lookups = queries.bases(matter, self.number, on=on)
        posting = self.number in rules.POSTINGS
        hint = "第4步选了会议记录的，那次会议的决议公布会列在这里。" if posting and lookups is None else ""
        record = ledger.FactField(
            kinds=[queries.POSTING if posting else queries.MEETING],
            label="哪一次公布" if posting else "哪一次会议",
            help_text=hint,
        )
        chosen = self.initial.get("record")
        also = chosen.fact_id if chosen else None
        record.offer(matter.unit_code, having=lookups if lookups is not None else {"uid__in": []}, also=also)
        self.fields["record"] = record
        self.order_fields(["record"])

    @staticmethod
    def of(one: queries.Standing) -> dict[str, Any]:
        """What is recorded, to begin a correction with."""
        step = one.step
        names = ("day", "body", "days_shown", "text") if step.base else (
            "day", "due", "present", "body", "days_shown", "text"
        )  # fmt: skip
        filled = {name: getattr(step, name) for name in (*names, "votes_for", "against", "abstain")}
        paper = (step.day, step.page) if step.base is None else (None, "")
        return filled | {"record": ledger.Answer(step.base, *paper), "stage": "yes" if step.final else "no"}

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
            against=data.get("against"),
            abstain=data.get("abstain"),
            days_shown=data.get("days_shown"),
            body=data.get("body") or "",
            text=data.get("text") or "",
            page=answer.paper_page if answer else "",
            final=data.get("stage", "yes") == "yes",
            base=answer.fact_id if answer else None,
        )
