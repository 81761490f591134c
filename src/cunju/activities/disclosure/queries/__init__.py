"""Every read of this room."""

from cunju.activities.disclosure.queries.groups import (
    Quarter,
    asks_groups,
    entries,
    find,
    heads,
    quarters,
    told_groups,
)
from cunju.activities.disclosure.queries.hanging import hanging, is_mending, unposted, with_days
from cunju.activities.disclosure.queries.letting import Standing, let_stand, unseconded
from cunju.activities.disclosure.queries.naming import naming
from cunju.activities.disclosure.queries.noted import Noted, answer_days, noted_only
from cunju.activities.disclosure.queries.posted import (
    MonthMoney,
    YearMoney,
    answered_doubts,
    closing_before,
    edition_of,
    editions,
    latest,
    must_repost,
    newer,
    not_on_platform,
    posted_before,
    public_lines,
    remarks_of,
    said_of,
    short_of,
    so_far,
    standing,
    too_short,
    until,
    year_of_money,
)
from cunju.activities.disclosure.queries.receipts import due as objection_due
from cunju.activities.disclosure.queries.receipts import item, meant, way
from cunju.activities.disclosure.queries.sheets import (
    POSTED,
    Slot,
    cleared,
    day_of,
    disagreements,
    down,
    due_on,
    find_sheet,
    fixing_fault,
    joint_meetings,
    joint_on,
    last_seat,
    law_of,
    made,
    may_review_late,
    members,
    month_opened,
    months,
    of_months,
    on_its_way,
    questions,
    remarks,
    scanned,
    seat_words,
    sheets,
    signers,
    slots,
    totals,
    waiting_for_review,
    within,
)
from cunju.activities.disclosure.queries.tables import PHOTO_FORM, TABLE_FORM, kept_photo, kept_table
from cunju.activities.disclosure.queries.town import (
    Waiting,
    columns,
    doubt,
    doubts,
    doubts_within,
    noted_elsewhere,
    returned,
    waiting,
)
