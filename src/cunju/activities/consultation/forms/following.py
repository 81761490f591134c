"""Forms after a session: the fate of each opinion, and one form a step."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cunju.activities.consultation import rules
from cunju.activities.consultation.actions import Fate, Taken
from cunju.activities.consultation.models import Opinion
from cunju.ledger import interface as ledger
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, DayInput

MEETING = "assemblies.meeting_held"


class FatesForm(Form):
    """A row an opinion: does it ask for something, what became of it, why; 全部采纳 is one tap."""

    day = DayField(label="答复日期", widget=DayInput())
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, opinions: Sequence[Opinion], **named: Any) -> None:
        super().__init__(*args, **named)
        self.opinions = list(opinions)
        for one in self.opinions:
            self.fields[f"asks{one.number}"] = forms.BooleanField(
                label="提出了要求", required=False, initial=one.asks
            )
            self.fields[f"fate{one.number}"] = forms.ChoiceField(
                label="答复",
                required=False,
                initial=one.fate,
                choices=[("", "还没有答复"), *rules.FATES.items()],
            )
            self.fields[f"why{one.number}"] = forms.CharField(
                label="理由", max_length=200, required=False, initial=one.why, help_text="没有全部采纳的要写"
            )

    def rows(self) -> list[tuple[Opinion, list[Any]]]:
        """Each opinion with its fields."""
        return [
            (one, [self[f"{name}{one.number}"] for name in ("asks", "fate", "why")]) for one in self.opinions
        ]

    def fates(self, *, all_adopted: bool = False) -> list[Fate]:
        """What was filled in; with 全部采纳 what has no fate yet is adopted."""
        data, found = self.cleaned_data, []
        for one in self.opinions:
            asks, fate = data[f"asks{one.number}"], data[f"fate{one.number}"]
            fate = fate or (rules.ADOPTED if all_adopted and asks else "")
            found.append(Fate(one.number, asks, fate, data[f"why{one.number}"]))
        return found


class StepForm(Form):
    """One step after a session; which fields it has depends on the step."""

    day = DayField(label="日期", widget=DayInput())
    choice = forms.ChoiceField(label="方式")
    done = forms.ChoiceField(
        label="落实情况", choices=[("yes", "已落实"), ("no", "没有落实")], widget=forms.RadioSelect
    )
    text = forms.CharField(label="情况说明", max_length=300, required=False, widget=Area(rows=3))
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    CHOICES = {
        rules.REFERRED: ("提交到", rules.BODIES),
        rules.FED_BACK: ("反馈方式", rules.CHANNELS),
        rules.EVALUATED: ("满意度", rules.SATISFIED),
    }

    def __init__(self, *args: Any, step: str, unit_code: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.step = step
        if step in self.CHOICES:
            label, words = self.CHOICES[step]
            self.fields["choice"].label = label
            self.fields["choice"].choices = list(words.items())  # type: ignore[attr-defined]
        else:
            del self.fields["choice"]
        if step != rules.CARRIED_OUT:
            del self.fields["done"]
        if step == rules.REFERRED:
            del self.fields["day"]
            meeting = ledger.FactField(kinds=[MEETING], label="哪一次会议")
            meeting.offer(unit_code)
            self.fields["meeting"] = meeting
            self.order_fields(["meeting", "choice", "text", "fact_id"])

    def taken(self) -> Taken:
        """What was filled in."""
        data = self.cleaned_data
        day, rests, choice = data.get("day"), None, data.get("choice") or ""
        text = data.get("text") or ""
        if answer := data.get("meeting"):
            fact = ledger.current(answer.fact_id) if answer.fact_id else None
            day, rests = (fact.occurred_on, fact.uid) if fact else (answer.paper_day, None)
            named = str(fact.attributes.get("body")) if fact else ""
            choice = named if named in rules.BODIES else choice
            text = text or (f"纸上的记录 {answer.paper_page}".strip() if not fact else "")
        assert day is not None
        return Taken(
            self.step, day, text=text, choice=choice, done=data.get("done", "yes") == "yes", rests=rests
        )
