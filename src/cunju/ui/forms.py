"""What forms of every room share beyond their controls: photos of paper, a refusal beside its field, values as typed."""

from typing import Any

from django import forms
from django.http import QueryDict

from cunju.kernel.refusals import Refusal
from cunju.ui.fields import DayField

MOST_PHOTOS = 30
Typed = dict[str, list[str]]


class Photos(forms.FileField):
    """Several photos of the signed paper, or one PDF alone; cleans to a list."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself, then what may stand together."""
        files = data if isinstance(data, list) else [data] if data else []
        files = [super(Photos, self).clean(one, initial) for one in files]
        if len(files) > 1 and any((one.name or "").lower().endswith(".pdf") for one in files):
            raise forms.ValidationError("PDF请单独上传：要么一份PDF，要么一张或多张照片。")
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(f"一次最多{MOST_PHOTOS}张照片，现在是{len(files)}张；请分两次上传。")
        return files


def refused(form: forms.Form, refusal: Refusal) -> None:
    """A refusal beside its field, or above the form; what was typed stays. ``occurred_on`` is the form's first day."""
    field = refusal.field
    if field == "occurred_on" and field not in form.fields:
        field = next((name for name, one in form.fields.items() if isinstance(one, DayField)), None)
    form.add_error(field if field in form.fields else None, refusal.message)


def typed_of(data: QueryDict) -> Typed:
    """All values of a form as sent, by name."""
    return {name: [str(one) for one in values] for name, values in data.lists()}
