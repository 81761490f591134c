"""Forms of this room: which texts, a case, the district's posting and selection, a stage of a project with the records that show it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cunju.activities.showcase.actions import Posting
from cunju.activities.showcase.book import BOOK
from cunju.activities.showcase.steps import STAGES
from cunju.kernel.days import chinese_day
from cunju.kernel.words import short_name
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told
from cunju.records.forms import LineForm
from cunju.records.steps import Step
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, DayInput

LONGEST = 12_000  # letters a case may have at all; how many it should have is the notice's or the district's


def begin(today: date, **more: Any) -> dict[str, Any]:
    """What a new form begins with."""
    return {"fact_id": identity.new_id(), "on": today, **more}


class ChosenForm(Form):
    """Which of what stands in the records, ticked, and a day."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    chosen = forms.MultipleChoiceField(label="入选", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请勾选至少一件。"})

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["chosen"].choices = list(choices)  # type: ignore[attr-defined]


class TextsForm(ChosenForm):
    """Which conventions are sent in: they stand in the records of the units, none is typed or brought."""

    text = forms.CharField(label="推荐理由", required=False, max_length=600, widget=Area(rows=2))
    on = DayField(label="报送日期", widget=DayInput())

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["chosen"].label = "报送哪些文本"


class SelectForm(ChosenForm):
    """Which of those posted were selected, on which day."""

    on = DayField(label="哪一天定的", widget=DayInput())


class PostingForm(ChosenForm):
    """What was selected, by which criteria, who judged and who stepped back, until when it is posted."""

    criteria = forms.CharField(label="评选标准（一行一条）", max_length=2000, widget=Area(rows=4))
    panel = forms.CharField(label="谁参加评选（写单位和职务，一行一个）", max_length=2000, widget=Area(rows=3))
    withdrew = forms.CharField(label="回避（谁回避了什么，一行一条）", required=False, max_length=1000, help_text="没有就空着", widget=Area(rows=2))
    on = DayField(label="公示日期", widget=DayInput())
    until = DayField(label="公示到哪一天", widget=DayInput())

    def __init__(self, *args: Any, hint: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["chosen"].label, self.fields["until"].help_text = "评出哪些", hint

    def posting(self, what: str) -> Posting:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        said = [data[name].strip() for name in ("criteria", "panel", "withdrew")]
        return Posting(what, data["on"], data["until"], tuple(data["chosen"]), *said)


class WordsForm(LineForm):
    """A line without pages: what it stands on are records, never uploads. Of a stage also those records; of a case its unit."""

    def __init__(
        self, *args: Any, step: Step, proofs: Sequence[ledger.Card] = (), units: Sequence[Unit] = (), most: str = "", **named: Any
    ) -> None:
        super().__init__(*args, book=BOOK, step=step, **named)
        del self.fields["photos"]
        if units:
            choices = [(one.code, short_name(one.name)) for one in units]
            self.fields["unit"] = forms.ChoiceField(label="哪个村（社区）的", choices=choices, widget=forms.RadioSelect)
        if step.name == "case":
            self.fields["text"] = forms.CharField(label=step.ask, max_length=LONGEST, widget=Area(rows=14), help_text=most)
            self.order_fields(["unit", "text", "on"])
        if step.name in STAGES and not named.get("correcting"):
            cards = [(str(one.root), f"{chinese_day(one.occurred_on)} {one.title}") for one in proofs]
            hint, ticks = "照片、展板不作证明；没有合适的记录就空着", forms.CheckboxSelectMultiple
            self.fields["proofs"] = forms.MultipleChoiceField(
                label="哪些记录能说明", choices=cards, required=False, help_text=hint, widget=ticks
            )

    def told(self) -> Told:
        """What was typed, as the action takes it."""
        found, data = super().told(), self.cleaned_data
        said = {**found.said, **({"from_unit": data["unit"]} if data.get("unit") else {})}
        return Told(found.on, found.text, "", said, data.get("proofs") or (), found.reason, found.seen)
