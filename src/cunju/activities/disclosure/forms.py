"""Forms of this room; each step's day is today until somebody changes it."""

import re
import uuid
from typing import Any

from django import forms

from cunju.activities.disclosure.models import ABOVE, DOUBTS, TOWN, Doubt
from cunju.activities.disclosure.rules import chain, importing, money
from cunju.activities.disclosure.rules.periods import CATEGORIES, QUARTERLY
from cunju.catalogue import Clause
from cunju.ledger import interface as ledger
from cunju.tables import reading
from cunju.ui.fields import DayField
from cunju.ui.forms import Form, Photos
from cunju.ui.personal import AsksPersonal
from cunju.ui.widgets import Area, DayInput, Files

TABLE = ".xlsx,.xls,.et,.csv,.txt"
FLOWS = {"收入": "in", "支出": "out"}


class Yuan(forms.CharField):
    """An amount in yuan, cleaned to fen."""

    def clean(self, value: Any) -> int | None:
        """``1,234.50`` to 123450."""
        text = super().clean(value)
        if not text:
            return None
        amount = money.fen(text)
        if amount is None:
            raise forms.ValidationError(f"“{text[:20]}”不是金额；写成 1234.50 这样，单位元。")
        return amount


class DayForm(Form):
    """A step of one tap: its day."""

    on = DayField(label="日期", widget=DayInput())


class FileForm(Form):
    """The accountant's table as a file, or pasted."""

    file = forms.FileField(
        label="会计给的表", required=False, help_text="Excel（xlsx、xls）或文本（csv、txt）",
        widget=forms.ClearableFileInput(attrs={"accept": TABLE}),
    )  # fmt: skip
    pasted = forms.CharField(
        label="或者粘贴表格",
        required=False,
        help_text="从表里连同表头一起复制过来",
        widget=Area(rows=4),
        strip=False,
    )
    photos = Photos(
        label="或者拍下纸上的表", required=False, help_text="照片，或者扫描的PDF；认出来的数都要您对过照片才保存",
        widget=Files(accept="image/*,.heic,application/pdf"),
    )  # fmt: skip
    with_numbers = ("pasted",)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if not reading.reads_words():
            del self.fields["photos"]

    def clean(self) -> dict[str, Any]:
        """One of them."""
        data = super().clean() or {}
        given = data.get("file") or data.get("photos") or (data.get("pasted") or "").strip()
        if not given and not self.errors:
            self.add_error("file", "请选会计给的表，或者把表格粘贴进来。")
        return data


class ScanForm(Form):
    """A scan of the paper sheet with its four totals."""

    opening = Yuan(label="上月结余", required=False, help_text="不填就用上期公布的月末结余")
    income = Yuan(label="本月收入合计")
    expense = Yuan(label="本月支出合计")
    closing = Yuan(label="月末结余", required=False)
    photos = Photos(label="扫描件或照片", required=False, widget=Files())


