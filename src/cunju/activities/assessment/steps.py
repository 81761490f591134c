"""The district's scheme, a town's objection and its answer, the closing of the files, as one table."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"town": "镇（街道）", "district": "区民政局"}
HOME = "home"

STEPS = table(
    Step(
        "scheme", "年度考核办法", "定年度考核办法", "district", "scheme_set", ask="考核计划的名称和文号", text_needed=True, only="county",
        title="{year}年度考核办法，内容{items}项",
    ),
    Step("objected", "考核异议", "提出异议", "town", "objected", ask="哪里不对", text_needed=True, only="town", page=None),
    Step(
        "answered", "异议的答复", "答复异议", "district", "objection_answered", ("objected",), ask="答复", text_needed=True, only="town",
        asks=(Ask("changed", "改不改"),),
    ),
    Step(
        "closed", "材料归集完毕", "关闭年度考核", "district", "file_closed", ("scheme",), only="county",
        title="{year}年度考核材料归集，{towns}个镇街", hidden=frozenset({"digest"}), takes=("year",),
    ),
)  # fmt: skip
