"""Forms of this room that the table of steps does not make."""

import uuid
from datetime import date
from typing import Any

from django import forms

from cunju.activities.points import actions
from cunju.activities.points.actions.adopting import BODIES, Vote
from cunju.activities.points.actions.courtyards import Courtyard
from cunju.activities.points.actions.objecting import Answered
from cunju.activities.points.facts import MEETING
from cunju.activities.points.models import Entry, Household, Item, Mark, Rules
from cunju.activities.points.queries import lines
from cunju.activities.points.rules import pasting
from cunju.ledger import interface as ledger
from cunju.records.book import Told
from cunju.records.forms import photos
from cunju.records.texts.clauses import Clause
from cunju.ui.fields import CountField, DayField, MoneyField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, CountInput, DayInput

LONGEST = 20_000
# How long entries are posted where the rules say nothing else: a default of the form, no number of law.
DAYS = 7
NONE = "none"  # no clause was chosen


class RulesForm(Form):
    """Rules as a draft: the items pasted, and what the rules say beside them."""

    text = forms.CharField(
        label="积分项", max_length=LONGEST, widget=Area(rows=10),
        help_text=f"一行写一项：什么事、加几分或者扣几分、第几条。例如：{pasting.EXAMPLE}",
    )
    budget = MoneyField(label="一年兑现的预算（元）", min_value=0)
    days = CountField(label="公示几天以后生效", min_value=1, max_value=60, initial=DAYS, widget=CountInput("天"))
    yearly = forms.BooleanField(label="当年的积分到第二年3月底为止", required=False, initial=True)
    red_at = CountField(
        label="一年满几分上红榜", min_value=1, max_value=9999, required=False, widget=CountInput("分"),
        help_text="不设红榜就不填。红榜不分先后，本户可以不上",
    )

    def draft(self) -> actions.Draft:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return actions.Draft(data["text"], data["days"], data["budget"], data["yearly"], data["red_at"])


class AdoptForm(Form):
    """By which clause each item stands, and which meeting adopted the rules."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    meeting = ledger.FactField(kinds=[MEETING], label="哪次会议通过的")
    body = forms.ChoiceField(
        label="纸上记录的是什么会议", choices=[(BODIES[0], "村（居）民会议"), (BODIES[1], "村（居）民代表会议")], initial=BODIES[1]
    )
    photos = photos()

    def __init__(self, *args: Any, rules: Rules, clauses: list[Clause], labels: list[str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.office = rules.unit_code
        meeting = self.fields["meeting"]
        assert isinstance(meeting, ledger.FactField)
        meeting.offer(rules.unit_code, having={"attributes__body__in": list(BODIES)})
        none = (NONE, "没有对应的条款（办法不成立）")
        choices = [none, *((label, f"{label}　{one.text[:24]}") for label, one in zip(labels, clauses, strict=True))]
        self.items = [one for one in rules.items.all() if not one.refused]
        for one in self.items:
            told = {"aria-label": f"“{one.what[:12]}”对应的条款"}
            start = one.clause if one.clause in labels else NONE
            self.fields[f"c-{one.pk}"] = forms.ChoiceField(
                label="对应的条款", choices=choices, initial=start, widget=forms.Select(told)
            )

    @property
    def lines(self) -> list[tuple[Item, forms.BoundField]]:
        """The items, each with its clause."""
        return [(one, self[f"c-{one.pk}"]) for one in self.items]

    @property
    def rest(self) -> list[forms.BoundField]:
        """What is asked of the meeting."""
        return [self[name] for name in ("meeting", "body", "photos")]

    def clean(self) -> dict[str, Any]:
        """A meeting whose items are on record adopts rules only where one of them speaks of these."""
        data: dict[str, Any] = super().clean() or {}
        one: ledger.Answer | None = data.get("meeting")
        if wrong := actions.agenda_fault(self.office, one.fact_id if one else None):
            self.add_error("meeting", wrong)
        return data

    def clauses(self) -> dict[Any, str]:
        """By item the clause that was chosen."""
        return {one.pk: self.cleaned_data[f"c-{one.pk}"].replace(NONE, "") for one in self.items}

    def vote(self) -> Vote:
        """The meeting, as the action takes it."""
        data = self.cleaned_data
        one: ledger.Answer = data["meeting"]
        return Vote(one.fact_id, one.paper_day, one.paper_page, data["body"])


class CourtyardForm(Form):
    """A courtyard with its households."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    name = forms.CharField(label="院落叫什么", max_length=40)
    who = forms.CharField(label="院落长", max_length=60, required=False, help_text="只存在本村（社区）")
    households = forms.CharField(
        label="有哪些户", max_length=LONGEST, widget=Area(rows=8), help_text="一行一户。户号单独写在最前面，也可以不写，例如：12　三组石桥边"
    )
    on = DayField(label="哪天设立", widget=DayInput())

    def courtyard(self) -> Courtyard:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Courtyard(data["name"], data["who"], data["on"], data["households"])


