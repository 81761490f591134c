"""How a sheet stands, in words: what hangs and what waits to take its place are both said."""

from datetime import date

import pytest

from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.queries import Slot
from cunju.activities.disclosure.views import showing

POSTED = date(2023, 9, 14)


@pytest.mark.parametrize(
    ("state", "posted", "word"),
    [
        ("sent", None, "等审查"),
        ("sent", POSTED, "已公布，更正稿等审查"),
        ("objected", POSTED, "已公布，更正稿有异议"),
        ("fixed", POSTED, "已公布，更正稿等重新公布"),
        ("published", POSTED, "已公布"),
        ("down", POSTED, "提前撤下"),
    ],
)
def test_what_hangs_and_what_waits(state, posted, word):
    slot = Slot("finance", "2023-08", "2023年8月财务公开表", Sheet(state=state, published_on=posted))
    assert showing.look_of(slot)[1] == word


def test_what_the_ledger_alone_knows_is_posted():
    slot = Slot("finance", "2023-08", "2023年8月财务公开表", None, POSTED)
    assert showing.look_of(slot) == ("done", "9月14日已公布，只记在总账里")
    assert showing.all_posted([slot])
