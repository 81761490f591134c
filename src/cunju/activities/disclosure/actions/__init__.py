"""Every write of this room, one verb each."""

from cunju.activities.disclosure.actions.doubts import (
    Raised,
    answer_doubt,
    answer_referral,
    raise_doubt,
    refer,
)
from cunju.activities.disclosure.actions.drafting import (
    Content,
    Written,
    nothing_happened,
    remember_columns,
    send,
    write_sheet,
)
from cunju.activities.disclosure.actions.filling import rows_of
from cunju.activities.disclosure.actions.groups import publish_groups
from cunju.activities.disclosure.actions.keeping import bring_photo, drop_table, keep_photo, keep_table
from cunju.activities.disclosure.actions.personal import Personal, answer_personal, mask_all, second
from cunju.activities.disclosure.actions.posting import (
    Posted,
    correct_day,
    mark_synced,
    post_again,
    publish,
    take_down,
    void_posting,
)
from cunju.activities.disclosure.actions.reviewing import Reviewed, answer, fix, review, sign
from cunju.activities.disclosure.actions.town import TownSaid, town_review
from cunju.activities.disclosure.actions.undoing import undo, undoes
