"""Fields every room asks with: a day, a count, money, telephones; each reads what people type, or says what is wrong with it."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms

from cunju.kernel import days, typed
from cunju.kernel.numerals import half_width
from cunju.ui.widgets import CountInput, DayInput, MoneyInput

MONEY = re.compile(r"[-－−]?(?:[0-9]+|[0-9]{1,3}(?:[,，][0-9]{3})+)(?:[.．][0-9]+)?")
PLAIN = str.maketrans("．－−", ".--", "，,")


class DayField(forms.DateField):
    """A day in any usual writing, from 1988 to 2099; what is no day is refused with the reason, never taken for none."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """A date, None for nothing typed, ValidationError for anything else."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return typed.happened(text)
        except typed.Mistyped as wrong:
            raise _wrong(text, wrong) from None


class CountField(forms.IntegerField):
    """A whole number from 0: digits of either width and nothing else."""

    widget = CountInput

    def __init__(self, *, min_value: int = 0, **more: Any) -> None:
        super().__init__(min_value=min_value, **more)

    def to_python(self, value: Any) -> int | None:
        """An int, None for nothing typed, ValidationError for anything else."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        try:
            return typed.whole(text)
        except typed.Mistyped as wrong:
            raise _wrong(text, wrong) from None


class PeriodField(forms.CharField):
    """A year, half-year, quarter or month in people's words; cleans to the ledger's own writing (``2023Q2``)."""

    def prepare_value(self, value: Any) -> Any:
        """2023年第二季度 for 2023Q2; what is no period stays as typed."""
        try:
            days.parse_period(str(value or ""))
        except ValueError:
            return value
        return days.period_zh(str(value))

    def to_python(self, value: Any) -> str:
        """``2023Q2``, empty for nothing typed, ValidationError for anything else."""
        text = half_width(str(value or "")).strip()
        found = days.period_of(text)
        if text and found is None:
            raise forms.ValidationError(f"写的是“{text[:30]}”，没有看出是哪一期，例如：2023年第二季度、2023年3月；请改正。")
        return found or ""


class PhoneField(forms.CharField):
    """Telephone numbers: mobiles, or with their area code and extension; anything else is refused with the reason."""

    widget = forms.TextInput(attrs={"inputmode": "tel"})

    def __init__(self, *, max_length: int = 60, **more: Any) -> None:
        super().__init__(max_length=max_length, **more)

    def to_python(self, value: Any) -> str:
        """The numbers as they are kept, empty for nothing typed, ValidationError for anything else."""
        text = str(value or "").strip()
        try:
            return typed.phones(text) if text else ""
        except typed.Mistyped as wrong:
            raise _wrong(text, wrong) from None


class MoneyField(forms.DecimalField):
    """Yuan and fen: plain digits, with commas between thousands or without."""

    widget = MoneyInput

    def __init__(self, *, max_digits: int = 14, decimal_places: int = 2, **more: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, **more)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs take it for a whole number
        """A Decimal, None for nothing typed, ValidationError for anything else."""
        if isinstance(value, Decimal | int):
            return Decimal(value)
        text = half_width("" if value is None else str(value)).strip()
        if not text:
            return None
        if not MONEY.fullmatch(text):
            raise forms.ValidationError(
                f"写的是“{text[:30]}”，应为以元为单位的数字，如1200或1200.50；请改正。"
            )
        return Decimal(text.translate(PLAIN))


def _wrong(text: str, wrong: typed.Mistyped) -> forms.ValidationError:
    return forms.ValidationError(f"写的是“{text[:30]}”，{wrong}。")
