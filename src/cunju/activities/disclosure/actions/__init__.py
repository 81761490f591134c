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
from cunju.activities.disclosure.actions.keeping import drop_table, keep_table
from cunju.activities.disclosure.actions.personal import Personal, answer_personal, mask_all
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
from cunju.kernel.refusals import CannotBe, WrongMoment

__all__ = [
    "CannotBe",
    "Content",
    "Personal",
    "Posted",
    "Raised",
    "Reviewed",
    "TownSaid",
    "Written",
    "WrongMoment",
    "answer",
    "answer_doubt",
    "answer_personal",
    "answer_referral",
    "correct_day",
    "drop_table",
    "fix",
    "keep_table",
    "mark_synced",
    "mask_all",
    "nothing_happened",
    "post_again",
    "publish",
    "raise_doubt",
    "refer",
    "remember_columns",
    "review",
    "rows_of",
    "send",
    "sign",
    "take_down",
    "town_review",
    "void_posting",
    "write_sheet",
]  # fmt: skip
