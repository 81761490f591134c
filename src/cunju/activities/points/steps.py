"""What is done with points and in courtyards as one table: rules, courtyards and their meetings, postings, objections, redemptions."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会", "reader": "村（居）民委员会"}

STEPS = table(
    Step("adopted", "积分办法", "记积分办法通过", "unit", "rules_adopted", hidden=frozenset({"version"}), page="home", title="积分办法通过"),
    Step(
        "force", "现行的积分办法", "看积分办法", "unit", "rules_in_force", ("adopted",), hidden=frozenset({"scope"}), page="home",
        title="积分办法现行文本",
    ),
    Step("formed", "院落", "记院落", "unit", "courtyard_formed", who="院落长", title="院落设立{households}户"),
    Step(
        "met", "院落会议", "记院落会议", "unit", "courtyard_met", ("formed",), (Ask("households", "到了几户"),), "商量了什么", text_needed=True,
        title="院落会议到会{households}户", recurs=True, page="home",
    ),
    Step("posted", "积分公示", "公示积分", "unit", "entries_posted", page="new", title="{period}积分公示"),
    Step("objected", "积分异议", "记异议", "reader", "objected", ("posted",), page="home", title="积分异议"),
    Step("answered", "异议答复", "答复异议", "unit", "objection_answered", ("objected",), title="积分异议答复：{changed}"),
    Step("redeemed", "积分兑现", "记兑现", "unit", "redeemed", title="{period}积分兑现"),
)  # fmt: skip
