"""Forms before and around a meeting: plan, notice, voiding, posting, a community's choice, the register's filter."""

from typing import Any

from django import forms

from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import CHANNELS
from cunju.catalogue import Law
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, CountInput, DayInput, HourInput


def count(label: str, unit: str = "人", hint: str = "", required: bool = False) -> CountField:
    """A whole number with its unit."""
    return CountField(
        label=label, min_value=0, required=required, help_text=hint, widget=CountInput(unit)
    )


def lines(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [one.strip()[:120] for one in text.splitlines() if one.strip()]


class PlanForm(Form):
    """Body, day, hour, place, items; place, chair and recorder come from the last time."""

    body = forms.ChoiceField(label="会议")
    planned_on = DayField(label="开会日期", widget=DayInput())
    begins = forms.TimeField(label="时间", required=False, widget=HourInput())
    place = forms.CharField(label="地点", max_length=80, required=False)
    items = forms.CharField(label="议题", required=False, help_text="一行一项", widget=Area(rows=3))
    chair = forms.CharField(label="主持人", max_length=40, required=False)
    recorder = forms.CharField(label="记录人", max_length=40, required=False)

    def __init__(self, *args: Any, kind: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["body"].choices = list(rules.body_words(kind).items())  # type: ignore[attr-defined]

    @property
    def titles(self) -> list[str]:
        """The items, one a line."""
        return lines(self.cleaned_data["items"])


class NoticeForm(Form):
    """Day and channel of the notice."""

    notice_on = DayField(label="告知日期", widget=DayInput())
    channel = forms.ChoiceField(label="告知方式", choices=CHANNELS)


class RehearsalForm(Form):
    """Who has said they will come; asked by GET, nothing is kept."""

    coming = count("说了要来的人")
    homes = count("说了要来的户", "户")

    def __init__(self, *args: Any, homes: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if not homes:
            del self.fields["homes"]


class VoidForm(Form):
    """Why a record is void."""

    reason = forms.CharField(label="原因", max_length=200)


class PostForm(Form):
    """When and how long the decisions were shown."""

    posted_on = DayField(label="公布日期", widget=DayInput())
    days_shown = CountField(label="公布天数", min_value=1, widget=CountInput("天"))
    fact_id = forms.UUIDField(widget=forms.HiddenInput())


class TakeDownForm(Form):
    """When a resolution that holds no more was taken down, and the correction shown."""

    taken_down_on = DayField(label="撤下并公布更正的日期", widget=DayInput())


class ChoiceForm(Form):
    """In which form the residents' assembly is held, from when, and with how many group representatives."""

    form = forms.ChoiceField(label="居民会议由谁参加", widget=forms.RadioSelect)
    base = count("小组代表合计", hint="选“居民小组选代表”时填")
    from_on = DayField(label="从哪天起", widget=DayInput())

    def __init__(self, *args: Any, law: Law, **named: Any) -> None:
        super().__init__(*args, **named)
        offered = rules.forms(law)
        self.fields["form"].choices = [(one, rules.form_zh(one, law)) for one in offered]  # type: ignore[attr-defined]
        each = law.first("assembly.group_delegates")
        if rules.GROUP_REPRESENTATIVES not in offered:
            del self.fields["base"]
        elif each:
            self.fields["base"].help_text += f"，每组{each.said}"

    def clean(self) -> dict[str, Any]:
        """Group representatives need their number; the other bases come from the roll."""
        data = super().clean() or {}
        if data.get("form") == rules.GROUP_REPRESENTATIVES and not data.get("base"):
            self.add_error("base", "选了“居民小组选代表”，请填各组代表合计人数。")
        return data


class FilterForm(Form):
    """Year and body of the register."""

    year = forms.ChoiceField(label="年份", required=False)
    body = forms.ChoiceField(label="会议", required=False)

    def __init__(self, *args: Any, kind: str, years: list[int], **named: Any) -> None:
        super().__init__(*args, **named)
        all_years = [("", "全部年份"), *((str(one), f"{one}年") for one in years)]
        self.fields["year"].choices = all_years  # type: ignore[attr-defined]
        self.fields["body"].choices = [("", "全部会议"), *rules.body_words(kind).items()]  # type: ignore[attr-defined]
