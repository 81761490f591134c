"""Forms of this room that the table of steps does not make."""

from cunju.activities.supervision.forms.gathering import MeetingForm, MembersForm, ReportForm, SystemForm
from cunju.activities.supervision.forms.mending import FORMS, MendForm, MendReport
