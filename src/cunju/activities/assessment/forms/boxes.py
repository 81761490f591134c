"""Forms of this room: the scheme with its rubric as a file, the notice, decisions, objections and answers, the draw and what was found."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from django import forms

from cunju.activities.assessment.actions import Ruling, Scheme
from cunju.activities.assessment.forms import reading
from cunju.activities.assessment.forms.folding import Folds, folds
from cunju.activities.assessment.models import Check
from cunju.activities.assessment.rules import Piece, Raw
from cunju.kernel.days import short_day
from cunju.kernel.refusals import Refusal
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, CountInput, DayInput

LARGEST = 1024 * 1024
WHO = {"label": "谁决定的（姓名或职务）", "max_length": 60}
YES, NO = "yes", "no"


class SchemeForm(Form):
    """Which year, in which plan, which rubric."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    year = CountField(label="考核哪一年", min_value=2023, max_value=2099, widget=CountInput("年"))
    plan = forms.CharField(label="考核计划的名称和文号", max_length=200, widget=Area(rows=2), help_text="区里批准的年度督查检查考核计划")
    approved = forms.BooleanField(label="这项考核已经列入批准的计划", required=False, help_text="没有列入的只记下，不能开展")
    file = forms.FileField(
        label="考核内容（Excel或者yaml）", widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv,.yaml,.yml"}),
        help_text="每行一项，对应通知的措施或要求", error_messages={"required": "请选考核内容的文件。"},
    )
    on = DayField(label="哪一天定的", widget=DayInput())

    def clean_file(self) -> list[Raw]:
        """The rows of the rubric."""
        brought = self.cleaned_data["file"]
        if brought.size > LARGEST:
            raise forms.ValidationError("文件太大；考核内容用不了这么多，请照空表填写。")
        try:
            return reading.rows_of(brought.read(), brought.name)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.message) from None
        except yaml.YAMLError:
            raise forms.ValidationError("这个yaml文件读不出来，请照空表的写法改。") from None

    def told(self) -> Scheme:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Scheme(data["year"], data["on"], data["plan"].strip(), data["approved"], data["file"])


class NoticeForm(Form):
    """When the notice of assessment went out."""

    on = DayField(label="考核通知哪一天发的", widget=DayInput())


class RulingForm(Form):
    """Which of what was recorded after the notice, whether it counts, who decided and why."""

    keys = forms.MultipleChoiceField(
        label="哪几条", widget=Folds, error_messages={"required": "请勾选要决定的记录。"}
    )
    holds_as = forms.ChoiceField(label="计不计入", choices=[("counted", "计入"), ("left", "不计入")], widget=forms.RadioSelect)
    who = forms.CharField(**WHO)  # type: ignore[arg-type]
    reason = forms.CharField(label="理由", max_length=200)

    def __init__(self, *args: Any, pieces: Sequence[Piece], which: Mapping[str, str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["keys"].choices = folds(pieces, which)  # type: ignore[attr-defined]

    def told(self) -> Ruling:
        """What was ticked, as the action takes it."""
        data = self.cleaned_data
        return Ruling(data["keys"], data["holds_as"], data["who"], data["reason"])


class ObjectionForm(Form):
    """What is wrong, in words."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="哪里不对", max_length=2000, widget=Area(rows=4), help_text="以哪条记录为准，写日期和哪个村（社区）")


class AnswerForm(Form):
    """Whether it is right; if so, which windows count how from now on, by whose decision."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="答复", max_length=2000, widget=Area(rows=3))
    changed = forms.ChoiceField(label="改不改", choices=[(NO, "不改"), (YES, "改")], widget=forms.RadioSelect)
    keys = forms.MultipleChoiceField(label="改哪几条", required=False, widget=Folds, help_text="点开村（社区）再勾；不改就空着")
    holds_as = forms.ChoiceField(label="怎么算", choices=[("done", "按完成计"), ("out", "不计分")], required=False, widget=forms.RadioSelect)
    who = forms.CharField(required=False, **WHO)  # type: ignore[arg-type]

    def __init__(self, *args: Any, pieces: Sequence[Piece], which: Mapping[str, str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["keys"].choices = folds(pieces, which)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who changes something says what, how and who decided."""
        data = super().clean() or {}
        if data.get("changed") == YES:
            for name, said in (("keys", "改了，请勾选改哪几条。"), ("holds_as", "请选怎么算。"), ("who", "请写谁决定的。")):
                if not data.get(name):
                    self.add_error(name, said)
        return data

    def ruling(self) -> Ruling | None:
        """What changes, as the action takes it; None where nothing does."""
        data = self.cleaned_data
        return Ruling(data["keys"], data["holds_as"], data["who"], data["text"][:200]) if data["changed"] == YES else None


class DrawForm(Form):
    """The seed, where it was published, how many a town."""

    seed = forms.CharField(label="种子", max_length=200, help_text="事先公布、谁也左右不了的一串字，例如某一期开奖号码")
    published = forms.CharField(label="在哪里公布的", max_length=200, help_text="写日期和地方，别人能查到")
    each = CountField(label="每个镇街抽几条", min_value=1, widget=CountInput("条"))


class CheckForm(Form):
    """What was found of each window drawn; what nobody looked at yet stays open."""

    def __init__(self, *args: Any, checks: Sequence[Check], words: Mapping[str, str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.checks = list(checks)
        for one in self.checks:
            begin = "" if one.holds is None else YES if one.holds else NO
            self.fields[f"holds{one.number}"] = forms.ChoiceField(
                label=f"{one.number}．{words[one.key]}", required=False, widget=forms.RadioSelect, initial=begin,
                choices=[("", "还没有看"), (YES, "属实"), (NO, "不属实")],
            )  # fmt: skip
            label = f"第{one.number}条看到什么" + (f"（{short_day(one.on)}看过）" if one.on else "")
            self.fields[f"note{one.number}"] = forms.CharField(label=label, required=False, max_length=200, initial=one.note)

    def told(self) -> dict[str, tuple[bool, str]]:
        """What was said, by key."""
        data = self.cleaned_data
        said = [(one, data[f"holds{one.number}"]) for one in self.checks]
        return {one.key: (holds == YES, data[f"note{one.number}"]) for one, holds in said if holds}


class CloseForm(Form):
    """Closing, after everything was looked at."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
