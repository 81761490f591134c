"""Forms of this room, and the rubric as people bring it."""

from cunju.activities.assessment.forms.boxes import (
    NO,
    AnswerForm,
    CheckForm,
    CloseForm,
    DrawForm,
    NoticeForm,
    ObjectionForm,
    RulingForm,
    SchemeForm,
)
from cunju.activities.assessment.forms.folding import folds, lines, told
from cunju.activities.assessment.forms.reading import blank, rows_of
