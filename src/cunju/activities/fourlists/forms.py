"""Forms of this room that the table of steps does not make: a certificate, a list, a task from above, the district's word."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cunju.activities.fourlists import rules
from cunju.activities.fourlists.actions import Asked, Asking
from cunju.activities.fourlists.actions.listing import Text
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import KINDS, Entry, Task
from cunju.activities.fourlists.queries import Definition
from cunju.kernel.words import short_name
from cunju.org.models import Unit
from cunju.ui.fields import CountField, DayField, PhoneField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, CountInput, DayInput

AUTO, NONE = "auto", rules.UNLISTED
RESULTS = [
    (AUTO, "照清单办"), ("unproved", "情况无法核实，不出具"), ("referred", "转相关部门"), ("issued", "已经盖章出具了，照实记"),
]  # fmt: skip


class CertificateForm(Form):
    """What somebody wants certified; the lists of the day say what follows, a person chooses where the words may be several items."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(
        label="要证明什么", max_length=100, widget=forms.TextInput({"list": "items", "autocomplete": "off"}),
        error_messages={"required": "请写要证明什么，几个字就行。"},
    )  # fmt: skip
    who = forms.CharField(label="谁来办的", max_length=60, required=False, help_text="只有本村（社区）看得到，可以不写")
    pick = forms.ChoiceField(label="是清单里的哪一项", required=False, widget=forms.RadioSelect)
    result = forms.ChoiceField(label="怎么办", choices=RESULTS, initial=AUTO, widget=forms.RadioSelect)
    on = DayField(label="日期", widget=DayInput())
    office = forms.CharField(label="请他到哪里办", max_length=60, required=False, help_text="不予出具、转部门时写在告知单上；清单里写了的不用填")
    phone = PhoneField(label="那里的电话", max_length=40, required=False)

    SHOWN, FOLDED = ("text", "who"), ("result", "on", "office", "phone")

    def __init__(self, *args: Any, items: Any, correcting: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        if correcting:
            self.fields["reason"] = forms.CharField(label="更正原因", max_length=200)
            self.fields["seen"] = forms.UUIDField(required=False, widget=forms.HiddenInput())
        words, day = self["text"].value() or "", self._day()
        self.items = items(day) if day else []
        self.found = rules.candidates(words, self.items)
        choices = [(one.key, f"{one.title}（{'可以出具' if one.use == rules.ISSUE else '不应出具'}）") for one in self.found]
        self.fields["pick"].choices = [*choices, (NONE, "清单里没有")]  # type: ignore[attr-defined]
        if correcting and not self.is_bound and "item" in self.initial:
            code = self.initial["item"]
            self.initial["pick"] = next((one.key for one in self.found if (one.code, one.title) == code), NONE)
        self.chosen = rules.decide(self.found, self._pick(self["pick"].value() or "")) if words else None
        if correcting and not self.asks_which:
            self.fields["pick"].widget = forms.HiddenInput()

    def _pick(self, typed: str) -> str:
        """What a person chose; where one item bears the very words there was nothing to choose."""
        return "" if sum(one.exact for one in self.found) == 1 else typed

    def looked(self) -> None:
        """Only look what the lists say: nothing is missing yet but a day that is none."""
        for name in [one for one in self.errors if one != "on"]:
            del self.errors[name]

    def _day(self) -> date | None:
        try:
            found: date | None = self.fields["on"].clean(self["on"].value())
        except forms.ValidationError:
            return None
        return found

    @property
    def shown(self) -> list[forms.BoundField]:
        """What is asked at once; which item, only where words leave it open."""
        return [self[one] for one in self.SHOWN]

    @property
    def asks_which(self) -> bool:
        """Whether a person must say which item it is."""
        exact = [one for one in self.found if one.exact]
        return bool(self["text"].value()) and len(exact) != 1

    @property
    def folded(self) -> list[forms.BoundField]:
        """What is rarely said."""
        return [self[one] for one in self.FOLDED]

    @property
    def open_fold(self) -> bool:
        """Whether something stands wrong or typed in the fold."""
        return any(one.errors for one in self.folded) or self["result"].value() not in (None, AUTO)

    def clean(self) -> dict[str, Any]:
        """What became of it: as the lists say, or as a person says it was."""
        data: dict[str, Any] = super().clean() or {}
        if "text" not in data or "on" not in data:
            return data
        said = rules.decide(self.found, self._pick(data.get("pick", "")))
        result = data.get("result") or AUTO
        if said is None and result in (AUTO, "issued"):
            self.add_error("pick", "还没有记下。请选是哪一项；清单里都没有的，选“清单里没有”。")
            return data
        data["verdict"] = verdict = self._verdict(result, said, data)
        if verdict.result == "referred" and not verdict.office and not self.errors:
            self.add_error("office", "转相关部门的，请写请他到哪里办；告知单上要用。")
        return data

    def _verdict(self, result: str, said: rules.Verdict | None, data: dict[str, Any]) -> rules.Verdict:
        code, title = (said.item, said.title) if said else (rules.UNLISTED, "")
        listed = said if said and said.office else None
        where = (data.get("office") or (listed.office if listed else ""), data.get("phone") or (listed.phone if listed else ""))
        if result == "unproved":
            return rules.Verdict("refused", code, title, "unproved", *where)
        if result == "referred":
            return rules.Verdict("referred", code, title, "", *where)
        if result == "issued" or said is None or said.result == "issued":
            return rules.Verdict("issued", code, title)
        return rules.Verdict(said.result, said.item, said.title, said.reason, *where)

    def asked(self) -> Asked:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Asked(data["on"], data["text"].strip(), data["verdict"], data["who"].strip())


def stands(entry: Entry) -> dict[str, Any]:
    """What the correction of a certificate begins with beyond its words and day: how it stands."""
    said = entry.said
    asked = {"referred": "referred", "issued": "issued" if entry.beyond else AUTO}.get(said["result"], AUTO)
    asked = "unproved" if said.get("reason") == "unproved" else asked
    own = {"who": entry.applicant, "office": entry.office, "phone": entry.phone}
    return {**own, "result": asked, "item": (said["item"], entry.title)}


class ListForm(Form):
    """A list from a file: which one, for whom, called how, from which day."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    list = forms.ChoiceField(label="哪一张清单")
    unit_kind = forms.ChoiceField(label="给谁用", choices=KINDS, widget=forms.RadioSelect)
    number = forms.CharField(label="版本", max_length=20, help_text="例如：2023年版")
    from_on = DayField(label="从哪一天起用", widget=DayInput())
    file = forms.FileField(
        label="清单文件（Excel或csv）", widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
        help_text="表头要有“事项”；编号、依据、到哪里办、电话、备注可以有",
    )  # fmt: skip

    def __init__(self, *args: Any, known: Definition, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["list"].choices = [(one.list, one.title) for one in known.lists]  # type: ignore[attr-defined]

    def told(self) -> Text:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Text(data["list"], data["unit_kind"], data["number"].strip(), data["from_on"])


class DefinitionForm(Form):
    """By which definition the district works."""

    definition = forms.ChoiceField(label="用哪一套清单", widget=forms.RadioSelect)

    def __init__(self, *args: Any, known: Sequence[Definition], **named: Any) -> None:
        super().__init__(*args, **named)
        told = [(one.key, f"{one.title}：{'、'.join(each.title for each in one.lists)}") for one in known]
        self.fields["definition"].choices = told  # type: ignore[attr-defined]


class PostForm(Form):
    """The day a list was hung."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    on = DayField(label="哪一天公示的", widget=DayInput())


class TaskForm(Form):
    """A task from above, once for all units: what, who asks, on which ground, how often, how much, until when."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    title = forms.CharField(label="要村（社区）做什么", max_length=100)
    department = forms.CharField(label="哪个部门提出的", max_length=60)
    basis_text = forms.CharField(
        label="依据（法律条文、文件文号）", max_length=200, required=False, help_text="没有就空着；没有依据的，区里不写理由就不能准入"
    )
    fields_asked = CountField(label="每次填几个数（字段）", max_value=999, widget=CountInput("个"))
    ends_on = DayField(label="做到哪一天为止", widget=DayInput())
    period = forms.ChoiceField(label="多久一次", choices=[(key, word) for key, (word, _) in rules.PERIODS.items()])
    basis = forms.ChoiceField(
        label="依据是", choices=[(key, word) for key, word in BOOK.choices("task", "basis") if key != "none"], initial="document",
        widget=forms.RadioSelect,
    )  # fmt: skip
    minutes = CountField(
        label="每村每次用几分钟", max_value=9999, required=False, widget=CountInput("分钟"), help_text="不填就按字段数估算"
    )
    funded = forms.BooleanField(label="提出的部门出经费", required=False)
    units = forms.MultipleChoiceField(label="涉及哪些村（社区）", widget=forms.CheckboxSelectMultiple)

    SHOWN = ("title", "department", "basis_text", "fields_asked", "ends_on", "period")
    FOLDED = ("basis", "minutes", "funded", "units")

    def __init__(self, *args: Any, places: Sequence[Unit], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["units"].choices = [(one.code, short_name(one.name)) for one in places]  # type: ignore[attr-defined]

    @property
    def shown(self) -> list[forms.BoundField]:
        """What is asked at once."""
        return [self[one] for one in self.SHOWN]

    @property
    def folded(self) -> list[forms.BoundField]:
        """What mostly stands."""
        return [self[one] for one in self.FOLDED]

    def told(self) -> Asking:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Asking(
            data["title"].strip(), data["department"].strip(), data["basis"], data["basis_text"].strip(), data["period"],
            data["fields_asked"], data["ends_on"], tuple(data["units"]), data["minutes"] or 0, data["funded"],
        )  # fmt: skip


class DecideForm(Form):
    """The district's word on a task."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    result = forms.ChoiceField(label="区里的意见", widget=forms.RadioSelect)
    text = forms.CharField(label="理由", max_length=500, required=False, widget=Area(rows=3))
    on = DayField(label="日期", widget=DayInput())

    def __init__(self, *args: Any, task: Task, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["result"].choices = BOOK.choices("task", "result")  # type: ignore[attr-defined]
        need = "不予准入的要写" if task.basis != "none" else "这件事没有依据：同意、不同意都要写"
        self.fields["text"].help_text = need


def begin(today: date, key: uuid.UUID, **more: Any) -> dict[str, Any]:
    """What every form of this room begins with."""
    return {"fact_id": key, "on": today, **more}
