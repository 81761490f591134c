"""Around an office as one table: handed over, audited early, at its end or where villagers ask, a representative's removal voted on."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会", "town": "镇（街道）"}
# The shelf's pages bear this name: the room has a page to void a change already.
PART = "floor_"
TERMS = "terms"

STEPS = table(
    Step(
        "handover", "换届工作移交", "记工作移交", "unit", "handed_over", ask="还没有移交的（都移交了就空着）", title="换届工作移交",
        asks=(Ask("complete", start=True, hint="草案、账册、印章、档案，对着移交清单看"),), hidden=frozenset({"body"}), says={"body": "committee"},
    ),
    Step(
        "demand", "联名要求审计", "记审计要求", "unit", "audit_demanded", ask="要求审计什么", title="{by}，联名{signed}人",
        asks=(Ask("by"), Ask("signed"), Ask("base", "本组村民数", required=False, hint="要求审计组长的才填；全村的按名册算")),
    ),
    Step("organised", "组织审计", "记组织审计", "town", "audit_organised", ("demand",), ask="由谁审计", title="组织经济责任审计"),
    Step(
        "result", "要求的审计公布结果", "记审计结果公布", "town", "audit_published", ("organised",), page=TERMS, ask="在哪里公布的",
        title="经济责任审计结果公布（{occasion}）", hidden=frozenset({"occasion"}), says={"occasion": "demanded"},
    ),
    Step(
        "term", "届满审计公布结果", "记届满审计公布", "town", "audit_published", page=TERMS, ask="在哪里公布的",
        title="经济责任审计结果公布（{occasion}）", hidden=frozenset({"occasion"}), says={"occasion": "term"},
    ),
    Step(
        "early", "离任审计公布结果", "记离任审计公布", "town", "audit_published", page=TERMS, ask="在哪里公布的",
        title="经济责任审计结果公布（{occasion}）", hidden=frozenset({"occasion"}), says={"occasion": "early"},
    ),
    Step(
        "removal", "要求取消代表资格", "记取消代表资格的要求", "unit", "removal_demanded", ask="什么理由（不写姓名）",
        title="第{group}组联名要求取消代表资格", asks=(Ask("group", "第几组"), Ask("signed"), Ask("base")),
    ),
    Step(
        "voted", "小组会议表决", "记小组会议表决", "unit", "removal_voted", ("removal",), ask="说明", title="小组会议表决：{removed}",
        asks=(Ask("removed"),),
    ),
)  # fmt: skip
