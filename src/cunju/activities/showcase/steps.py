"""What is sent in, what comes of it, and a named project from plan to acceptance, as one table."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会", "town": "镇（街道）", "district": "区民政局"}
HOME = "home"
# What is taken from what was chosen, or implied by the step.
GIVEN = frozenset({"from_unit", "digest", "project", "stage", "milestones", "criteria", "withdrew"})
# A project's stages in their order; each is a step of its own, by whose hand it is.
STAGES = ("self_checked", "town_checked", "reported", "accepted")
PROJECT = ("plan", *STAGES)
SENT = {"text": "convention", "case": "case"}


def _stage(name: str, label: str, verb: str, owner: str, before: str, ask: str) -> Step:
    return Step(
        name, label, verb, owner, "milestone_reached", (before,), page=HOME, ask=ask, hidden=GIVEN, title="示范创建{stage}",
        says={"stage": name}, takes=("project",),
    )  # fmt: skip


STEPS = table(
    Step(
        "text", "报送的公约", "报送优秀公约", "town", "convention_submitted", ask="推荐理由", hidden=GIVEN, only="town",
        title="优秀{subject}报送",
    ),
    Step(
        "case", "报送的案例", "报送优秀案例", "town", "case_submitted", ask="案例全文（第一行写题目）", text_needed=True, hidden=GIVEN, only="town",
        title="优秀案例报送",
    ),
    Step(
        "announced", "评选结果公示", "公示评选结果", "district", "announced", ask="评选标准", hidden=GIVEN, page=HOME, only="county",
        title="优秀{what}评选结果公示",
    ),
    Step(
        "selected", "入选", "记评选结果", "district", "selected", ("announced",), hidden=GIVEN, page=HOME, only="county",
        title="优秀{what}入选", takes=("what",),
    ),
    Step(
        "shown", "展示", "记展示、推广", "district", "shown", ask="怎么展示的", only="county", title="优秀{what}展示{count}件",
        asks=(Ask("what", start="convention"), Ask("count", "几件")),
    ),
    Step(
        "guided", "指导示范创建", "记一次指导", "town", "guided", ask="指导了什么", text_needed=True, hidden=frozenset({"project"}), only="town",
        asks=(Ask("stage", "到了哪一步", start=STAGES[0]),), recurs=True, title="指导{project}",
    ),
    Step("plan", "创建方案", "定创建方案", "unit", "plan_made", page=None, ask="方案的节点（一行一个）", text_needed=True, hidden=GIVEN),
    _stage("self_checked", "自查", "记自查", "unit", "plan", "自查的情况"),
    _stage("town_checked", "镇街检查", "记检查", "town", "self_checked", "检查的情况"),
    _stage("reported", "总结报告", "记总结", "unit", "town_checked", "总结的要点"),
    _stage("accepted", "验收", "记验收", "district", "reported", "验收意见"),
)  # fmt: skip
