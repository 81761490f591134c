"""The four procedures and the questions as one table: what follows what, who writes it, what its form asks, which fact it makes."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"supervisory": "监督委员会", "unit": "村（居）民委员会", "town": "镇（街道）", "district": "区县"}
# A resident asks about a breach; objections to what is posted are recorded with the sheets.
BREACH = "breach"
# The questions this book records; the other bases stand on records brought from elsewhere.
OWN = "committee"
RECORDED = (BREACH, OWN)
SEVEN = "7方面内容按默认，待确认"
CONTENT = Ask("content", "属于哪方面", hint=SEVEN, long=True)
MAYBE = Ask("content", "属于哪方面", hint=SEVEN, long=True, empty="先不分类")
BASIS, RIGHT = frozenset({"basis"}), frozenset({"right"})

STEPS = table(
    Step(
        "opinion", "收集意见", "记一条意见", "supervisory", "opinion_collected", ask="说了什么", text_needed=True, who="谁说的",
        asks=(Ask("channel", "怎么收到的", start="visit", kept=True), MAYBE), title="收集意见（{channel}）",
    ),
    Step(
        "settled", "意见办结", "当场办结", "supervisory", "opinion_settled", ("opinion",), ask="怎么答复的",
        asks=(Ask("fate", "怎么办的", start="explained"),), title="意见办结：{fate}",
    ),
    Step(
        "suggestion", "监督建议", "提出建议", "supervisory", "suggestion_made", ("opinion", "meeting", "act"), ask="建议怎么做",
        text_needed=True, free=True, hidden=RIGHT, says={"right": "suggest"}, asks=(CONTENT, Ask("to", "提给谁", start="committees", kept=True)),
        title="监督建议：{content}",
    ),
    Step(
        "answer", "建议答复", "答复建议", "unit", "suggestion_answered", ("suggestion",), ask="怎么答复的",
        asks=(Ask("result", "答复", start="accepted"),), title="建议答复：{result}",
    ),
    Step(
        "check", "监督落实", "看落实情况", "supervisory", "suggestion_checked", ("answer",), ask="看到了什么",
        asks=(Ask("outcome", "落实情况", start="done"),), title="监督落实：{outcome}",
    ),
    Step(
        "feedback", "通报反馈", "通报反馈", "supervisory", "fed_back", ("check",), ask="通报了什么",
        asks=(Ask("told", "怎么通报的", field="channel", start="board", kept=True),), title="通报反馈（{channel}）",
    ),
    Step(
        "question", "质询", "记一条质询", "supervisory", "question_asked", ask="问了什么", text_needed=True, who="谁说的",
        asks=(Ask("basis", "哪一种", start="committee"), MAYBE), hidden=RIGHT, says={"right": "question"}, title="质询：{basis}",
    ),
    Step(
        "reply", "质询答复", "答复质询", "either", "question_answered", ("question",), ask="怎么答复的", hidden=BASIS,
        asks=(Ask("replied", "谁答复的", field="by", start="committee"), Ask("written", "是书面答复", start=True)),
        title="质询答复（{by}）", takes=("basis",),
    ),
    Step(
        "referral", "向上反映", "向上反映", "supervisory", "question_referred", ("question",), ask="为什么不同意答复", hidden=BASIS,
        asks=(Ask("up", "向谁反映", field="to", start="town"),), title="向{to}反映", page="referral", takes=("basis",),
    ),
    Step(
        "ruling", "上级答复", "答复反映", "town", "referral_answered", ("referral",), ask="调查和答复", hidden=BASIS, title="{to}答复",
        takes=("basis", "to"),
    ),
    Step(
        "act", "监督事项", "记一件监督事项", "supervisory", "act_recorded", ask="看了什么", title="监督事项：{content}（{right}）",
        asks=(Ask("right", "行使哪项权利", start="review"), CONTENT, Ask("problem", "发现问题")), recurs=True,
    ),
    Step("meeting", "例会", "开例会", "supervisory", "meeting_held", title="监督委员会例会"),
    Step("system", "监督制度", "建立制度", "supervisory", "system_adopted", page="systems", title="{system}"),
    Step("report", "半年报告", "报告工作", "supervisory", "report_heard", title="半年报告 {half}"),
)  # fmt: skip
