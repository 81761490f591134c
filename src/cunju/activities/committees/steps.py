"""What happens around the sub-committees as one table: a walk and its reports, activities, projects, contacts, the vote on members."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会"}
BODY = Ask("body", kept=True, start="mediation", long=True)
# What a line takes from the line before, or from its own words.
TAKEN = frozenset({"to", "count", "follow_up", "partners"})

STEPS = table(
    Step(
        "visit", "走访", "记一次走访", "unit", "visited", ask="需要办的事（一行一条，没有就空着）", title="{body}走访{households}户",
        asks=(Ask("households", "走了几户"), BODY), recurs=True,
    ),
    Step(
        "reported", "报告村（居）民委员会", "报告走访的意见", "unit", "reported", ("visit",), ask="怎么报告的", hidden=TAKEN,
        asks=(Ask("major", "其中重大事项几件", start=0),), title="意见报告{to} {count}件", says={"to": "committee"},
    ),
    Step(
        "to_party", "重大事项报告党组织", "报告党组织", "unit", "reported", ("reported",), ask="怎么报告的", hidden=TAKEN,
        title="意见报告{to} {count}件", says={"to": "party"},
    ),
    Step(
        "activity", "活动", "记一次活动", "unit", "activity_held", ask="做了什么", title="{body}活动", recurs=True,
        asks=(
            BODY, Ask("participants", "参加人数", required=False), Ask("organisations", "几个社会组织", required=False),
            Ask("stationed", "几个驻区单位", required=False), Ask("hobby", "几个兴趣团队", required=False), Ask("customs"),
        ),
    ),
    Step(
        "project", "公益创投项目", "记立项", "unit", "project_started", ask="项目名称和内容", text_needed=True, title="公益创投项目立项",
        asks=(Ask("budget", required=False),),
    ),
    Step(
        "finished", "项目结项", "记结项", "unit", "project_finished", ("project",), ask="办成了什么", title="公益创投项目结项",
        asks=(Ask("spent", required=False), Ask("participants", required=False), Ask("accepted")),
    ),
    Step("contacts", "紧急联络名册", "更新联络名册", "unit", "contacts_set", ask="说明", asks=(Ask("count"),), title="紧急联络名册{count}人"),
    Step(
        "emergency", "紧急联系", "记一次紧急联系", "unit", "emergency", ask="什么情况", title="紧急联系{reached}人",
        asks=(Ask("reached", "联系上几人"), Ask("heard", "几人反馈了情况")),
    ),
    Step(
        "voted", "成员表决", "记成员表决", "unit", "voted", ask="表决了什么", title="{body}成员表决，{passed}人通过",
        asks=(BODY, Ask("at", start="representatives"), Ask("passed")),
    ),
    Step("filed", "名单备案", "报名单备案", "unit", "filed", ("voted",), (BODY,), "怎么报的", title="{body}名单备案", free=True, takes=("body",)),
)  # fmt: skip
