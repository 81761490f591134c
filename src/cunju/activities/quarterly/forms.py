"""The form of annex 2 on the page."""

from typing import Any

from django import forms

from cunju import catalogue


class QuarterlyForm(forms.Form):
    """Six fields of annex 2; all but what the officer wants to change are already there."""

    progress = forms.CharField(label="进展情况", widget=forms.Textarea(attrs={"rows": 9}), required=False)
    problems = forms.CharField(
        label="存在问题及下步打算", widget=forms.Textarea(attrs={"rows": 5}), required=False
    )
    status = forms.ChoiceField(label="进展状态", widget=forms.RadioSelect, required=False)
    override_reason = forms.CharField(label="与建议不同，请写理由", required=False, max_length=300)
    contact = forms.CharField(label="联系人", required=False, max_length=60)
    phone = forms.CharField(label="联系电话", required=False, max_length=40)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        words = catalogue.notice().status_words
        self.fields["status"].choices = [(one, one) for one in words]  # type: ignore[attr-defined]
