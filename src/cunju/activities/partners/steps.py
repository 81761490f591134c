"""The five forces and what they do as one table: on the register and off it, the mechanism, a project, its end, its money posted."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会"}
CHARITY = "charity"
SOURCES = {"donation": "捐赠", "collective": "集体资金", "public": "财政资金", "own": "社会组织自筹"}
DONATION = "donation"
# What a line takes from the register, from the project it follows or from what came in.
TAKEN = frozenset({"sound", "members", "elements", "stations", "organisations", "received"})
REGISTER = ("partner", "left")

STEPS = table(
    Step(
        "left", "退出", "记退出", "unit", "mechanism_in_force", ("partner",), ask="为什么退出", page="partner", takes=("element",),
        hidden=TAKEN | {"element"}, title="{element}在册{members}个",
    ),
    Step(
        "partner", "联动力量", "登记一个", "unit", "mechanism_in_force", ask="名称", text_needed=True, who="谁负责联系（写岗位，不写电话）",
        hidden=TAKEN, title="{element}在册{members}个", asks=(Ask("element", "哪一类"),),
    ),
    Step(
        "mechanism", "联动机制", "记建立机制", "unit", "mechanism_set", ask="怎么联动：谁提需求、谁来办、钱从哪里来", text_needed=True,
        hidden=frozenset({"elements"}), title="五社联动机制建立，名册上{elements}类",
        asks=(Ask("volunteers", "志愿者一共多少人", required=False),),
    ),
    Step(
        "project", "联动项目", "记一个项目", "unit", "project_started", ask="项目名称和做什么", text_needed=True, hidden=TAKEN,
        asks=(Ask("budget", "准备用多少钱", required=False),), title="联动项目启动，{elements}类力量",
    ),
    Step(
        "finished", "项目完成", "记完成", "unit", "project_finished", ("project",), ask="办成了什么", text_needed=True, hidden=TAKEN,
        asks=(Ask("spent", "一共支出"), Ask("served", "服务了多少人次", required=False)), takes=("elements",),
        title="联动项目完成，{elements}类力量",
    ),
    Step(
        "posted", "资金公布", "记公布资金", "unit", "funds_posted", ("project",), ask="贴在哪里",
        asks=(Ask("spent", "到这一天支出"),), title="联动项目资金公布，收入{received}",
    ),
)  # fmt: skip
