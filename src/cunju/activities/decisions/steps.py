"""Four deliberations, two disclosures as one table: the six steps in their order with the boxes of each, the money, the end."""

from cunju.records.steps import Ask, Step, table

COUNTED = ("due", "present", "votes_for", "against", "abstain", "text", "photos")
SHOWN = ("days_shown", "text", "photos")


def _taken(name: str, label: str, follows: str, *boxes: str) -> Step:
    asks = tuple(Ask(one) for one in boxes)
    return Step(name, label, "登记", "unit", "step_taken", follows=(follows,), asks=asks, title="四议两公开 {step}")


STEPS = table(
    Step("proposal", "党组织提议", "登记重大事项", "unit", "matter_opened", title="重大事项提议 {matter_class}", page="new"),
    _taken("joint", "两委商议", "proposal", *COUNTED),
    _taken("party", "党员大会审议", "joint", *COUNTED),
    _taken("resolution", "会议决议", "party", *COUNTED, "body"),
    _taken("decision_posted", "决议公开", "resolution", *SHOWN),
    _taken("result_posted", "实施结果公开", "decision_posted", *SHOWN, "day", "stage"),
    Step("spent", "合同和付款", "登记合同或付款", "unit", "spent", follows=("proposal",), title="{what}"),
    Step("closed", "办结", "", "", "matter_closed", follows=("result_posted",)),
)
# What people count as one to six; a step of a number is of that name in its fact.
NUMBERED = dict(enumerate(list(STEPS.values())[:6], start=1))
