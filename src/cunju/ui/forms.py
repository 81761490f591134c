"""What forms of every room share beyond their controls: photos of paper, a refusal beside its field, values as typed."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from cunju.kernel import cleaning, personal, words
from cunju.kernel.refusals import Refusal
from cunju.ui import saying
from cunju.ui.fields import DayField

MOST_PHOTOS = 30
Typed = dict[str, list[str]]
# What the boxes of a form are called, and what each choice of a box is called.
Labels = dict[str, tuple[str, dict[str, str]]]
_labels: ContextVar[Labels | None] = ContextVar("labels", default=None)


class Form(forms.Form):
    """The form of every page: what is typed into a box of one line is one line; it says what its boxes are called.

    Numbers of people are refused in every box of text, but those ``with_numbers``: there the room masks, asks, or needs them.
    """

    with_numbers: Collection[str] = ()
    number_instead = personal.NOT_HERE

    def full_clean(self) -> None:
        """Django's own, on lines made one; what was only begun is shown as typed and not judged."""
        if getattr(self.data, "started", False):
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        for field in self.fields.values():
            saying.speak(field)
        if self.is_bound:
            self._join_lines()
            if (found := _labels.get()) is not None:
                found.update(labels_of(self))
        super().full_clean()
        if self.is_bound:
            self._refuse_numbers()

    def _refuse_numbers(self) -> None:
        for name, field in self.fields.items():
            typed = self.cleaned_data.get(name)
            if type(field) is not forms.CharField or name in self.with_numbers or not isinstance(typed, str):
                continue  # a box of another type takes nothing but what it asks for
            if not isinstance(field.widget, forms.PasswordInput | forms.HiddenInput) and (
                why := personal.refusal(typed, instead=self.number_instead)
            ):
                self.add_error(name, why)

    def of_kind(self, kind: str) -> Self:
        """Labels, hints and choices as a village or a community says them; values stay."""
        for field in self.fields.values():
            field.label, field.help_text = words.of_kind(str(field.label or ""), kind), words.of_kind(str(field.help_text), kind)
            if isinstance(field, forms.ChoiceField):
                field.choices = _own(field.choices, kind)
        return self

    def _join_lines(self) -> None:
        """Only what was typed is looked at (``getlist``); a page's own values are as they should be."""
        if not hasattr(self.data, "getlist"):
            return
        boxes = [
            box for name, field in self.fields.items() for box in _boxes(self.add_prefix(name), field.widget)
        ]
        wrong = [
            name
            for name, widget in boxes
            if isinstance(widget, forms.TextInput)
            and any("\n" in str(one) for one in self.data.getlist(name))
        ]
        if wrong:
            data: Any = self.data
            data = data.copy()
            for name in wrong:
                data.setlist(name, [cleaning.line(one) for one in data.getlist(name)])
            self.data = data


def _own(choices: Any, kind: str) -> list[Any]:
    return [
        (value if not isinstance(said, list | tuple) else words.of_kind(str(value), kind),
         _own(said, kind) if isinstance(said, list | tuple) else words.of_kind(str(said), kind))
        for value, said in choices
    ]  # fmt: skip


def _boxes(name: str, widget: Any) -> list[tuple[str, Any]]:
    """The boxes a field draws, each with the name it is sent under."""
    if hasattr(widget, "widgets_names"):
        return [(name + end, one) for end, one in zip(widget.widgets_names, widget.widgets, strict=True)]
    return [(name, widget)]


def labels_of(form: forms.Form) -> Labels:
    """What each box of a form is called, with the words of its choices; hidden ones are nobody's to read."""
    found: Labels = {}
    for field in form.visible_fields():
        for name, widget in _boxes(field.html_name, field.field.widget):
            found[name] = str(field.label), _choices(widget)
    return found


def _choices(widget: Any) -> dict[str, str]:
    if isinstance(widget, forms.CheckboxInput):
        return {"on": "是"}
    listed: dict[str, str] = {}
    for value, told in getattr(widget, "choices", ()):
        more = told if isinstance(told, list | tuple) else [(value, told)]
        listed |= {str(one): str(said) for one, said in more}
    return listed


@contextmanager
def hearing() -> Iterator[Labels]:
    """Collects what the boxes of every form read meanwhile are called."""
    found: Labels = {}
    token = _labels.set(found)
    try:
        yield found
    finally:
        _labels.reset(token)


class Photos(forms.FileField):
    """Photos of the signed paper, PDFs and Word files, several at once; cleans to a list."""

    default_error_messages = {
        "invalid": "文件没有传上来，请再选一次。", "missing": "文件没有传上来，请再选一次。", "empty": "这个文件是空的，没有内容；请换一个。",
        "required": "还没有选文件。", "max_length": "文件名太长（%(length)d个字，最多%(max)d个）；请改短以后再选。",
    }  # fmt: skip

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself, then what may stand together."""
        files = data if isinstance(data, list) else [data] if data else []
        files = [super(Photos, self).clean(one, initial) for one in files]
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(f"一次最多{MOST_PHOTOS}份，现在是{len(files)}份；请分两次上传。")
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
