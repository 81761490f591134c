"""What follows a session as one table: what its form asks, which fact it makes. Each stands on the session, not on the one before."""

from cunju.activities.consultation.rules import CARRIED_OUT, COORDINATED, EVALUATED, FED_BACK, REFERRED
from cunju.records.steps import Ask, Step, table

WAITING, SAID = "waiting", "情况说明"

STEPS = table(
    Step(
        REFERRED, "提交会议决定", "登记提交会议决定", "unit", "referred", ask=SAID, page=WAITING, asks=(Ask("body", "提交到", long=True),),
        title="提交{body}",
    ),
    Step(
        CARRIED_OUT, "落实", "登记落实", "unit", "carried_out", ask=SAID, page=WAITING, asks=(Ask("done", start=True),),
        title="协商结果{done}",
    ),
    Step(
        FED_BACK, "反馈", "登记反馈", "unit", "fed_back", ask=SAID, page=WAITING, asks=(Ask("channel", "反馈方式", start="board", long=True),),
        title="协商结果反馈 {channel}",
    ),
    Step(
        EVALUATED, "评价", "登记评价", "unit", "evaluated", ask=SAID, page=WAITING, asks=(Ask("satisfied", long=True),),
        title="协商结果评价 {satisfied}",
    ),
    Step(COORDINATED, "镇街协调", "登记镇街协调", "town", "coordinated", ask=SAID, page=WAITING),
)  # fmt: skip