class HouseholdsForm(Form):
    """More households of a courtyard."""

    households = forms.CharField(label="加哪些户", max_length=LONGEST, widget=Area(rows=6), help_text="一行一户，户号可以不写")


class MonthForm(Form):
    """A month as pasted."""

    text = forms.CharField(
        label="贴上这个月的记分", max_length=LONGEST, widget=Area(rows=12),
        help_text="从Excel、微信复制过来就行。一行写哪一户、什么事；分数可以不写，按积分办法算。Excel里一栏一项的大表也可以",
    )  # fmt: skip
    period = forms.ChoiceField(label="哪个月的")

    def __init__(self, *args: Any, periods: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["period"].choices = periods  # type: ignore[attr-defined]


class PostForm(Form):
    """A month is posted."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    on = DayField(label="哪天公示", widget=DayInput())
    days = CountField(label="公示几天", min_value=1, max_value=60, widget=CountInput("天"))


class ObjectionForm(Form):
    """What a household says against a posting."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    household = forms.TypedChoiceField(label="哪一户", coerce=uuid.UUID)
    text = forms.CharField(label="说了什么", max_length=2000, widget=Area(rows=3))
    mark = forms.ChoiceField(label="对哪一条", required=False)
    on = DayField(label="哪天说的", widget=DayInput())

    def __init__(self, *args: Any, households: list[Household], marks: list[Mark], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["household"].choices = [("", "请选"), *((str(one.pk), str(one)) for one in households)]  # type: ignore[attr-defined]
        told = [(str(one.pk), f"{one.household.number}号　{one.item.what[:24]}　{one.points}分") for one in marks]
        self.fields["mark"].choices = [("", "漏记了，或者说的是全部"), *told]  # type: ignore[attr-defined]

    def told(self) -> Told:
        """The line."""
        return Told(self.cleaned_data["on"], self.cleaned_data["text"].strip())

    def chosen(self) -> tuple[Household, Mark | None]:
        """Whose, and against which entry."""
        data = self.cleaned_data
        return lines.household(data["household"]), lines.mark(data["mark"])


class AnswerForm(Form):
    """What came of an objection."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    changed = forms.ChoiceField(label="怎么定", choices=[("no", "查过了，不改"), ("yes", "改")], initial="no", widget=forms.RadioSelect)
    points = CountField(label="改为几分", required=False, max_value=9999, help_text="改的才填，加减号不写；不记分填0", widget=CountInput("分"))
    item = forms.ChoiceField(label="补哪一项", required=False)
    text = forms.CharField(label="怎么答复的", max_length=2000, widget=Area(rows=3))
    on = DayField(label="哪天答复的", widget=DayInput())

    def __init__(self, *args: Any, objection: Entry, items: list[Item], **named: Any) -> None:
        super().__init__(*args, **named)
        self.items = {str(one.pk): one for one in items}
        choices = [(str(one.pk), f"{one.what[:24]}（{one.points}分）") for one in items]
        self.fields["item"].choices = [("", "请选"), *choices]  # type: ignore[attr-defined]
        if objection.mark_id:
            del self.fields["item"]

    def clean(self) -> dict[str, Any]:
        """Whoever changes says to what."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("changed") == "yes" and data.get("points") is None and "points" not in self.errors:
            self.add_error("points", "要改，请填改为几分。")
        return data

    def answered(self) -> Answered:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        points = data["points"] if data["changed"] == "yes" else None
        return Answered(data["on"], data["text"].strip(), points, self.items.get(data.get("item", "")))


class GoodsForm(Form):
    """What points are redeemed for."""

    text = forms.CharField(
        label="兑什么", max_length=LONGEST, widget=Area(rows=6),
        help_text="一行一样：名称、几分换一件、每件几元、一共几件。例如：洗衣液　20　12.5　30",
    )


class RedeemForm(Form):
    """What households redeemed."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="哪一户兑了什么", max_length=LONGEST, widget=Area(rows=8), help_text="一行一户，例如：12号　洗衣液　2")
    on = DayField(label="哪天兑的", widget=DayInput())


def periods(today: date) -> list[tuple[str, str]]:
    """Months that may be entered: this one and the eleven before, the last one first."""
    found = [(today.year * 12 + today.month - 1) - back for back in range(12)]
    told = [(f"{one // 12}-{one % 12 + 1:02}", f"{one // 12}年{one % 12 + 1}月") for one in found]
    return [told[1], told[0], *told[2:]]
