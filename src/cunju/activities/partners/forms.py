"""Forms of this room that the table of steps does not make: a partner, a project, money that came in."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from cunju.activities.partners import rules
from cunju.activities.partners.actions import Came, Line
from cunju.activities.partners.book import BOOK
from cunju.activities.partners.steps import DONATION, SOURCES
from cunju.records.forms import LineForm
from cunju.ui.fields import DayField, MoneyField
from cunju.ui.forms import Form
from cunju.ui.widgets import DayInput

CONSENT = "本人（单位）同意公开名称"


class PartnerForm(LineForm):
    """A partner: its name, who keeps in touch; which force it is was tapped before."""

    named = forms.BooleanField(label=CONSENT, required=False, help_text="不勾，公开栏只写数量；捐赠的不勾，名称不保存")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, book=BOOK, step=BOOK.steps["partner"], **named)
        self.order_fields(["text", "who", "element", "named", "on", "photos", "reason"])

    def line(self) -> Line:
        """What was typed, as the action takes it."""
        return Line(self.told(), self.cleaned_data["named"])


class ProjectForm(LineForm):
    """A project: its words, which partners take part, how much money is planned."""

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, book=BOOK, step=BOOK.steps["project"], **named)
        self.fields["people"] = forms.MultipleChoiceField(
            label="哪些力量参加", choices=choices, widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "请勾选参加的力量；名册上还没有的，先登记。"}, help_text="五类都在这一个项目里，才写“五社联动”",
        )  # fmt: skip
        self.order_fields(["text", "people", "budget", "on", "photos", "reason"])

    def line(self) -> Line:
        """What was typed, as the action takes it."""
        return Line(self.told(), people=tuple(self.cleaned_data["people"]))


class GiftForm(Form):
    """Money that came in for a project."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    amount = MoneyField(label="收到多少")
    source = forms.ChoiceField(label="哪里来的", choices=list(SOURCES.items()), widget=forms.RadioSelect, initial=DONATION)
    on = DayField(label="日期", widget=DayInput())
    donor = forms.CharField(label="捐赠人的名称", max_length=60, required=False, help_text="捐赠人同意公开才写；不同意的不写、不保存")
    named = forms.BooleanField(label=CONSENT, required=False)

    def clean(self) -> dict[str, Any]:
        """A name without consent is not kept; the page says so before it is lost."""
        data = super().clean() or {}
        if data.get("donor") and not data.get("named"):
            self.add_error("named", "写了捐赠人的名称：同意公开的请勾上；不同意的，请把名称去掉。")
        return data

    def came(self) -> Came:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Came(data["on"], data["source"], data["amount"], data["donor"], data["named"])


class SpentForm(Form):
    """What was spent to this day, for a sheet that is to be posted."""

    spent = MoneyField(
        label="到今天一共支出", min_value=0, required=False,
        help_text="没有花钱写0；空着，单子上印“还没有登记支出”。贴出以后记一次“公布资金”",
    )  # fmt: skip

    def __init__(self, *args: Any, received: Decimal, **named: Any) -> None:
        super().__init__(*args, **named)
        self.received = received

    def clean_spent(self) -> Decimal | None:
        """No more than came in."""
        spent: Decimal | None = self.cleaned_data["spent"]
        if spent is not None and spent > self.received:
            raise forms.ValidationError(f"多于收到的{rules.yuan(self.received)}。请核对。")
        return spent
