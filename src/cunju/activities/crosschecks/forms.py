"""The one form of this room."""

from django import forms

from cunju.ui.forms import Form
from cunju.ui.widgets import Area


class ExplainForm(Form):
    """Why the records are right as they are."""

    text = forms.CharField(label="说明", max_length=400, min_length=4, widget=Area(rows=3), help_text="写明实际情况；不写姓名和证件号")
    fact_id = forms.UUIDField(widget=forms.HiddenInput())
