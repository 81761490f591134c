"""A pledge sheet and what comes of it: posted, filed, each item kept or not; the review: plan, demand, ballots counted, result posted."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会", "town": "镇（街道）"}

STEPS = table(
    Step(
        "pledge", "履职承诺", "登记履职承诺", "unit", "pledged", ("pledge",), ask="说明", free=True,
        title="履职承诺（本年累计{pledged}人承诺，共{items}项）",
    ),
    Step("posted", "承诺公告", "公告履职承诺", "unit", "posted", ("pledge",), ask="说明", title="履职承诺公告"),
    Step("filed", "承诺备案", "报备履职承诺", "unit", "filed", ("pledge",), ask="说明", title="履职承诺报镇街备案"),
    Step("kept", "承诺事项办理", "登记承诺办理", "unit", "kept", ("pledge",), page=None, ask="怎么办的", title="承诺事项办理"),
    Step("plan", "评议方案", "定评议方案", "unit", "review_announced", ask="说明", title="民主评议方案（评议{evaluated}人）"),
    Step(
        "demand", "评议提议", "登记评议提议", "unit", "review_demanded", ask="说明", title="{by}提议开展民主评议",
        asks=(Ask("by", "谁提议的"),),
    ),
    Step(
        "review", "民主评议", "登记民主评议", "unit", "reviewed", ("plan", "demand"), ask="说明", free=True,
        title="民主评议（评议{evaluated}人，称职{competent}人，不称职{incompetent}人）", hidden=frozenset({"twice"}),
    ),
    Step("result", "评议结果公布", "公布评议结果", "unit", "result_posted", ("review",), ask="说明", title="评议结果公布"),
)  # fmt: skip
