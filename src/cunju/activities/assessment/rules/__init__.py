"""Rules of this room, pure: the rubric and what it may not hold, what windows come to, the draw."""

from cunju.activities.assessment.rules.drawing import drawn, lot
from cunju.activities.assessment.rules.rubric import Known, Raw, adopted, forbidden, ours
from cunju.activities.assessment.rules.scoring import (
    COUNTS,
    DONE,
    LATE,
    OUT,
    UNDONE,
    WORDS,
    Item,
    Piece,
    Result,
    Row,
    half_up,
    result,
    said,
)
