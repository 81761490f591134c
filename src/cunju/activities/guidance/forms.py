"""Forms of this room that the table of steps does not make: the note of a visit, the district's word, answers."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cunju.activities.guidance import rules
from cunju.activities.guidance.actions import Finding, Help, Told, Visit
from cunju.activities.guidance.book import BOOK
from cunju.kernel.words import short_name
from cunju.org.models import Unit
from cunju.records.forms import photos
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, DayInput

# So many findings and promises a note takes; more are another note.
ROWS = (1, 2, 3, 4)
ALL, GUESSED = "all", ""
BODY = "0"


class VisitForm(Form):
    """Where, when, in which ways; what is to be changed and what was promised, a line each."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    units = forms.MultipleChoiceField(
        label="去了哪里", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请勾选去了哪些村（社区）。"}
    )
    on = DayField(label="哪一天", widget=DayInput())
    ways = forms.MultipleChoiceField(
        label="用了什么方式", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请勾选用了什么方式。"}
    )
    departments = forms.CharField(label="一起去的部门", required=False, max_length=120, help_text="没有就空着；几个部门用顿号隔开")
    text = forms.CharField(label="情况", required=False, max_length=2000, help_text="可以不写", widget=Area(rows=3))

    def __init__(self, *args: Any, places: Sequence[Unit], measures: Sequence[tuple[int, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.places, self.measures = list(places), list(measures)
        self.fields["units"].choices = [(one.code, short_name(one.name)) for one in places]  # type: ignore[attr-defined]
        self.fields["ways"].choices = BOOK.choices("visit", "way")  # type: ignore[attr-defined]
        where = [(ALL, "勾选的都是"), *((one.code, short_name(one.name)) for one in places)]
        about = [(GUESSED, "由系统按文字对应"), (BODY, "通知正文的要求"), *((str(no), f"措施{no} {title}") for no, title in measures)]
        for row in ROWS:
            self.fields[f"found{row}"] = forms.CharField(label="看到什么要改的", required=False, max_length=300, widget=Area(rows=2))
            self.fields[f"found{row}_unit"] = forms.ChoiceField(label="哪个村（社区）", required=False, choices=where)
            self.fields[f"found{row}_measure"] = forms.ChoiceField(label="记在哪项措施", required=False, choices=about)
            self.fields[f"help{row}"] = forms.CharField(label="答应帮什么", required=False, max_length=300)
            self.fields[f"help{row}_unit"] = forms.ChoiceField(label="帮哪个村（社区）", required=False, choices=where)
            self.fields[f"help{row}_due"] = DayField(label="哪一天前", required=False, widget=DayInput())
        self.fields["photos"] = photos()

    @property
    def findings(self) -> list[list[forms.BoundField]]:
        """The rows of findings, each its boxes."""
        return [[self[f"found{row}{end}"] for end in ("", "_unit", "_measure")] for row in ROWS]

    @property
    def helps(self) -> list[list[forms.BoundField]]:
        """The rows of promises, each its boxes."""
        return [[self[f"help{row}{end}"] for end in ("", "_unit", "_due")] for row in ROWS]

    @property
    def head(self) -> list[forms.BoundField]:
        """What stands above the rows."""
        return [self[name] for name in ("units", "on", "ways")]

    @property
    def foot(self) -> list[forms.BoundField]:
        """What stands below the rows."""
        return [self[name] for name in ("departments", "text", "photos")]

    def clean(self) -> dict[str, Any]:
        """A finding or promise names a unit that was visited."""
        data = super().clean() or {}
        went = data.get("units") or []
        for row in ROWS:
            for name in (f"found{row}", f"help{row}"):
                where = data.get(f"{name}_unit") or ALL
                if data.get(name) and where != ALL and where not in went:
                    self.add_error(f"{name}_unit", "这个村（社区）没有勾选在“去了哪里”里；请勾上，或改选。")
        return data

    def visit(self, words: Sequence[tuple[int, str, str]]) -> Visit:
        """What was typed, as the action takes it; ``words`` of the measures find which a finding is about."""
        data = self.cleaned_data
        went = tuple(one for one in self.places if one.code in data["units"])
        findings = tuple(
            Finding(text, self._where(f"found{row}"), self._about(f"found{row}", text, words))
            for row in ROWS if (text := data[f"found{row}"].strip())
        )  # fmt: skip
        helps = tuple(
            Help(text, self._where(f"help{row}"), data[f"help{row}_due"], rules.guess(text, words))
            for row in ROWS if (text := data[f"help{row}"].strip())
        )  # fmt: skip
        return Visit(
            data["on"], tuple(data["ways"]), went, data["text"].strip(), (), findings, helps, data["departments"].strip()
        )

    def _where(self, name: str) -> tuple[str, ...]:
        chosen = self.cleaned_data[f"{name}_unit"] or ALL
        return tuple(self.cleaned_data["units"]) if chosen == ALL else (chosen,)

    def _about(self, name: str, text: str, words: Sequence[tuple[int, str, str]]) -> int:
        chosen = self.cleaned_data[f"{name}_measure"]
        return rules.guess(text, words) if chosen == GUESSED else int(chosen)


class EvaluationForm(Form):
    """The district's word on a town, begun with the draft."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="评估意见", max_length=4000, widget=Area(rows=12))
    departments = forms.CharField(label="会同的部门", required=False, max_length=120, help_text="没有就空着；几个部门用顿号隔开")
    on = DayField(label="评估日期", widget=DayInput())

    def told(self) -> Told:
        """What was typed, as the action takes it."""
        return Told(self.cleaned_data["on"], self.cleaned_data["text"].strip())


class ReplyForm(Form):
    """One sentence back."""

    text = forms.CharField(label="回复", max_length=1000, widget=Area(rows=3), error_messages={"required": "请写一句回复。"})


class NeedForm(ReplyForm):
    """An answer to what a unit wrote; ticked, it is a help the unit may wait for."""

    duty = forms.CharField(widget=forms.HiddenInput())
    from_on = DayField(widget=forms.HiddenInput())
    promised = forms.BooleanField(label="这是答应的帮助，列在镇（街道）工作台上，办了再消", required=False)
    due = DayField(label="哪一天前", required=False, widget=DayInput())
