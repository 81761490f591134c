"""Forms of this room."""

from cunju.activities.assemblies.forms.parts import ItemRow, section_of
from cunju.activities.assemblies.forms.planning import (
    ChoiceForm,
    FilterForm,
    NoticeForm,
    PlanForm,
    PostForm,
    RehearsalForm,
    TakeDownForm,
    VoidForm,
    lines,
)
from cunju.activities.assemblies.forms.recording import RecordForm