class MoneyForm(Form):
    """A finance sheet line by line: one a line as 日期 事由 收入/支出 金额 凭证, with opening and closing."""

    opening = Yuan(label="上月结余", required=False)
    closing = Yuan(label="月末结余", required=False, help_text="不填就按收支算")
    lines = forms.CharField(
        label="收支", required=False, widget=Area(rows=10),
        help_text="一行一笔：日期、收入或支出、金额、事由、凭证，用空格隔开，例如 8月3日 收入 6000 街道拨付经费 凭证8-01",
    )  # fmt: skip
    with_numbers = ("lines",)

    def __init__(self, *args: Any, month: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.year, self.month = int(month[:4]), int(month[5:])

    def clean_lines(self) -> list[dict[str, Any]]:
        """Each line in its parts; what cannot be read is named by its number."""
        found = []
        for number, text in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            if text.strip():
                found.append(_money_line(text, number, self.year, self.month))
        return found


def _money_line(text: str, number: int, year: int, month: int) -> dict[str, Any]:
    parts = text.split()
    typed = parts.pop(0) if parts and re.match(r"\d", parts[0]) and money.fen(parts[0]) is None else ""
    if not typed and len(parts) > 1 and re.match(r"\d", parts[0]) and parts[1] in FLOWS:
        typed = parts.pop(0)
    flow = FLOWS.get(parts[0] if parts else "")
    amount = money.fen(parts[1]) if flow and len(parts) > 1 else None
    if not flow or amount is None or len(parts) < 3:
        raise forms.ValidationError(
            f"第{number}行“{text.strip()[:20]}”读不懂；写成：8月3日 收入 6000 街道拨付经费 凭证8-01。"
        )
    day = importing.day_in(typed, year=year, month=month)
    if typed and day.day is None:
        raise forms.ValidationError(
            f"第{number}行的日期“{typed[:20]}”没有这一天，或者读不懂；写成8月3日的样子，不知道哪一天就不写。"
        )
    return {"day": day.day, "flow": flow, "amount": amount, "title": parts[2], "basis": " ".join(parts[3:])}


class TextForm(Form):
    """党务 政务 服务 of a quarter, one item a line."""

    def __init__(self, *args: Any, categories: tuple[str, ...] = QUARTERLY, **named: Any) -> None:
        super().__init__(*args, **named)
        self.with_numbers = categories  # masked on the sheet, or asked about, before it is reviewed
        for one in categories:
            self.fields[one] = forms.CharField(
                label=CATEGORIES[one], required=False, help_text="一行一项", widget=Area(rows=6)
            )

    def lines_of(self, category: str) -> list[str]:
        """The items of a category that are not empty."""
        return [one.strip() for one in self.cleaned_data.get(category, "").splitlines() if one.strip()]


class SeatsForm(Form):
    """Who of the supervisory committee: one on a phone, several ticked by the clerk."""

    on = DayField(label="日期", widget=DayInput())
    text = forms.CharField(label="异议", required=False, max_length=300, widget=Area(rows=3))
    seat = forms.ChoiceField(label="我是", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, seats: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["seat"].choices = seats  # type: ignore[attr-defined]


class FixForm(Form):
    """The joint meeting that fixed the plan: picked from the ledger, or on paper."""

    on = DayField(label="日期", widget=DayInput(), required=False, help_text="不填就是开会那天")
    meeting = ledger.FactField(kinds=["assemblies.meeting_held"], label="两委联席会议", required=False)

    def __init__(self, *args: Any, code: str, between: Any, joint: list[uuid.UUID], **named: Any) -> None:
        super().__init__(*args, **named)
        field: Any = self.fields["meeting"]
        field.offer(code, between=between)
        known = {str(one) for one in joint}
        choices = [one for one in field.fields[0].choices if one[0] == "paper" or one[0] in known]
        field.fields[0].choices = choices
        field.widget.widgets[0].choices = choices


class PostForm(Form):
    """Seal and post: the day, the two seals as their keepers' acts, the platform."""

    on = DayField(label="公布日期", widget=DayInput())
    seals = forms.MultipleChoiceField(label="已盖的印章", required=False, widget=forms.CheckboxSelectMultiple)
    keeper = forms.CharField(label="印章保管人", required=False, max_length=40, help_text="填职务即可")
    platform = forms.BooleanField(label="智慧社区云平台也已同步", required=False)

    def __init__(self, *args: Any, seals: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["seals"].choices = seals  # type: ignore[attr-defined]


class AnswerForm(Form):
    """An answer in words, with its day."""

    text = forms.CharField(label="答复", max_length=300, widget=Area(rows=3))
    on = DayField(label="日期", widget=DayInput())


class PublicAnswerForm(AsksPersonal, AnswerForm):
    """The answer to a villager, which stands on the board; from above to the supervisory committee, whether in writing."""

    public_fields = ("text",)

    def __init__(self, *args: Any, doubt: Doubt, step: str, asked: Clause | None = None, **named: Any) -> None:
        super().__init__(*args, **named)
        if not doubt.asks_writing:
            self.fields["text"].help_text = "会登在公开栏上，谁都看得到：不要写姓名、电话、病情"
        if step == "above" and doubt.asks_writing:
            cite = f"（{asked.cite}）" if asked else ""
            hint = f"要书面答复{cite}；口头答复的先去掉勾记下，再补书面的"
            self.fields["written"] = forms.BooleanField(
                label="是书面答复", required=False, initial=True, help_text=hint
            )


class ReferForm(Form):
    """To whom it was taken, and on which day."""

    to = forms.ChoiceField(label="向谁反映", choices=ABOVE, widget=forms.RadioSelect, initial=TOWN)
    on = DayField(label="反映日期", widget=DayInput())


class DoubtForm(AsksPersonal, Form):
    """An objection, which stands on the board, or the committee's application; no name is asked for."""

    public_fields = ("text",)

    about = forms.ChoiceField(
        label="提的是什么", choices=DOUBTS, widget=forms.RadioSelect, initial="objection"
    )
    text = forms.CharField(label="内容", max_length=300, help_text="不要写姓名、电话", widget=Area(rows=3))
    on = DayField(label="收到的日期", widget=DayInput())
    to = forms.ChoiceField(
        label="向谁申请调查", choices=ABOVE, widget=forms.RadioSelect, initial=TOWN, required=False,
        help_text="监督委员会申请调查的选；村（居）民的异议先由村（居）民委员会答复",
    )  # fmt: skip
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, groups: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if not groups:
            self.fields["about"].choices = [one for one in DOUBTS if one[0] != "group"]  # type: ignore[attr-defined]


class OpinionForm(Form):
    """The town's opinion on one sheet, with days for correction."""

    text = forms.CharField(label="审查意见", max_length=300, widget=Area(rows=2))
    within = forms.TypedChoiceField(
        label="整改期限", coerce=int, choices=[(one, f"{one}日内") for one in chain.CORRECTION_DAYS]
    )
    on = DayField(label="审查日期", widget=DayInput())
