"""Forms of this room."""

from cunju.activities.supervision.forms.gathering import MeetingForm, MembersForm, ReportForm, SystemForm
from cunju.activities.supervision.forms.lines import LineForm, VoidForm, begin
from cunju.activities.supervision.forms.mending import FORMS, MendForm, MendReport

__all__ = [
    "FORMS", "LineForm", "MeetingForm", "MembersForm", "MendForm", "MendReport", "ReportForm", "SystemForm", "VoidForm", "begin",
]  # fmt: skip
