"""Texts that go public: what may be personal in them is asked about on the form, once for the same words."""

import hashlib
from typing import Any

from django import forms

from cunju.kernel import personal
from cunju.ui.forms import Form

ANSWER = "not_personal"
TO_DO = "是的，请改写，不写谁的、哪一户的；不是的，勾上下面的“不是个人信息，照登”。"


class AsksPersonal(Form):
    """A form whose ``public_fields`` are read by everybody; numbers of people are masked by whoever keeps them."""

    public_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.with_numbers = self.public_fields
        texts = (
            [str(self.data.get(self.add_prefix(one), "")) for one in self.public_fields]
            if self.is_bound
            else []
        )
        self._asked = {
            name: found
            for name, text in zip(self.public_fields, texts, strict=False)
            if (found := _pieces(text))
        }
        if self._asked:
            token = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
            self.fields[ANSWER] = forms.MultipleChoiceField(
                label="上面标出的是个人信息吗",
                choices=[(token, "不是个人信息，照登")],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self) -> dict[str, Any]:
        """Nothing doubtful without an answer for just these words."""
        data = super().clean() or {}
        if self._asked and not data.get(ANSWER):
            self.errors.pop(ANSWER, None)  # an answer given for other words
            for name, found in self._asked.items():
                self.add_error(name, f"{'、'.join(found)}可能是个人信息，这里写的会公开。{TO_DO}")
        return data


def _pieces(text: str) -> list[str]:
    return [f"“{text[one.start : one.end]}”（{one.what}）" for one in personal.to_ask(text)]
