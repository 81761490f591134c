"""Forms of this room that the table of steps does not make: one matter, ten of one walk."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from cunju.activities.matters import rules
from cunju.activities.matters.actions import Matter, Told
from cunju.activities.matters.book import BOOK
from cunju.activities.matters.models import Entry
from cunju.kernel.brought import Line
from cunju.records.forms import LineForm
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import DayInput

# So many matters one form takes; more are another form.
ROWS = tuple(range(1, 11))
# So many lines of earlier walks are offered at once.
MOST = 20


class MatterForm(LineForm):
    """One matter: its words and its size; all else is folded."""

    place = forms.CharField(label="在哪里", max_length=60, required=False, help_text="例如：3组弯道。用来找是不是同一件")
    number = forms.CharField(label="141、12345等平台的编号", max_length=40, required=False, help_text="别的平台登记过的，只写编号，内容不用再填")
    who = forms.CharField(label="谁反映的", max_length=60, required=False, help_text="可以不写；只有本村（社区）看得到")
    secret = forms.BooleanField(label="不宜公开（病情、家事）", required=False, help_text="勾上后，名单、打印、导出、查找里都不出现文字")

    with_numbers = ("number",)
    SHOWN, FOLDED = ("text", "size"), ("place", "on", "channel", "number", "who", "secret", "major", "photos")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, book=BOOK, step=BOOK.steps["received"], **named)
        self.fields["photos"].label, self.fields["photos"].help_text = "附件", "照片、PDF、Word都可以；没有就不附"

    def shown(self) -> list[forms.BoundField]:
        """The two that are asked, and the reason of a correction."""
        return [self[one] for one in (*self.SHOWN, "reason") if one in self.fields]

    def folded(self) -> list[forms.BoundField]:
        """The rest."""
        return [self[one] for one in self.FOLDED]

    @property
    def open_fold(self) -> bool:
        """Whether something stands wrong or typed in the fold."""
        return any(one.errors for one in self.folded()) or bool(self["number"].value() or self["secret"].value())

    def matter(self) -> Matter:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Matter(self.told(), data["place"].strip(), data["number"].strip(), data["secret"])


def begun(entry: Entry) -> dict[str, Any]:
    """What the form of a correction begins with beyond the line's own."""
    return {"place": entry.place, "number": entry.number, "secret": entry.secret}


class WalkForm(Form):
    """Ten matters of one walk; what walks already brought back only needs a tick."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    on = DayField(label="哪一天", widget=DayInput())
    channel = forms.ChoiceField(label="怎么来的")

    def __init__(self, *args: Any, brought: Sequence[Line] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        self.brought = list(brought)
        self.fields["channel"].choices = BOOK.choices("received", "channel")  # type: ignore[attr-defined]
        sizes = BOOK.choices("received", "size")
        for one in self.brought:
            self.fields[f"take-{one.id}"] = forms.BooleanField(label=one.text, required=False)
            self.fields[f"size-{one.id}"] = _size(sizes, f"“{one.text[:12]}”")
        for row in ROWS:
            self.fields[f"text{row}"] = forms.CharField(label=f"第{row}件", required=False, max_length=500)
            self.fields[f"size{row}"] = _size(sizes, f"第{row}件")

    @property
    def lines(self) -> list[tuple[Line, forms.BoundField, forms.BoundField]]:
        """What walks brought back, each with its tick and its size."""
        return [(one, self[f"take-{one.id}"], self[f"size-{one.id}"]) for one in self.brought]

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The empty rows, each with its size."""
        return [(self[f"text{row}"], self[f"size{row}"]) for row in ROWS]

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was ticked and typed so far: how a line is called, its words."""
        names = [(f"“{one.text[:12]}”", one.text) for one in self.brought if self.data.get(f"take-{one.id}")]
        return names + [(f"第{row}件", text) for row in ROWS if (text := str(self.data.get(f"text{row}", "")).strip())]

    def twice(self, alike: Callable[[str], Sequence[str]]) -> str:
        """Which of the lines may be the same, among themselves or as what ``alike`` finds open, in words; empty where none are."""
        names = self.told
        found = [f"{names[b][0]}和{names[a][0]}" for a, b in rules.pairs([text for _, text in names])]
        found += [f"{name}和还在办的“{words[:20]}”" for name, text in names for words in alike(text)]
        return "；".join(found)

    def matters(self) -> list[Matter]:
        """What was ticked and typed, as the action takes it."""
        data = self.cleaned_data
        taken = [
            Matter(self._told(one.on, one.text, data[f"size-{one.id}"], "visit"), origin=one.id)
            for one in self.brought if data[f"take-{one.id}"]
        ]  # fmt: skip
        typed = [(data[f"text{row}"].strip(), data[f"size{row}"]) for row in ROWS]
        return taken + [Matter(self._told(data["on"], text, size, data["channel"])) for text, size in typed if text]

    def _told(self, on: Any, text: str, size: str, channel: str) -> Told:
        return Told(on, text, "", {"size": size, "channel": channel})


def _size(choices: Sequence[tuple[str, str]], whose: str) -> forms.ChoiceField:
    """The choice beside a line; who hears the page is told of which."""
    return forms.ChoiceField(label="大小", choices=choices, initial=rules.SMALL, widget=forms.Select({"aria-label": f"{whose}的大小"}))


def id_of(text: str) -> uuid.UUID | None:
    """An id as an address carries it."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
