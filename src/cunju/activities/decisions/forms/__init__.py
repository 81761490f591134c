"""Forms of this room: the proposal, one form a step, a day of money, the unit's list, a reason."""

from cunju.activities.decisions.forms.small import EndForm, ListedForm, ReasonForm, SpendForm
from cunju.activities.decisions.forms.taking import OpeningForm, StepForm

__all__ = ["EndForm", "ListedForm", "OpeningForm", "ReasonForm", "SpendForm", "StepForm"]
