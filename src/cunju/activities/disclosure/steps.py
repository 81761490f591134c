"""组务公开 as a table of one step: which quarter, how many groups."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会"}
# The shelf's pages bear this name: the room has pages of sheets already.
PART = "group_"

STEPS = table(
    Step(
        "published", "组务公开", "记组务公开", "unit", "group_published", ask="哪几个小组没有公开（都公开了就空着）", page="groups",
        title="{period}组务公开（{groups}个小组）",
        asks=(Ask("period", hint="例如：2023年第二季度"), Ask("groups", "公开的小组"), Ask("complete")),
    ),
)  # fmt: skip
