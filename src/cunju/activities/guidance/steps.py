"""A visit and what comes of it: findings the village answers, promises the town keeps; a town's own measures, the district's word."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"town": "镇（街道）", "unit": "村（居）民委员会", "district": "区民政局"}

STEPS = table(
    Step("visit", "督促", "记一次督促", "town", "visited", ask="情况", title="{way}（{units}个村（社区））", only="town"),
    Step(
        "finding", "督促发现的问题", "记一个问题", "town", "finding_opened", ("visit",), page=None, ask="看到什么要改的", text_needed=True,
        title="督促发现的问题",
    ),
    Step("settled", "问题办结", "办结问题", "unit", "finding_settled", ("finding",), ask="怎么改的", title="督促发现的问题办结"),
    Step(
        "help", "答应的帮助", "答应一项帮助", "town", "help_promised", ("visit",), page=None, ask="答应帮什么", text_needed=True, free=True,
        title="镇（街道）答应的帮助",
    ),
    Step("given", "帮助兑现", "兑现帮助", "town", "help_given", ("help",), ask="怎么帮的", title="镇（街道）兑现帮助"),
    Step(
        "measures", "推进措施", "定推进措施", "town", "measures_set", ask="问题和措施", text_needed=True, title="推进措施{measures}条", only="town",
        asks=(Ask("obstacles", "找到几个问题"), Ask("measures", "定了几条措施")), recurs=True,
    ),
    Step(
        "evaluation", "区里的评估", "评估一个镇街", "district", "town_evaluated", ask="评估意见", text_needed=True, title="区里对落实情况的评估",
        only="town",
    ),
)  # fmt: skip
