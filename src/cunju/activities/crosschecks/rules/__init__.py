"""What cannot both be true: pure functions over facts as plain values; no signal of style, number of entries or weekdays.

Sources: domain.md §9.3 (signals 3, 4, 5, 8, 9), §3 check 4, §7; none of them is more than a question to the unit.
"""

from collections.abc import Sequence

from cunju.activities.crosschecks.rules import figures, following
from cunju.activities.crosschecks.rules.plain import (
    ADOPTED,
    COMPOSITION,
    FILED,
    KEPT,
    KINDS,
    MEETING,
    OF_THE_TOWN,
    PLEDGED,
    POSTED,
    ROLL,
    SEATED,
    SENT,
    SHEET,
    SPENT,
    STEP,
    VOTED,
    Check,
    Clash,
    Said,
)

QUORUMS = ("assembly.quorum", "representatives.quorum")
CHECKS = {
    one.code: one
    for one in (
        Check("present_over_due", "实到多于应到", "核对签到表和名册，改错的那个数。", "应到是基数", "C", QUORUMS),
        Check(
            "due_not_roll", "应到和名册不一致", "应到按开会那天的名册算；名册旧了就登记新的，应到错了就更正会议记录。",
            "应到是基数", "L", QUORUMS,
        ),
        Check("two_places", "同一时间开两个会", "核对两次会议的时间；同一批人不能同时在两处。", "默认，待确认", "L"),
        Check("signers", "签字人数多于在任人数", "核对签字人当天是不是监督委员会成员。", "由在任成员签字", "L", ("disclosure.seals",)),
        Check(
            "paid_before", "付款、合同早于决议公开", "核对日期；确实先付的，说明原因。",
            "决议公开以后才能签合同、付款", "L", ("resolution.steps",),
        ),
        Check(
            "balance", "月末结余和下月的上月结余不一致", "核对两个月的公开表，改错的那一张重新公布。",
            "公布的事项应当真实", "C", ("disclosure.truth",),
        ),
        Check(
            "kept_unproved", "承诺登记为办结，没有附记录", "在承诺单上补一条能说明办成的记录，或者更正办理情况；纸上有的，写明在哪里。",
            "默认，待确认", "L",
        ),
        Check(
            "unvoted_seat", "补上了成员，没有表决记录", "把推选他的会议、表决登记上；在纸上的，写明哪一天、第几页。",
            "成员由会议推选", "L", ("subcommittee.chosen_by", "mediation.chosen_by"),
        ),
        Check(
            "posted_before", "公布在表决通过以前", "核对表决和公布的日期；表决没有生效的，撤下来。",
            "表决通过以后才能公布", "L", ("convention.adopted_by", "convention.posted"),
        ),
        Check(
            "not_filed", "报送的文本和备案的不一致", "核对报送的是哪一个版本；报送错了，请镇（街道）作废后重新报送。",
            "报送的应当是备案的文本", "L", ("showcase.conventions",),
        ),
        Check(
            "solved_undone", "居民事项解决了，协商结果没有落实", "已经落实的，在协商会议上登记落实；没有解决的，更正回访。", "默认，待确认", "L",
        ),
        Check("same_scan", "两条记录附了同一份扫描件", "核对签到表、照片是不是传错。", "默认，待确认", "L"),
    )
}
FINDERS = (*figures.FINDERS, *following.FINDERS)


def clashes(facts: Sequence[Said]) -> list[Clash]:
    """All contradictions among a unit's facts, by check, the newest first."""
    found = [clash for check in FINDERS for clash in check(facts)]
    return sorted(found, key=lambda one: (list(CHECKS).index(one.check), -max(each.on for each in one.records).toordinal(), one.key))
