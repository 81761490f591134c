"""Forms after a session: the fate of each opinion, and one form a step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from cunju.activities.consultation import rules
from cunju.activities.consultation.actions import Fate
from cunju.activities.consultation.book import BOOK
from cunju.activities.consultation.models import Entry, Opinion
from cunju.ledger import interface as ledger
from cunju.records.book import Told
from cunju.records.forms import LineForm, begin
from cunju.records.pages import beginning
from cunju.records.steps import Step
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import DayInput

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


class StepForm(LineForm):
    """What followed a session; where it was brought to a meeting, day and meeting are those of the record, or of paper."""

    def __init__(self, *args: Any, step: Step, unit_code: str, **named: Any) -> None:
        super().__init__(*args, book=BOOK, step=step, **named)
        if step.name == rules.REFERRED:
            del self.fields["on"]
            chosen = self.initial.get("meeting")
            meeting = ledger.FactField(kinds=[MEETING], label="哪一次会议")
            meeting.offer(unit_code, also=chosen.fact_id if chosen else None)
            self.fields["meeting"] = meeting
            self.order_fields(["meeting", "body", "text"])
        else:
            self.order_fields(["on", *(one.name for one in step.asks), "text"])

    @staticmethod
    def of(entry: Entry) -> dict[str, Any]:
        """What is recorded, to begin a correction with."""
        found = {**begin(BOOK.step(entry), entry.said), **beginning(entry)}
        if entry.step != rules.REFERRED:
            return found
        held = next((one for one in map(ledger.fact_by_id, ledger.chain(entry.fact)[-1].rests_on) if one and one.kind == MEETING), None)
        return found | {"meeting": ledger.Answer(held.uid, None, "") if held else ledger.Answer(None, entry.on, "")}

    def told(self) -> Told:
        """What was typed; what the record of a meeting says itself is read from it."""
        answer = self.cleaned_data.get("meeting")
        if answer is None:
            return super().told()
        fact = ledger.current(answer.fact_id) if answer.fact_id else None
        self.cleaned_data["on"] = fact.occurred_on if fact else answer.paper_day
        told = super().told()
        body = fact.attributes.get("body") if fact else None
        text = told.text or ("" if fact else f"纸上的记录 {answer.paper_page}".strip())
        said = {**told.said, "body": body} if body in rules.BODIES else told.said
        return replace(told, text=text, said=said, rests=[fact.uid] if fact else [])
