"""The form of a meeting as it happened; it asks only what this meeting needs."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from cunju.activities.assemblies import rules
from cunju.activities.assemblies.actions import Area as AreaHeld
from cunju.activities.assemblies.actions import Record
from cunju.activities.assemblies.forms.parts import (
    ALWAYS,
    KEPT,
    MOST_AREAS,
    ItemRow,
    unasked,
)
from cunju.activities.assemblies.forms.planning import count, lines
from cunju.activities.assemblies.models import Meeting
from cunju.catalogue import Law, choices
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form, Photos
from cunju.ui.widgets import Area, CountInput, DayInput, Files, HourInput

REPORTS = list(choices("assemblies.report_heard", "what").items())


class RecordForm(Form):
    """What happened: absent people are ticked outside the form's own fields, items follow with their numbers.

    ``other``: the meeting of that day it may be, once it was refused for it.
    """

    other: Meeting | None = None
    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput())
    held_on = DayField(label="开会日期", widget=DayInput())
    notice_on = DayField(label="告知日期", required=False, widget=DayInput())
    begins = forms.TimeField(label="时间", required=False, widget=HourInput())
    place = forms.CharField(label="地点", max_length=80, required=False)
    chair = forms.CharField(label="主持人", max_length=40, required=False)
    recorder = forms.CharField(label="记录人", max_length=40, required=False)
    due = count("应到")
    present = count("实到")
    women_present = count("其中妇女", hint="表决章程、村规民约（居民公约）时填")
    households = count("全部户数", "户", "按户派代表时填")
    households_present = count("到会户数", "户")
    away = count("外出联系不上、不能回村")
    ill = count("精神疾病发病期")
    unable = count("不能明确表达意志")
    all_passed = forms.BooleanField(label="没有填票数的议题都表决同意（票数没有记）", required=False)
    party_for = count("赞成", "票")
    party_against = count("反对", "票")
    more_items = forms.CharField(label="补充议题", required=False, help_text="一行一项", widget=Area(rows=2))
    mandate_sets_up = forms.BooleanField(label="决定设立村民代表会议", required=False)
    mandate_matters = forms.MultipleChoiceField(
        label="授权村民代表会议决定的事项",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    mandate_until = DayField(label="授权期限到", required=False, widget=DayInput())
    reports = forms.MultipleChoiceField(
        label="这次会上听取了", required=False, choices=REPORTS, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    minutes = forms.CharField(
        label="会议记录", required=False, help_text="文字或签过字的照片，有一样就行", widget=Area(rows=4)
    )
    photos = Photos(label="照片", required=False, help_text="可以一次选多张，存成一份PDF", widget=Files())
    reason = forms.CharField(label="更正原因", max_length=200)
    again = forms.BooleanField(label="不是同一次，另外开的", required=False)

    def __init__(
        self,
        *args: Any,
        body: str,
        law: Law,
        rolled: bool = False,
        items: Sequence[ItemRow] = (),
        correcting: bool = False,
        by_area: int = 0,
        women: bool = False,
        again: bool = False,
        **named: Any,
    ) -> None:
        super().__init__(*args, **named)
        self.body, self.law, self.items = body, law, list(items)
        keep = {*ALWAYS, *KEPT[body]} - unasked(law)
        keep -= {"due", "present", "women_present"} if rolled else set()
        keep -= set() if women else {"women_present"}
        keep -= set() if again else {"again"}
        keep -= set() if correcting else {"reason", "seen"}
        for name in set(self.fields) - keep:
            del self.fields[name]
        if "mandate_matters" in self.fields:
            self.fields["mandate_matters"].choices = rules.delegable(law)  # type: ignore[attr-defined]
        if not self.items and "more_items" in self.fields:
            self.fields["more_items"].label = "议题"
        if body != rules.PARTY:
            self._add_items()
        if body == rules.ASSEMBLY:
            self._add_areas(by_area)

    def _add_items(self) -> None:
        choices = rules.choices(self.law)
        self.fields["item_rows"] = CountField(
            min_value=0, max_value=99, required=False, widget=forms.HiddenInput(), initial=len(self.items)
        )
        for at, item in enumerate(self.items):
            self.fields[f"item{at}_title"] = forms.CharField(
                label="议题", max_length=120, required=False, initial=item.title, help_text="清空即去掉这一项"
            )
            known = choices if item.matter in dict(choices) else [*choices, (item.matter, item.matter)]
            self.fields[f"item{at}_matter"] = forms.ChoiceField(
                label="事项", choices=known, required=False, initial=item.matter
            )
            given = {"for": item.votes_for, "against": item.against, "abstain": item.abstain}
            for name, label in (("for", "赞成"), ("against", "反对"), ("abstain", "弃权")):
                self.fields[f"item{at}_{name}"] = count(label, "票")
                self.fields[f"item{at}_{name}"].initial = given[name]

    def _add_areas(self, rows: int) -> None:
        self.fields["area_rows"] = CountField(
            min_value=0, max_value=MOST_AREAS, required=False, widget=forms.HiddenInput(), initial=rows
        )
        for at in range(rows):
            label = f"第{at + 1}场"
            self.fields[f"s{at}_place"] = forms.CharField(
                label=f"{label}片区、地点", max_length=80, required=False
            )
            self.fields[f"s{at}_on"] = DayField(
                label=f"{label}日期", required=False, widget=DayInput()
            )
            self.fields[f"s{at}_due"] = CountField(
                label=f"{label}应到", min_value=0, required=False, widget=CountInput("人")
            )
            self.fields[f"s{at}_present"] = CountField(
                label=f"{label}实到", min_value=0, required=False, widget=CountInput("人")
            )

    def clean(self) -> dict[str, Any]:
        """A sitting by area is whole or not there; a PDF comes alone."""
        data = super().clean() or {}
        for at in range(self.rows):
            part = [data.get(f"s{at}_{name}") for name in ("place", "due", "present")]
            if any(one not in (None, "") for one in part) and any(one in (None, "") for one in part):
                self.add_error(
                    f"s{at}_place", f"第{at + 1}场要把地点、应到、实到都填上；没有这一场就全部清空。"
                )
        if "all_passed" in self.fields and not data.get("all_passed"):
            self._ask_votes(data)
        return data

    def _ask_votes(self, data: Mapping[str, Any]) -> None:
        way = "或者勾选“没有填票数的议题都表决同意”。"
        for at, _ in enumerate(self.items):
            title = data.get(f"item{at}_title", self.items[at].title)
            if title and data.get(f"item{at}_for") is None and f"item{at}_for" not in self.errors:
                self.add_error(f"item{at}_for", f"请填“{title}”的赞成票数，{way}")
        if lines(data.get("more_items") or ""):
            self.add_error("more_items", f"请先按“列入议题”，再填它的票数，{way}")

    @property
    def rows(self) -> int:
        """How many rows of sittings the form has."""
        return sum(name[1:].removesuffix("_place").isdigit() for name in self.fields if name[:1] == "s")

    def group(self, *names: str) -> list[Any]:
        """Bound fields of those names that this meeting has."""
        return [self[name] for name in names if name in self.fields]

    def when_and_where(self) -> list[Any]:
        """The first block beside the day."""
        return self.group("begins", "notice_on", "place")

    def numbers(self) -> list[Any]:
        """The numbers typed where no roll of people exists."""
        return self.group("due", "present", "women_present", "households", "households_present")

    def excluded(self) -> list[Any]:
        """Those not counted in the adults' base."""
        return self.group("away", "ill", "unable")

    def areas(self) -> list[list[Any]]:
        """The rows of sittings by area."""
        return [
            self.group(f"s{at}_place", f"s{at}_on", f"s{at}_due", f"s{at}_present") for at in range(self.rows)
        ]

    def party(self) -> list[Any]:
        """The two numbers of a Party meeting."""
        return self.group("party_for", "party_against")

    def vote_rows(self) -> list[tuple[ItemRow, list[Any], list[Any], bool]]:
        """Each item with its title and matter, its three counts, and whether its fold stands open."""
        return [
            (
                item,
                self.group(f"item{at}_title", f"item{at}_matter"),
                self.group(f"item{at}_for", f"item{at}_against", f"item{at}_abstain"),
                item.votes_for is not None
                or any(f"item{at}_{name}" in self.errors for name in ("for", "title")),
            )
            for at, item in enumerate(self.items)
            if f"item{at}_matter" in self.fields
        ]

    def record(self, absent: list[str], *, has_papers: bool = False, counted: bool = False) -> Record:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        days = ("held_on", "begins", "notice_on", "due", "present", "women_present", "households", "households_present")
        known: dict[str, Any] = {name: data.get(name) for name in days}
        known |= {name: data.get(name) or "" for name in ("place", "chair", "recorder", "minutes", "reason")}
        known |= {name: data.get(name) or 0 for name in ("away", "ill", "unable")}
        return Record(
            **known,
            absent=frozenset(filter(None, (as_id(one) for one in absent))),
            areas=tuple(_areas(data, self.rows)),
            votes=tuple(self._votes()),
            mandate=_mandate(data),
            reports=tuple(data.get("reports") or ()),
            has_papers=has_papers,
            counted=counted,
            again=bool(data.get("again")),
            seen=data.get("seen"),
        )

    def _votes(self) -> list[rules.Vote]:
        data, votes = self.cleaned_data, []
        if self.body == rules.PARTY:
            given = (data.get("party_for"), data.get("party_against"))
            return [rules.Vote(rules.PARTY_ITEM, rules.OTHER, *given)] if given != (None, None) else []
        for at, item in enumerate(self.items):
            counts = [data.get(f"item{at}_{name}") for name in ("for", "against", "abstain")]
            title = data.get(f"item{at}_title", item.title)
            if title:
                votes.append(rules.Vote(title, data.get(f"item{at}_matter") or item.matter, *counts))
        return votes + [rules.Vote(one, rules.matter_of(one)) for one in lines(data.get("more_items") or "")]


def _areas(data: Mapping[str, Any], rows: int) -> list[AreaHeld]:
    found = []
    for at in range(rows):
        place, due, present = (data.get(f"s{at}_{name}") for name in ("place", "due", "present"))
        if place and due is not None and present is not None and data.get("held_on"):
            found.append(AreaHeld(place, data.get(f"s{at}_on") or data["held_on"], due, present))
    return found


def _mandate(data: Mapping[str, Any]) -> rules.Mandate | None:
    sets_up, matters = bool(data.get("mandate_sets_up")), tuple(data.get("mandate_matters") or ())
    if not (sets_up or matters) or not data.get("held_on"):
        return None
    return rules.Mandate(data["held_on"], sets_up, matters, data.get("mandate_until"))


def as_id(text: str) -> uuid.UUID | None:
    """An id as it came from a check box, or None."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
