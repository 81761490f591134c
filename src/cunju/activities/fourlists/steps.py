"""Lines of this room as one table: a list posted and in force, a certificate, a task from above, a check, roster and training."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会", "district": "区民政局", "check": "检查的单位"}
HOME = "home"

STEPS = table(
    Step("posted", "清单公示", "公示清单", "unit", "list_posted", page=HOME, title="{list}清单公示（{items}项）"),
    Step("force", "清单现行文本", "记清单现行", "unit", "list_in_force", ("posted",), free=True, page=HOME, title="{list}清单现行文本"),
    Step("certificate", "证明办理", "开证明", "unit", "certificate_decided", ask="要证明什么", text_needed=True, title="证明{result}"),
    Step(
        "task", "清单外事项准入", "定准入", "district", "task_entered", page=HOME, only="town", hidden=frozenset({"item"}),
        title="清单外事项{result}（{units}个村（社区））",
    ),
    Step(
        "checked", "照单履责检查", "记一次检查", "check", "checked", ask="看了什么，清单外的是什么", recurs=True, title="照单履责检查（{by}）",
        asks=(Ask("by"), Ask("looked", "看了几件"), Ask("outside", "其中清单外几件", start=0)),
    ),
    Step(
        "roster", "值班安排", "排值班", "unit", "roster_set", ask="怎么排的（一行一段，例如：周一至周三 综合窗口 便民服务专干）", text_needed=True,
        asks=(Ask("workers", "几个人值班"),), recurs=True, title="全岗通值班安排（{workers}人）",
    ),
    Step(
        "training", "全岗通培训", "记一次培训", "unit", "training_held", ask="学了什么", asks=(Ask("workers", "几个人参加"),), recurs=True,
        title="全岗通培训（{workers}人）",
    ),
)  # fmt: skip
