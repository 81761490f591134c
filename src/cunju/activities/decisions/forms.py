"""Forms of this room: the proposal, one form a step, a day of money, the unit's list, a reason."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.actions import Opening, Take
from cunju.activities.decisions.models import Listed, Matter
from cunju.activities.decisions.steps import NUMBERED
from cunju.catalogue import Law
from cunju.ledger import interface as ledger
from cunju.ui.fields import CountField, DayField, MoneyField
from cunju.ui.forms import Form, Photos
from cunju.ui.widgets import Area, CountInput, DayInput, Files, MoneyInput

OWN = "own:"
OWNERS = "小区业主共同决定的事项（维修资金、电梯、共有部分、物业服务等）由业主表决（{}），村（居）民会议不能代替，不在这里登记。"
PHOTOS = "可以不传；照片或一份PDF，会议记录里有的不用再传"


def why() -> forms.CharField:
    """Why a record is corrected or taken out."""
    return forms.CharField(label="原因", max_length=200, min_length=2)


def count(label: str, unit: str = "人", hint: str = "") -> CountField:
    """A number that may be left open."""
    return CountField(label=label, required=False, min_value=0, widget=CountInput(unit), help_text=hint)


class OpeningForm(Form):
    """Step one: what, of which class, whose idea, how much, when, how many came."""

    title = forms.CharField(label="事项", max_length=120)
    matter_class = forms.ChoiceField(label="类别")
    origin = forms.ChoiceField(label="动议来源", choices=list(rules.ORIGINS.items()))
    amount = MoneyField(label="金额", required=False, min_value=0, max_digits=14, decimal_places=2, widget=MoneyInput())
    day = DayField(label="党组织提议日期", widget=DayInput())
    due = count("党组织班子应到")
    present = count("实到")
    reason = why()
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
        first, kind = matter.first, f"{OWN}{matter.own_id}" if matter.own_id else matter.matter_class
        said = {"title": matter.title, "matter_class": kind, "origin": matter.origin, "amount": matter.amount}
        return said | {"day": matter.proposed_on, "due": first.due, "present": first.present}

    def opening(self) -> Opening:
        """What was filled in."""
        own = self.own.get(self.cleaned_data["matter_class"])
        said = {name: self.cleaned_data[name] for name in ("title", "matter_class", "origin", "day", "amount", "due", "present")}
        return Opening(**said | ({"matter_class": rules.OTHER, "own": own} if own else {}))


class StepForm(Form):
    """One step: a record of the ledger, or paper with its numbers; which fields it has depends on the step."""

    day = DayField(label="公开日期", widget=DayInput())
    due = count("应到", hint="选了会议记录的不用填")
    present = count("实到")
    votes_for = count("赞成", "票", "会议记录里有票数的不用填，照记录；没有记票数的空着")
    against = count("反对", "票")
    abstain = count("弃权", "票")
    body = forms.ChoiceField(label="由哪个会议决议", required=False, help_text="选了会议记录的不用选")
    days_shown = count("公布天数", "天")
    text = forms.CharField(label="内容", max_length=400, required=False, widget=Area(rows=3))
    stage = forms.ChoiceField(
        label="实施情况", choices=[("yes", "已经全部完成"), ("no", "分阶段公开，还没有完成")], widget=forms.RadioSelect
    )
    photos = Photos(label="签字的纸质材料", required=False, widget=Files(), help_text=PHOTOS)
    reason = why()
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, number: int, matter: Matter, on: date, correcting: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        self.number = number
        wanted = (*(one.name for one in NUMBERED[number].asks), "reason" if correcting else "fact_id")
        bodies = queries.bodies(matter, number, on=on)
        for name in list(self.fields):
            if name not in wanted or (name == "body" and len(bodies) < 2):
                del self.fields[name]
        if "body" in self.fields:
            self.fields["body"].choices = [(one, rules.BODIES[one]) for one in bodies]  # type: ignore[attr-defined]
        if number == 6:
            self.fields["text"].label = "实施结果"
        else:
            self._offer(matter, on)

    def _offer(self, matter: Matter, on: date) -> None:
        lookups = queries.bases(matter, self.number, on=on)
        posting = self.number in rules.POSTINGS
        kind, label = (queries.POSTING, "哪一次公布") if posting else (queries.MEETING, "哪一次会议")
        hint = "第4步选了会议记录的，那次会议的决议公布会列在这里。" if posting and lookups is None else ""
        record = ledger.FactField(kinds=[kind], label=label, help_text=hint)
        chosen = self.initial.get("record")
        also = chosen.fact_id if chosen else None
        record.offer(matter.unit_code, having=lookups if lookups is not None else {"uid__in": []}, also=also)
        self.fields["record"] = record
        self.order_fields(["record"])

    @staticmethod
    def of(one: queries.Standing) -> dict[str, Any]:
        """What is recorded, to begin a correction with; numbers of a base are read from it, never typed."""
        step = one.step
        names = ("day", "body", "days_shown", "text", "votes_for", "against", "abstain", *(() if step.base else ("due", "present")))
        paper = (step.day, step.page) if step.base is None else (None, "")
        said = {name: getattr(step, name) for name in names}
        return said | {"record": ledger.Answer(step.base, *paper), "stage": "yes" if step.final else "no"}

    def take(self) -> Take:
        """What was filled in."""
        data = self.cleaned_data
        answer = data.get("record") or ledger.Answer(None, data.get("day"), "")
        numbers = {name: data.get(name) for name in ("due", "present", "votes_for", "against", "abstain", "days_shown")}
        return Take(
            self.number, answer.paper_day, **numbers, body=data.get("body") or "", text=data.get("text") or "",
            page=answer.paper_page, final=data.get("stage", "yes") == "yes", base=answer.fact_id,
        )  # fmt: skip


class SpendForm(Form):
    """The day of a contract or first payment."""

    what = forms.ChoiceField(label="什么", choices=list(rules.SPENDING.items()))
    day = DayField(label="日期", widget=DayInput())
    reason = why()
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, correcting: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        del self.fields["fact_id" if correcting else "reason"]


class ListedForm(Form):
    """A major matter of the unit's own list: its words and the meeting that put it there."""

    label = forms.CharField(label="事项", max_length=60)

    def __init__(self, *args: Any, unit_code: str, law: Law, **named: Any) -> None:
        super().__init__(*args, **named)
        record = ledger.FactField(kinds=[queries.MEETING], label="哪一次会议定的")
        record.offer(unit_code, having={"attributes__body__in": list(rules.bodies_of(4, law=law))})
        self.fields["record"] = record


class EndForm(Form):
    """From when on a line of the list counts no more."""

    on = DayField(label="停用日期", widget=DayInput())


class ReasonForm(Form):
    """Why a record is taken out."""

    reason = why()
