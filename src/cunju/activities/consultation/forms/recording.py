"""The form of a session as it happened: at most eight things shown, the rest folds away."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from cunju.activities.consultation import rules
from cunju.activities.consultation.actions import Record
from cunju.activities.consultation.forms.planning import StartInput, chosen, topic_choices
from cunju.activities.consultation.models import Item, Topic
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form, Photos
from cunju.ui.widgets import Area, CountInput, DayInput, Files


def count(label: str, hint: str = "") -> CountField:
    """A number of people."""
    return CountField(
        label=label, min_value=0, max_value=5000, required=False, help_text=hint, widget=CountInput("人")
    )


class RecordForm(Form):
    """What happened; people of the rolls are ticked, a tick at 利益相关 means the person was there."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput())
    held_on = DayField(label="协商日期", widget=DayInput())
    pick = forms.ChoiceField(label="议题", required=False)
    title = forms.CharField(label="议题的写法", max_length=120, required=False, help_text="不填就用上面选的")
    people = forms.MultipleChoiceField(label="参加", required=False)
    touched = forms.MultipleChoiceField(label="利益相关", required=False)
    others = count("其他参加人", "名册以外的居民、物业、驻区单位等")
    others_touched = count("其中利益相关")
    opinions = forms.CharField(
        label="主要意见", required=False, help_text="一行一条：谁：意见。群里的话可以整段粘贴", widget=Area(rows=5)
    )
    all_adopted = forms.BooleanField(label="提出的要求全部采纳", required=False)
    consensus = forms.CharField(label="协商意见（共识）", required=False, widget=Area(rows=3))
    outcome = forms.ChoiceField(label="结果", choices=list(rules.OUTCOMES.items()), widget=forms.RadioSelect)
    photos = Photos(label="记录本照片", required=False, help_text="可以代替逐条录入意见", widget=Files())
    dissent = forms.CharField(label="分歧", required=False, widget=Area(rows=2))
    to_carry_out = forms.BooleanField(label="有事项要落实", required=False)
    owner = forms.CharField(label="责任人（职务）", max_length=40, required=False)
    due_on = DayField(label="完成时限", required=False, widget=DayInput())
    town_help = forms.BooleanField(label="请镇（街道）协调", required=False)
    start = forms.TimeField(label="开始时间", required=False, widget=StartInput())
    place = forms.CharField(label="地点", max_length=80, required=False)
    told_on = DayField(label="事前通报日期", required=False, widget=DayInput())
    told_by = forms.ChoiceField(
        label="通报方式", required=False, choices=[("", "没有记"), *rules.CHANNELS.items()]
    )
    source = forms.ChoiceField(label="议题来源", choices=list(rules.SOURCES.items()))
    organiser = forms.ChoiceField(label="组织者", choices=list(rules.ORGANISERS.items()))
    chair = forms.CharField(label="主持人", max_length=40, required=False)
    recorder = forms.CharField(label="记录人", max_length=40, required=False)
    observers = forms.CharField(label="列席", max_length=120, required=False)
    others_women = count("其他参加人中的妇女")
    others_groups = forms.CharField(
        label="其他参加人来自哪些小组", max_length=60, required=False, help_text="写组号，例如3、5"
    )
    reason = forms.CharField(label="更正原因", max_length=200)

    BLOCKS = {
        "others": ("others", "others_touched"),
        "result": ("consensus", "outcome"),
        "doing": ("to_carry_out", "owner", "due_on", "town_help", "dissent", "photos"),
        "topic": ("pick", "title"),
        "when": ("start", "place", "told_on", "told_by", "source", "organiser", "chair", "recorder", "observers"),
        "heard": ("others_women", "others_groups"),
    }

    def __init__(
        self,
        *args: Any,
        listed: Sequence[Any] = (),
        items: Sequence[Item] = (),
        topics: Sequence[Topic] = (),
        correcting: bool = False,
        **named: Any,
    ) -> None:
        super().__init__(*args, **named)
        self.items, self.topics = items, topics
        people = [(str(one.person.id), one.person.name) for one in listed]
        for name in ("people", "touched"):
            self.fields[name].choices = people  # type: ignore[attr-defined]
        self.fields["pick"].choices = topic_choices(items, topics)  # type: ignore[attr-defined]
        self.heard = rules.Heard()
        if not correcting:
            del self.fields["reason"], self.fields["seen"]

    def clean_opinions(self) -> str:
        """The opinions as typed; they are read once, here."""
        text: str = self.cleaned_data["opinions"]
        self.heard = rules.heard(text)
        return text

    def block(self, name: str) -> list[Any]:
        """Bound fields of one block of the page."""
        return [self[one] for one in self.BLOCKS[name]]

    def blocks(self) -> dict[str, list[Any]]:
        """All blocks by their name, for the template."""
        return {name: self.block(name) for name in self.BLOCKS}

    def topic(self) -> Topic | None:
        """The key topic picked."""
        return chosen(self.cleaned_data.get("pick") or "", self.items, self.topics)[2]

    def record(self, *, has_papers: bool = False) -> Record:
        """What was filled in; what is wrong or missing stands as nothing."""
        data = self.cleaned_data
        title, number, _ = chosen(data.get("pick") or "", self.items, self.topics)
        texts = ("place", "chair", "recorder", "observers", "told_by", "consensus", "dissent", "owner", "others_groups")
        return Record(
            held_on=data["held_on"],
            title=(data.get("title") or title).strip(),
            item_number=number,
            people=frozenset(uuid.UUID(one) for one in data.get("people") or ()),
            touched=frozenset(uuid.UUID(one) for one in data.get("touched") or ()),
            others=data.get("others") or 0,
            others_touched=data.get("others_touched") or 0,
            others_women=data.get("others_women"),
            start=data.get("start"),
            told_on=data.get("told_on"),
            due_on=data.get("due_on"),
            opinions=self.heard.opinions,
            outcome=data.get("outcome") or "",
            organiser=data.get("organiser") or "committee",
            source=data.get("source") or "visit",
            all_adopted=bool(data.get("all_adopted")),
            to_carry_out=bool(data.get("to_carry_out") or data.get("owner") or data.get("due_on")),
            town_help=bool(data.get("town_help")),
            has_papers=has_papers,
            reason=data.get("reason") or "",
            seen=data.get("seen"),
            **{name: data.get(name) or "" for name in texts},
        )
