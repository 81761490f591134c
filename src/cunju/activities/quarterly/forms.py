"""The form of annex 2 on the page, and the district's reason for returning one."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html

from cunju import catalogue
from cunju.activities.quarterly import queries, rules
from cunju.activities.quarterly.actions import TYPED, Words
from cunju.ledger import identity
from cunju.ui.fields import PhoneField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area

LOOKS = {rules.NORMAL: "ok", rules.BEHIND: "late", rules.DONE: "done"}
LONGEST = {"progress": 3000, "problems": 3000, "override_reason": 300, "contact": 60, "phone": 40}


def digest(text: str) -> str:
    """A short sum of a text, however its lines end: the same sum means nobody changed it."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16]


def _messages(name: str, label: str) -> dict[str, str]:
    return {
        "max_length": f"{label}太长：最多{LONGEST[name]}字，请删短。",
        "required": f"{label}不能为空，请写好再报送。",
    }


def _text(name: str, label: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST[name], error_messages=_messages(name, label), required=False, **more
    )


class QuarterlyForm(Form):
    """Annex 2; all but what the officer wants to change is already there. Own lines where nobody judged, or nothing can be told."""

    use_required_attribute = False
    progress = _text("progress", "进展情况", widget=Area(rows=9))
    problems = _text("problems", "存在问题及下步打算", widget=Area(rows=6))
    status = forms.ChoiceField(
        label="进展状态",
        widget=forms.RadioSelect,
        required=False,
        error_messages={
            "required": "请选择进展状态：正常推进、推进滞后、已完成中的一项。",
            "invalid_choice": "进展状态只能选正常推进、推进滞后、已完成中的一项。",
        },
    )
    override_reason = _text(
        "override_reason",
        "与建议不同的理由",
        help_text="选的与建议不同才写，随表报区民政局",
        widget=Area(rows=2),
    )
    contact = _text("contact", "联系人")
    phone = PhoneField(label="联系电话", max_length=LONGEST["phone"], required=False, error_messages=_messages("phone", "联系电话"))
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    fact_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, drafted: queries.Draft) -> None:
        super().__init__(data, initial=self._start(drafted))
        choices = [
            (one, format_html('<span class="st {}">{}</span>', LOOKS.get(one, "ok"), one))
            for one in catalogue.notice().status_words
        ]
        self.fields["status"].choices = choices  # type: ignore[attr-defined]
        for name in ("progress", "status"):
            self.fields[name].required = data is None or "submit" in data
        self.offered = drafted.offered
        self.silent = drafted.silent
        self.kept_own = {int(task): text for task, text in drafted.form.own_lines.items()}
        self._own(drafted)

    @staticmethod
    def _start(drafted: queries.Draft) -> dict[str, Any]:
        form = drafted.form
        return {
            "progress": drafted.progress,
            "problems": drafted.problems,
            "status": form.status,
            "override_reason": form.override_reason,
            "contact": drafted.contact,
            "phone": drafted.phone,
            "shown": f"{digest(drafted.drafted)}.{digest(drafted.problems_drafted)}",
            "fact_id": identity.new_id(),
        }

    def _own(self, drafted: queries.Draft) -> None:
        titles = {one.no: one.title for one in catalogue.notice().tasks}
        for task in self.silent:
            self.fields[f"own_{task}"] = forms.CharField(
                label=titles[task],
                help_text=self.silent[task],
                max_length=100,
                required=False,
                initial=self.kept_own.get(task, ""),
                error_messages={"max_length": "这一句太长：最多100字，请删短。"},
            )
            if last := self.offered.get(task):
                self.fields[f"again_{task}"] = forms.BooleanField(label=f"沿用上期：{last}", required=False)

    @property
    def own_rows(self) -> list[Sequence[forms.BoundField]]:
        """For each such task the officer's line, and last time's to take again."""
        names = [(f"again_{task}", f"own_{task}") for task in self.silent]
        return [[self[name] for name in pair if name in self.fields] for pair in names]

    def shown_own(self) -> dict[int, str]:
        """The own lines that are in the draft already."""
        return {task: self.kept_own[task] for task in self.silent if self.kept_own.get(task)}

    def own_lines(self) -> dict[int, str]:
        """The officer's own lines as typed, or taken again from last time."""
        lines = {}
        for task in self.silent:
            typed = self.cleaned_data.get(f"own_{task}", "").strip()
            again = self.offered.get(task, "") if self.cleaned_data.get(f"again_{task}") else ""
            if typed or again:
                lines[task] = typed or again
        return lines

    def words(self) -> Words:
        """What was typed, for the actions."""
        typed = {name: self.cleaned_data.get(name, "") for name in TYPED}
        progress, _, problems = self.cleaned_data.get("shown", "").partition(".")
        return Words(
            **typed,
            own=self.own_lines(),
            drafted=progress == digest(typed["progress"]),
            problems_drafted=problems == digest(typed["problems"]),
        )


class ReturnForm(Form):
    """Why the district returns a form."""

    use_required_attribute = False
    reason = forms.CharField(
        label="退回理由",
        max_length=300,
        widget=Area(rows=2),
        help_text="镇街会看到",
        error_messages={
            "required": "请写明退回的理由，至少4个字。",
            "max_length": "理由太长：最多300字，请删短。",
        },
    )
