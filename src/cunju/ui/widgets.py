"""Controls of forms for every room: a day, a count with its unit, money, running text, several files."""

import re
from datetime import date
from typing import Any

from django import forms
from django.forms.widgets import Input

NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class Kept(Input):
    """A native control that turns into a text box where its value is none of its own: a browser would show it empty."""

    @staticmethod
    def fits(text: str) -> bool:
        """Whether the native control shows this text."""
        return NUMBER.fullmatch(text) is not None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The context of the control; ``type`` is text for what a person has mistyped."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not self.fits(str(shown)):
            context["widget"]["type"] = "text"
        return context


class DayInput(Kept, forms.DateInput):
    """A native date input; its value is always ``YYYY-MM-DD``, whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None, **more: Any) -> None:
        super().__init__(attrs={**(attrs or {}), **more}, format="%Y-%m-%d")

    @staticmethod
    def fits(text: str) -> bool:
        """Only a day of the calendar as ``YYYY-MM-DD``."""
        try:
            return len(text) == 10 and date.fromisoformat(text).isoformat() == text
        except ValueError:
            return False


class HourInput(forms.TimeInput):
    """A native time input of hours and minutes."""

    input_type = "time"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class CountInput(Kept, forms.NumberInput):
    """A whole number with its unit behind it: ``CountInput("人")``."""

    def __init__(self, unit: str = "人", **attrs: Any) -> None:
        super().__init__(attrs={"data-unit": unit, "inputmode": "numeric", "min": 0, "step": 1, **attrs})


class MoneyInput(Kept, forms.NumberInput):
    """Yuan with two decimals."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs={"data-unit": "元", "inputmode": "decimal", "step": "0.01", **attrs})


class Area(forms.Textarea):
    """Running text of some lines."""

    def __init__(self, rows: int = 4, **attrs: Any) -> None:
        super().__init__(attrs={"rows": rows, **attrs})


class Files(forms.ClearableFileInput):
    """Several files at once; on a phone the camera is offered too."""

    allow_multiple_selected = True

    def __init__(self, accept: str = "image/*,.heic,application/pdf,.docx", **attrs: Any) -> None:
        super().__init__(attrs={"accept": accept, "multiple": True, **attrs})
