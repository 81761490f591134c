"""What happens to a text as one table: opinions, what the town says, the vote, filing, posting, review; a charter has its own kinds."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会", "town": "镇（街道）"}
# What a line takes from the line it follows, or from the text it is about.
GIVEN = frozenset({"subject", "digest", "version", "party_clause", "sound"})
HOME = "home"
# The texts of a unit by its kind: the convention, the charter.
TEXTS = {
    "village": ("village_rules", "village_charter"),
    "community": ("residents_pact", "residents_charter"),
}
CHARTERS = frozenset({"village_charter", "residents_charter"})
RESULT = Ask("result", start="passed")

STEPS = table(
    Step(
        "opinions", "征集民意", "征集民意", "unit", "opinions_collected", ask="大家提了什么", hidden=GIVEN, page=HOME,
        asks=(Ask("households", required=False), Ask("opinions", required=False)), title="{subject}征集民意",
    ),
    Step("consulted", "镇（街道）看过草案", "看草案", "town", "town_consulted", hidden=GIVEN, page=HOME, title="镇街看{subject}草案：{result}"),
    Step("adopted", "表决通过", "记表决", "unit", "adopted", hidden=GIVEN, page=HOME, title="{subject}表决通过"),
    Step("filed", "备案", "报备案", "unit", "filed", ("adopted",), ask="怎么报的", hidden=GIVEN, title="{subject}备案", takes=("subject", "digest")),
    Step("posted", "公布", "公布", "unit", "posted", ("filed",), ask="怎么公布的", hidden=GIVEN, title="{subject}公布", takes=("subject",)),
    Step(
        "reviewed", "备案审查", "审查", "town", "town_reviewed", ("filed",), (RESULT,), "审查意见", hidden=GIVEN,
        title="审查备案的{subject}：{result}", takes=("subject",),
    ),
    Step(
        "assessed", "评估", "评估", "unit", "review_made", ("posted",), (Ask("result", start="keep"),), "评估了什么", hidden=GIVEN,
        title="{subject}评估：{result}", takes=("subject",),
    ),
    Step(
        "used", "公约的运用", "记公约的运用", "unit", "used", ask="做了什么", title="公约的运用",
        asks=(Ask("activities", required=False), Ask("talks", required=False)),
    ),
    Step("c_adopted", "表决通过", "记表决", "unit", "charter_adopted", hidden=GIVEN, page=HOME, title="自治章程通过"),
    Step("c_force", "现行章程", "登记现行章程", "unit", "charter_in_force", ("c_adopted",), hidden=GIVEN, page=HOME, title="{subject}现行文本"),
    Step("c_filed", "备案", "报备案", "unit", "charter_filed", ("c_adopted",), ask="怎么报的", title="自治章程备案"),
    Step("c_posted", "公布", "公布", "unit", "charter_posted", ("c_filed",), ask="怎么公布的", title="自治章程公布"),
    Step("c_reviewed", "备案审查", "审查", "town", "charter_town_reviewed", ("c_filed",), (RESULT,), "审查意见", title="审查备案的章程：{result}"),
)  # fmt: skip
