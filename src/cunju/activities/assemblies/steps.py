"""A petition for a meeting, as a table of one step: who asks, how many, for what."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会"}
# The shelf's pages bear this name: the room has a page of a meeting already.
PART = "call_"

STEPS = table(
    Step(
        "called", "联名提议", "记联名提议", "unit", "called_for", ask="要求开会议什么（不写姓名）", text_needed=True,
        title="{by}提议召开{body}", hidden=frozenset({"body"}), asks=(Ask("by", long=True), Ask("signed", "联名多少")),
    ),
)  # fmt: skip
