"""Forms before a session: its topic, day and place; telling the participants; the list's filter."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cunju.activities.consultation import rules
from cunju.activities.consultation.actions import Plan
from cunju.activities.consultation.models import Item, Topic
from cunju.kernel.days import quarter_zh
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import DayInput


class StartInput(forms.TimeInput):
    """A native time input, hours and minutes."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def topic_choices(items: Sequence[Item], topics: Sequence[Topic]) -> list[tuple[str, Any]]:
    """Key topics of the year first, then the catalogue, then one of the people's own."""
    keys = [(f"t{one.pk}", f"{quarter_zh(one.quarter)}重点：{one.title}") for one in topics]
    listed = [(f"i{one.number}", f"{one.number}．{one.title}（{one.get_category_display()}）") for one in items]
    found: list[tuple[str, Any]] = [("年度重点事项", keys)] if keys else []
    found += [("协商目录", listed)] if listed else []
    return [*found, ("", "目录以外的议题")]


def chosen(
    picked: str, items: Sequence[Item], topics: Sequence[Topic]
) -> tuple[str, int | None, Topic | None]:
    """Title, item of the catalogue and key topic behind a choice."""
    for topic in topics:
        if picked == f"t{topic.pk}":
            return topic.title, topic.item_number, topic
    for item in items:
        if picked == f"i{item.number}":
            return item.title, item.number, None
    return "", None, None


class PlanForm(Form):
    """Topic, day, hour, place and source; hour, place, chair and recorder come from the last time."""

    pick = forms.ChoiceField(label="议题", required=False)
    title = forms.CharField(
        label="议题的写法", max_length=120, required=False, help_text="不填就用上面选的；目录以外的写在这里"
    )
    planned_on = DayField(label="协商日期", widget=DayInput())
    start = forms.TimeField(label="开始时间", required=False, widget=StartInput())
    place = forms.CharField(label="地点", max_length=80, required=False)
    matter = forms.ChoiceField(label="由哪件居民事项来", required=False)
    source = forms.ChoiceField(label="议题来源", choices=list(rules.SOURCES.items()))
    organiser = forms.ChoiceField(label="组织者", choices=list(rules.ORGANISERS.items()))
    chair = forms.CharField(label="主持人", max_length=40, required=False)
    recorder = forms.CharField(label="记录人", max_length=40, required=False)

    SHOWN = ("pick", "title", "planned_on", "start", "place", "source")
    FOLDED = ("organiser", "chair", "recorder")

    def __init__(
        self, *args: Any, items: Sequence[Item], topics: Sequence[Topic], matters: Sequence[tuple[str, str]] = (), **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.items, self.topics = items, topics
        self.fields["pick"].choices = topic_choices(items, topics)  # type: ignore[attr-defined]
        self.fields["matter"].choices = [("", "不是由居民事项来的"), *matters]  # type: ignore[attr-defined]
        if not matters:
            del self.fields["matter"]

    def shown(self) -> list[Any]:
        """The fields everybody sees; the matters only where there are any."""
        return [self[name] for name in (*self.SHOWN, "matter") if name in self.fields]

    def folded(self) -> list[Any]:
        """The fields that seldom change."""
        return [self[name] for name in self.FOLDED]

    def plan(self) -> Plan:
        """What was filled in."""
        data = self.cleaned_data
        title, number, topic = chosen(data["pick"], self.items, self.topics)
        names = ("planned_on", "start", "place", "source", "organiser", "chair", "recorder")
        return Plan(
            title=(data["title"] or title).strip(),
            item_number=number,
            topic=topic,
            matter=uuid.UUID(data["matter"]) if data.get("matter") else None,
            **{name: data[name] for name in names},
        )


class TellForm(Form):
    """Day and way participants were told."""

    told_on = DayField(label="通报日期", widget=DayInput())
    told_by = forms.ChoiceField(label="通报方式", choices=list(rules.CHANNELS.items()))


class FilterForm(Form):
    """Year of the list."""

    year = forms.ChoiceField(label="年份", required=False)

    def __init__(self, *args: Any, years: Sequence[int], today: date, **named: Any) -> None:
        super().__init__(*args, **named)
        known = sorted({*years, today.year}, reverse=True)
        self.fields["year"].choices = [(str(one), f"{one}年") for one in known]  # type: ignore[attr-defined]
