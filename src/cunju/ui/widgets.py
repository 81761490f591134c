"""Controls of forms for every room: a day, a count with its unit, money, running text, several files."""

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A native date input; its value is always ``YYYY-MM-DD``, whatever the language of the page."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """A native time input of hours and minutes."""

    input_type = "time"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class CountInput(forms.NumberInput):
    """A whole number with its unit behind it: ``CountInput("人")``."""

    def __init__(self, unit: str = "人", **attrs: Any) -> None:
        super().__init__(attrs={"data-unit": unit, "inputmode": "numeric", "min": 0, "step": 1, **attrs})


class MoneyInput(forms.NumberInput):
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

    def __init__(self, accept: str = "image/*,application/pdf", **attrs: Any) -> None:
        super().__init__(attrs={"accept": accept, "multiple": True, **attrs})
