"""Forms of what is to be consulted on: the catalogue, the key topics, the guide as a file."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cunju.activities.consultation import rules
from cunju.activities.consultation.actions import Entry, Key
from cunju.activities.consultation.models import GuideItem, Item, Topic
from cunju.kernel.days import quarter_zh
from cunju.kernel.excel import text_of
from cunju.kernel.refusals import Refusal
from cunju.tables import reading
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import DayInput

ROWS = 6
CATEGORIES = list(rules.CATEGORIES.items())
BY_WORD = {word: key for key, word in CATEGORIES} | {"村社区治理": "governance", "村(社区)治理": "governance"}
LARGEST = 5 * 1024 * 1024


class CatalogueForm(Form):
    """Up to six items: what it is about and its class; from the guide where one is loaded."""

    decided_on = DayField(label="确定日期", widget=DayInput())
    posted_on = DayField(label="公布日期", required=False, widget=DayInput())
    reason = forms.CharField(label="调整原因", max_length=200)
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(
        self, *args: Any, items: Sequence[Item], guide: Sequence[GuideItem], again: bool, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.guide = {one.number: one for one in guide}
        if not again:
            del self.fields["reason"]
        picks = [("", "不从指导目录选"), *((str(no), f"{no}．{one.title}") for no, one in self.guide.items())]
        for at in range(1, ROWS + 1):
            item = items[at - 1] if at <= len(items) else None
            self.fields[f"t{at}"] = forms.CharField(
                label="事项", max_length=120, required=False, initial=item.title if item else ""
            )
            self.fields[f"c{at}"] = forms.ChoiceField(
                label="类别",
                choices=CATEGORIES,
                required=False,
                initial=item.category if item else "governance",
            )
            if self.guide:
                self.fields[f"g{at}"] = forms.ChoiceField(
                    label="对应指导目录",
                    choices=picks,
                    required=False,
                    initial=str(item.guide) if item and item.guide else "",
                )

    def rows(self) -> list[tuple[int, list[Any]]]:
        """The fields of each row."""
        names = ("g", "t", "c") if self.guide else ("t", "c")
        return [(at, [self[f"{name}{at}"] for name in names]) for at in range(1, ROWS + 1)]

    def head(self) -> list[Any]:
        """Days and reason."""
        return [self[name] for name in ("decided_on", "posted_on", "reason") if name in self.fields]

    def entries(self) -> list[Entry]:
        """The rows that say something; an item picked from the guide brings its words and class."""
        data, found = self.cleaned_data, []
        for at in range(1, ROWS + 1):
            picked = data.get(f"g{at}") or ""
            source = self.guide.get(int(picked)) if picked else None
            title = (data.get(f"t{at}") or (source.title if source else "")).strip()
            if title:
                category = source.category if source else data.get(f"c{at}") or "other"
                found.append(Entry(title, category, source.number if source else None))
        return found


class TopicsForm(Form):
    """Key topics by quarter: an item of the catalogue or words of one's own, the quarter, the office in charge."""

    planned_on = DayField(label="谋划日期", widget=DayInput())
    reason = forms.CharField(label="调整原因", max_length=200)
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(
        self, *args: Any, items: Sequence[Item], topics: Sequence[Topic], again: bool, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.items = {one.number: one for one in items}
        if not again:
            del self.fields["reason"]
        picks = [("", "目录以外"), *((str(no), f"{no}．{one.title}") for no, one in self.items.items())]
        quarters = [(str(no), quarter_zh(no)) for no in (1, 2, 3, 4)]
        for at in range(1, ROWS + 1):
            topic = topics[at - 1] if at <= len(topics) else None
            self.fields[f"i{at}"] = forms.ChoiceField(
                label="对应目录",
                choices=picks,
                required=False,
                initial=str(topic.item_number) if topic and topic.item_number else "",
            )
            self.fields[f"t{at}"] = forms.CharField(
                label="事项", max_length=120, required=False, initial=topic.title if topic else ""
            )
            self.fields[f"q{at}"] = forms.ChoiceField(
                label="季度",
                choices=quarters,
                initial=str(topic.quarter if topic else min(at, 4)),
            )
            self.fields[f"o{at}"] = forms.CharField(
                label="责任人（职务）",
                max_length=40,
                required=False,
                initial=topic.owner if topic else "",
            )

    def rows(self) -> list[tuple[int, list[Any]]]:
        """The fields of each row."""
        return [(at, [self[f"{name}{at}"] for name in "itqo"]) for at in range(1, ROWS + 1)]

    def head(self) -> list[Any]:
        """Day and reason."""
        return [self[name] for name in ("planned_on", "reason") if name in self.fields]

    def keys(self) -> list[Key]:
        """The rows that say something; an item picked without words brings its own."""
        data, found = self.cleaned_data, []
        for at in range(1, ROWS + 1):
            picked = data.get(f"i{at}") or ""
            item = self.items.get(int(picked)) if picked else None
            title = (data.get(f"t{at}") or (item.title if item else "")).strip()
            if title:
                number = item.number if item else None
                found.append(Key(title, int(data[f"q{at}"]), number, data.get(f"o{at}") or ""))
        return found


class GuideForm(Form):
    """The guide as an Excel or CSV file with the columns 类别 and 事项."""

    file = forms.FileField(label="指导目录文件", help_text="Excel（xlsx）或CSV，两列：类别、事项")

    def clean_file(self) -> list[Entry]:
        """The entries of the file, or the row that cannot be read."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError("文件超过5MB。指导目录只要两列文字，请去掉图片再上传。")
        return entries_of(rows_of(upload.name or "", upload.read()))


def rows_of(name: str, content: bytes) -> list[list[str]]:
    """The rows of the first sheet shown of an Excel or CSV file as text."""
    try:
        found = reading.sheets(content, name)
    except Refusal as refused:
        raise forms.ValidationError(refused.message) from None
    sheet = next((one for one in found if not one.hidden), None)
    return [[text_of(one) for one in row] for row in sheet.rows] if sheet else []


def entries_of(rows: Sequence[Sequence[str]]) -> list[Entry]:
    """Entries below the row that names the columns; without such a row the first two columns are meant."""
    start, category_at, title_at = 0, 0, 1
    for at, row in enumerate(rows[:10]):
        if "类别" in row and "事项" in row:
            start, category_at, title_at = at + 1, row.index("类别"), row.index("事项")
            break
    found, last = [], ""
    for at, row in enumerate(rows[start:], start=start + 1):
        word = row[category_at] if category_at < len(row) else ""
        title = row[title_at] if title_at < len(row) else ""
        if not title:
            continue
        last = word or last  # merged cells leave the class empty below the first row
        plain = last.replace(" ", "")
        if plain not in BY_WORD:
            known = "、".join(rules.CATEGORIES.values())
            raise forms.ValidationError(f"第{at}行的类别“{last}”认不出来。应为{known}之一。")
        found.append(Entry(title[:120], BY_WORD[plain]))
    return found
