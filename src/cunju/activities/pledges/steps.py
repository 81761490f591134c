"""A pledge sheet and what comes of it: posted, filed, each item kept or not."""

from cunju.records.steps import Step, table

OWNERS = {"unit": "村（居）民委员会"}

STEPS = table(
    Step(
        "pledge", "履职承诺", "登记履职承诺", "unit", "pledged", ("pledge",), ask="说明", free=True,
        title="履职承诺（{pledged}人承诺，共{items}项）",
    ),
    Step("posted", "承诺公告", "公告履职承诺", "unit", "posted", ("pledge",), ask="说明", title="履职承诺公告"),
    Step("filed", "承诺备案", "报备履职承诺", "unit", "filed", ("pledge",), ask="说明", title="履职承诺报镇街备案"),
    Step("kept", "承诺事项办理", "登记承诺办理", "unit", "kept", ("pledge",), page=None, ask="怎么办的", title="承诺事项办理"),
)  # fmt: skip
