"""Forms of this room: a text, the vote on it, what the town says."""

import uuid
from typing import Any

from django import forms

from cunju import catalogue
from cunju.activities.conventions.actions import Vote
from cunju.activities.conventions.facts import MEETING
from cunju.activities.conventions.rules import life
from cunju.activities.conventions.steps import CHARTERS
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.forms import photos
from cunju.tables import reading
from cunju.ui.forms import Form
from cunju.ui.widgets import Area

LONGEST = 40_000


class TextForm(Form):
    """A text, pasted or from a Word file."""

    body = forms.CharField(
        label="贴上全文",
        max_length=LONGEST,
        required=False,
        widget=Area(rows=14),
        help_text="按条贴，编号照原样；不用改格式",
    )
    file = forms.FileField(label="或者选一个 Word 文件（.docx）", required=False)

    def clean(self) -> dict[str, Any]:
        """The words of the file where one was chosen."""
        data: dict[str, Any] = super().clean() or {}
        if chosen := data.get("file"):
            try:
                blocks = reading.word(chosen.read(), chosen.name)
            except Refusal as refusal:
                self.add_error("file", refusal.message)
                return data
            data["body"] = "\n".join(
                one if isinstance(one, str) else "\n".join("　".join(row) for row in one) for one in blocks
            )
        if not (data.get("body") or "").strip() and not self.errors:
            self.add_error("body", "请贴上文本，或选一个 Word 文件。")
        return data


class VoteForm(Form):
    """Which meeting voted; of a charter also that the Party's leadership stands in it, which a person says."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    meeting = ledger.FactField(kinds=[MEETING], label="哪次会议表决的")
    body = forms.ChoiceField(
        label="纸上记录的是什么会议",
        choices=[(life.ASSEMBLY, "村（居）民会议"), (life.REPRESENTATIVES, "村（居）民代表会议")],
    )
    delegated = forms.BooleanField(label="居民会议授权代表会议表决", required=False)
    party = forms.BooleanField(label="看过原句，党的领导已写入", required=False)
    photos = photos()
    reason = forms.CharField(label="更正原因", max_length=200)
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(
        self,
        *args: Any,
        unit: Unit,
        subject: str,
        on: Any,
        correcting: bool = False,
        also: uuid.UUID | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*args, **named)
        meeting = self.fields["meeting"]
        assert isinstance(meeting, ledger.FactField)
        meeting.offer(
            unit.code, having={"attributes__body__in": [life.ASSEMBLY, life.REPRESENTATIVES]}, also=also
        )
        by = catalogue.law(unit=unit, on=on).first(life.ADOPTED_BY)
        gone = [] if by is not None and by.holds(life.DELEGABLE) else ["delegated"]
        gone += [] if subject in CHARTERS else ["party"]
        for name in [*gone, *([] if correcting else ["reason", "seen"])]:
            del self.fields[name]

    def vote(self) -> Vote:
        """What was chosen, as the action takes it."""
        data = self.cleaned_data
        one: ledger.Answer = data["meeting"]
        return Vote(
            one.fact_id,
            one.paper_day,
            one.paper_page,
            data["body"],
            bool(data.get("delegated")),
            bool(data.get("party")),
        )


class AnswerForm(Form):
    """What the town tells the village of a draft."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="镇（街道）的意见", max_length=2000, required=False, widget=Area(rows=3))
