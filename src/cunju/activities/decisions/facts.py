"""The kinds of fact this room makes; counts, days and choices only, never a title or a name."""

from cunju.activities.decisions.steps import STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

REGISTER = "decisions:register"
USES = ("assemblies.meeting_held", "assemblies.decision_posted")

declare("decisions", STEPS, detail="decisions:detail", waiting=REGISTER, proxied=False)

ledger.findings(
    "decisions",
    {
        "same_title": "有别的重大事项用同一个标题",
        "base_void": "所依据的记录已作废",
        "base_short": "所依据的会议没有形成决定",
        "no_count": "没有记应到、实到",
        "quorum_short": "到会人数不够",
        "no_votes": "没有记票数",
        "not_adopted": "赞成的人数不够",
        "reserved": "属于村民会议的职权",
        "other_body": "属于农村集体经济组织的事项",
        "no_days": "没有记公布天数",
        "shown_short": "公布的天数不够",
        "order": "步骤的先后不对",
        "too_close": "两步之间的天数不够",
        "one_day": "四次会议都在同一天",
        "too_long": "前后用的天数太长",
        "posted_late": "决议公开晚了",
        "payment_before_posting": "决议公开以前就付了款",
        "contract_before_posting": "决议公开以前就签了合同",
        "same_numbers": "几次会议的人数、票数相同",
        "same_scan": "和另一步附了同一份照片",
    },
)
