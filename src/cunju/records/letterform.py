"""The form by which a resident sends something in, on a telephone or through the clerk: three boxes needed, three not."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cunju.archive import storing
from cunju.archive.ready import PDF, ZIP, Ready
from cunju.kernel import words
from cunju.kernel.inputs import LONGEST_ITEM, MATTER, OBJECTION, OPINION, QUESTION, TOPIC, Input, Sent
from cunju.kernel.refusals import Refusal
from cunju.org.limits import MB
from cunju.org.models import Unit
from cunju.records import handling
from cunju.ui.fields import PhoneField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area

LONGEST, LARGEST = 240, 8 * MB
# What a form may be about beside what is listed.
OTHER = "-"
ASKED = {
    OBJECTION: "公开的内容有疑问、有错", QUESTION: "该开会的没有开会、该公开的没有公开", MATTER: "有件事要办", TOPIC: "提一个大家商量的事",
    OPINION: "对要开的会说意见",
}  # fmt: skip
LEFT_OUT = f"最多{LONGEST}个字。别写人名、电话、身份证号、病情。"
HUNG_OUT = "写的和答复会登在公开栏上，谁都看得到。"


class AskForm(Form):
    """What is asked, about what, in which words; name, telephone and photo where somebody wants to give them.

    ``kinds``: what may be sent in here; of the one that is chosen the form asks what it may be about.
    """

    number_instead = "这里不写号码：您的电话写到下面“电话”一格，别人的号码请删去。"

    kind = forms.ChoiceField(
        label="是哪一种", widget=forms.RadioSelect,
        error_messages={"required": "请选一种：是哪一种事。", "invalid_choice": "这一种现在不收，请从列出的里面选一种。"},
    )  # fmt: skip
    about = forms.CharField(
        label="说的是", max_length=LONGEST_ITEM, help_text="哪一张表、哪一件事、在哪里，写几个字就行",
        error_messages={
            "required": "请写明说的是什么，例如“8月财务”或者“三组路口”。",
            "max_length": "“说的是”最多%(limit_value)d个字，详细的写在下面。",
        },
    )  # fmt: skip
    text = forms.CharField(
        label="您想说什么", max_length=LONGEST, widget=Area(rows=4), help_text=LEFT_OUT,
        error_messages={
            "required": "还没有写想说什么。写一两句就行。",
            "max_length": "写得太长：最多%(limit_value)d个字，现在是%(show_value)d个字。请写短些，别的当面说。",
        },
    )  # fmt: skip
    name = forms.CharField(label="怎么称呼", max_length=20, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = PhoneField(label="电话", max_length=20, required=False)
    photo = forms.FileField(
        label="照片", required=False, widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"empty": "这张照片是空的，请换一张。", "invalid": "照片没有传上来，请再选一次。", "missing": "照片没有传上来，请再选一次。"},
    )  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, unit: Unit, kinds: Sequence[Input], on: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.unit, self.on, self.kinds = unit, on, {one.kind: one for one in kinds}
        self.fields["kind"].choices = [(one, ASKED[one]) for one in self.kinds]  # type: ignore[attr-defined]
        self.item = ""
        for name in ("about", "text"):
            self.fields[name].widget.attrs.pop("maxlength", None)  # a browser would cut what is pasted, and say nothing
        if not self.is_bound:
            self.initial["once"] = uuid.uuid4()
        self._ask_about(self.kinds.get(str(self["kind"].value() or "")))
        self._say_what_is_seen()
        self.of_kind(unit.kind)

    def _say_what_is_seen(self) -> None:
        """What of it the board will say, and who reads a name: of the chosen kind, or of each that may be sent in."""
        chosen = self.kinds.get(str(self["kind"].value() or ""))
        hung = [ASKED[one.kind] for one in ([chosen] if chosen else self.kinds.values()) if one.words]
        if hung:
            of = "" if chosen else "".join(f"“{one}”" for one in hung)
            self.fields["text"].help_text = f"{of}{HUNG_OUT}{LEFT_OUT}"

    @property
    def seen_by(self) -> list[tuple[str, str]]:
        """By kind, in words, who reads the name and the telephone; one line without a kind where there is one, or one is chosen."""
        chosen = self.kinds.get(str(self["kind"].value() or ""))
        if chosen or len(self.kinds) == 1:
            return [("", handling.seen_by((chosen or next(iter(self.kinds.values()))).kind, self.unit.kind))]
        return [(words.of_kind(ASKED[one], self.unit.kind), handling.seen_by(one, self.unit.kind)) for one in self.kinds]

    def _ask_about(self, room: Input | None) -> None:
        """What the chosen kind may be about: what is listed, an item of the board that came along, or words."""
        given = str(self["about"].value() or "")
        if room is None:
            return
        self.fields["text"].label = room.text
        listed = list(room.choices(self.unit, self.on))
        if room.item and given and given not in dict(listed) and room.item(self.unit, given, self.on) != given:
            self.item = room.item(self.unit, given, self.on)
            self.fields["about"].widget = forms.HiddenInput()
        elif listed and (room.listed_only or not given or given in (OTHER, *dict(listed))):
            others = [] if room.listed_only else [(OTHER, "没有列出的，写在下面")]
            self.fields["about"].widget = forms.Select(choices=[("", "请选一项"), *listed, *others])
            self.fields["about"].help_text = ""
        if room.about:
            self.fields["about"].label = room.about
        elif not listed:
            self.fields["about"].required = False

    def clean_about(self) -> str:
        """What is listed or written; ``-`` says nothing."""
        given: str = self.cleaned_data["about"]
        room = self.kinds.get(str(self["kind"].value() or ""))
        if room and room.listed_only and given not in dict(room.choices(self.unit, self.on)):
            raise forms.ValidationError(f"请从列出的里面选一项，再写您的意见：{room.about}。")
        return "" if given == OTHER else given

    def clean_photo(self) -> Any:
        """A photo and nothing else, of a size a telephone takes."""
        found = self.cleaned_data["photo"]
        if found is None:
            return None
        if found.size > LARGEST:
            raise forms.ValidationError(f"照片超过{LARGEST // MB}MB，请用手机的相册改小，或者截屏以后再选。")
        head = found.read(8)
        found.seek(0)
        if head.startswith((PDF, ZIP)):
            raise forms.ValidationError("这里只收照片，不收文件。请拍一张照片，或者把文件拿到村（居）便民服务中心。")
        return found

    def brought(self) -> Ready | None:
        """The photo read and written anew, without what the telephone wrote into it; Refusal where it is none."""
        found = self.cleaned_data.get("photo")
        try:
            return storing.ready([found]) if found else None
        except Refusal as refusal:
            refusal.field = "photo" if refusal.field == "photos" else refusal.field  # the form has one box for it
            raise

    def sent(self) -> Sent:
        """What was filled in."""
        data = self.cleaned_data
        return Sent(data["about"], data["text"], self.on, data["name"], data["phone"])


class DeclineForm(Form):
    """Why something is not taken up."""

    reason = forms.CharField(
        label="为什么不受理", max_length=200, widget=Area(rows=2), help_text="来信的人凭回执能看到；写明应当找哪里。",
        error_messages={"required": "请写明为什么不受理，来信的人凭回执号能看到。"},
    )  # fmt: skip


class AnswerForm(Form):
    """What the town answers."""

    answer = forms.CharField(
        label="调查和答复", max_length=300, widget=Area(rows=3), help_text="来信的人凭回执能看到。",
        error_messages={"required": "请写明调查的结果和答复，来信的人凭回执号能看到。"},
    )  # fmt: skip
