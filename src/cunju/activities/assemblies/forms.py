"""Forms of this room: plan, notice, record, posting, voiding."""

import uuid
from typing import Any

from django import forms

from cunju.activities.assemblies import rules
from cunju.activities.assemblies.actions import Record
from cunju.activities.assemblies.models import CHANNELS
from cunju.ui.widgets import Area, CountInput, DayInput, Files

VILLAGE = {"assembly": "村民会议", "representatives": "村民代表会议"}
COMMUNITY = {"assembly": "居民会议", "representatives": "居民代表会议"}
BOTH = {"joint": "两委联席会议", "party": "党员大会", "group": "小组、院落会议"}
FORMS = [("", "—"), *rules.FORM_ZH.items()]


def body_words(kind: str) -> dict[str, str]:
    """The bodies of a village or a community in their own words."""
    return (VILLAGE if kind == "village" else COMMUNITY) | BOTH


def count(label: str, unit: str = "人", hint: str = "") -> forms.IntegerField:
    """An optional whole number with its unit."""
    return forms.IntegerField(
        label=label, min_value=0, required=False, help_text=hint, widget=CountInput(unit)
    )


def lines(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [one.strip()[:120] for one in text.splitlines() if one.strip()]


class PlanForm(forms.Form):
    """Body, day, place, items; five values at the most, place, chair and recorder come from the last time."""

    body = forms.ChoiceField(label="会议")
    planned_on = forms.DateField(label="开会日期", widget=DayInput())
    place = forms.CharField(label="地点", max_length=80, required=False)
    items = forms.CharField(label="议题", required=False, help_text="一行一项", widget=Area(rows=3))
    chair = forms.CharField(label="主持人", max_length=40, required=False)
    recorder = forms.CharField(label="记录人", max_length=40, required=False)

    def __init__(self, *args: Any, kind: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["body"].choices = list(body_words(kind).items())  # type: ignore[attr-defined]

    @property
    def titles(self) -> list[str]:
        """The items, one a line."""
        return lines(self.cleaned_data["items"])


class NoticeForm(forms.Form):
    """Day and channel of the notice."""

    notice_on = forms.DateField(label="告知日期", widget=DayInput())
    channel = forms.ChoiceField(label="告知方式", choices=CHANNELS)


class VoidForm(forms.Form):
    """Why a record is void."""

    reason = forms.CharField(label="原因", max_length=200)


class PostForm(forms.Form):
    """When and how long the decisions were shown."""

    posted_on = forms.DateField(label="公布日期", widget=DayInput())
    days_shown = forms.IntegerField(label="公布天数", min_value=1, widget=CountInput("天"))
    fact_id = forms.UUIDField(widget=forms.HiddenInput())


class RecordForm(forms.Form):
    """What happened: absent people are ticked outside the form's own fields, items follow their numbers."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    held_on = forms.DateField(label="开会日期", widget=DayInput())
    notice_on = forms.DateField(label="告知日期", required=False, widget=DayInput())
    place = forms.CharField(label="地点", max_length=80, required=False)
    chair = forms.CharField(label="主持人", max_length=40, required=False)
    recorder = forms.CharField(label="记录人", max_length=40, required=False)
    form = forms.ChoiceField(label="居民会议的组成", choices=FORMS, required=False)
    due = count("应到")
    present = count("实到")
    women_present = count("其中妇女")
    households = count("全部户数", "户", "按户派代表时填")
    households_present = count("到会户数", "户")
    away = count("外出联系不上、不能回来", hint="不计入应到，会上要说明")
    ill = count("精神疾病发病期")
    unable = count("不能表达意志")
    sessions = count("分片区场次", "场", "一次开完不填")
    all_passed = forms.BooleanField(label="各项议题全部通过", required=False)
    more_items = forms.CharField(label="补充议题", required=False, help_text="一行一项", widget=Area(rows=2))
    minutes = forms.CharField(
        label="会议记录", required=False, help_text="文字或签过字的照片，有一样就行", widget=Area(rows=4)
    )
    photos = forms.FileField(label="照片", required=False, widget=Files())

    def __init__(
        self, *args: Any, rolled: bool, body: str, kind: str, items: list[Any], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.items = items
        village_assembly = body == rules.ASSEMBLY and kind == "village"
        self._drop("due", "present", "women_present", when=rolled)
        self._drop("households", "households_present", "away", "ill", "unable", when=not village_assembly)
        self._drop("sessions", when=body != rules.ASSEMBLY)
        self._drop("form", when=body != rules.ASSEMBLY or kind == "village")
        for at, item in enumerate(items):
            self.fields[f"item{at}_matter"] = forms.ChoiceField(
                label="事项", choices=list(rules.MATTER_ZH.items()), initial=item.matter, required=False
            )
            for name, label in (("for", "赞成"), ("against", "反对"), ("abstain", "弃权")):
                self.fields[f"item{at}_{name}"] = count(label, "票")

    def _drop(self, *names: str, when: bool) -> None:
        for name in names if when else ():
            del self.fields[name]

    def group(self, *names: str) -> list[Any]:
        """Bound fields of those names that this meeting has."""
        return [self[name] for name in names if name in self.fields]

    def when_and_where(self) -> list[Any]:
        """The first block."""
        return self.group("held_on", "notice_on", "place", "form")

    def numbers(self) -> list[Any]:
        """The numbers typed where no roll of people exists."""
        return self.group("due", "present", "women_present", "households", "households_present", "sessions")

    def excluded(self) -> list[Any]:
        """Those not counted in the adults' base (CQ 7)."""
        return self.group("away", "ill", "unable")

    def item_rows(self) -> list[tuple[Any, Any, list[Any]]]:
        """Each item with its matter and its three counts."""
        return [
            (
                item,
                self[f"item{at}_matter"],
                self.group(f"item{at}_for", f"item{at}_against", f"item{at}_abstain"),
            )
            for at, item in enumerate(self.items)
        ]

    def record(self, absent: list[str]) -> Record:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        plain = ("held_on", "notice_on", "place", "chair", "recorder", "minutes")
        typed = ("due", "present", "women_present", "households", "households_present", "sessions")
        known: dict[str, Any] = {name: data.get(name) for name in (*plain, *typed)}
        known |= {name: data.get(name) or 0 for name in ("away", "ill", "unable")}
        return Record(
            **known,
            form=data.get("form") or "",
            absent=frozenset(filter(None, (_uuid(one) for one in absent))),
            votes=tuple(self._votes()),
        )

    def _votes(self) -> list[rules.Vote]:
        data, votes = self.cleaned_data, []
        for at, item in enumerate(self.items):
            counts = [data.get(f"item{at}_{name}") for name in ("for", "against", "abstain")]
            if data.get("all_passed"):
                counts = [None, None, None]
            votes.append(rules.Vote(item.title, data.get(f"item{at}_matter") or item.matter, *counts))
        return votes + [rules.Vote(one, rules.matter_of(one)) for one in lines(data.get("more_items") or "")]


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
