"""Fields every room asks with: a day, a count, money; each reads what people type, or says what is wrong with it."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms

from cunju.kernel import typed
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
