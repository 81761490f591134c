"""Small forms: a day of money, a line of the unit's list, a reason."""

from typing import Any

from django import forms

from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.forms.taking import reason
from cunju.catalogue import Law
from cunju.ledger import interface as ledger
from cunju.ui.fields import DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import DayInput


class SpendForm(Form):
    """The day of a contract or first payment."""

    what = forms.ChoiceField(label="什么", choices=list(rules.SPENDING.items()))
    day = DayField(label="日期", widget=DayInput())
    reason = reason()
    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, correcting: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        del self.fields["fact_id" if correcting else "reason"]


class ListedForm(Form):
    """A major matter of the unit's own list: its words and the meeting that put it there."""

    label = forms.CharField(label="事项", max_length=60)

    def __init__(self, *args: Any, unit_code: str, law: Law, **named: Any) -> None:
        super().__init__(*args, **named)
        record = ledger.FactField(kinds=[queries.MEETING], label="哪一次会议定的")
        record.offer(unit_code, having={"attributes__body__in": list(rules.bodies_of(4, law=law))})
        self.fields["record"] = record


class EndForm(Form):
    """From when on a line of the list counts no more."""

    on = DayField(label="停用日期", widget=DayInput())


class ReasonForm(Form):
    """Why a record is taken out."""

    reason = reason()
