"""Pure rules of this room: how a body is made up, who decides a change, what a row of the list says."""

from cunju.activities.bodies.rules.asking import ASKED, EARLY, HANDOVER, is_early, on_request, too_few, waits
from cunju.activities.bodies.rules.changes import IN, OUT, POSTED, deciding, posting_clause
from cunju.activities.bodies.rules.composition import (
    KNOWN,
    Judged,
    Numbers,
    Seated,
    chosen_on,
    judge,
    known_by,
)
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
from cunju.kernel.verdicts import Line
