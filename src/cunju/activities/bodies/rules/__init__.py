"""Pure rules of this room: how a body is made up, who decides a change, what a row of the list says."""

from cunju.activities.bodies.rules.changes import DECIDERS, IN, OUT, POSTED, POSTING_DAYS, deciding
from cunju.activities.bodies.rules.composition import Judged, Line, Numbers, Seated, judge
from cunju.activities.bodies.rules.rows import (
    PEOPLE_COLUMNS,
    PEOPLE_SHEET,
    ROLL_COLUMNS,
    ROLL_SHEET,
    Fault,
    PersonRow,
    RollRow,
    people_rows,
    roll_rows,
)
from cunju.activities.bodies.rules.words import (
    BODIES,
    CHANGE_ZH,
    ROLE_ZH,
    ROLES,
    body_word,
    role_word,
    roles_of,
)
from cunju.kernel.excel import SAMPLE

__all__ = [
    "BODIES", "CHANGE_ZH", "DECIDERS", "IN", "OUT", "PEOPLE_COLUMNS", "PEOPLE_SHEET", "POSTED", "POSTING_DAYS",
    "ROLES", "ROLE_ZH", "ROLL_COLUMNS", "ROLL_SHEET", "SAMPLE", "Fault", "Judged", "Line", "Numbers", "PersonRow", "RollRow",
    "Seated", "body_word", "deciding", "judge", "people_rows", "role_word", "roles_of", "roll_rows",
]  # fmt: skip
