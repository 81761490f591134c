"""The six steps: who decides with how many, in which order, and what a payment before the posting says; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cunju.kernel import fractions
from cunju.kernel.days import chinese_day

OL, RC, CQ = "村民委员会组织法", "城市居民委员会组织法", "重庆市实施办法"
NOTICE = "渝北民〔2023〕24号附件1第4项"
PARTY_RULE, LOCAL = "党支部工作条例（默认，待确认）", "四议两公开登记表通行要求（默认，待确认）"
STEPS = {1: "党组织提议", 2: "两委商议", 3: "党员大会审议", 4: "会议决议", 5: "决议公开", 6: "实施结果公开"}
CODES = {2: "joint", 3: "party", 4: "resolution", 5: "decision_posted", 6: "result_posted"}
ORIGINS = {"people": "党员群众建议", "cadres": "村（社区）干部提议", "higher": "上级党委政府安排"}
SPENDING = {"contract": "签订合同", "payment": "首次付款"}
BODIES = {"representatives": "村民代表会议", "assembly": "村（居）民会议"}
# Village law art. 24 (1)-(9); the last two may never be left to the representatives (CQ 8 and 10).
CLASSES = {
    "works": "公益事业的兴办、筹资筹劳、建设承包",
    "income": "集体经济所得收益的使用",
    "subsidy": "误工补贴的人员及标准",
    "land": "土地承包经营方案",
    "projects": "集体经济项目的立项、承包",
    "homestead": "宅基地的使用方案",
    "compensation": "征地补偿费的使用、分配",
    "property": "借贷、租赁等处分集体财产",
    "ol24": "涉及村（居）民利益的其他重大事项",
    "convention": "自治章程、村规民约（居民公约）",
    "recall": "选举、罢免村（居）民委员会成员",
}
RESERVED = ("convention", "recall")
COLLECTIVE, COLLECTIVE_FROM = ("income", "projects", "property", "land"), date(2025, 5, 1)
POSTED_DAYS = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One remark: it holds (done), fails (short), is open (unverified) or is only said (note)."""

    code: str
    state: str
    text: str
    authority: str
    cite: str
    sure: str = "C"


@dataclass(frozen=True, slots=True)
class Taken:
    """One step as it was taken, from a meeting, a posting or paper; votes only where not all agreed."""

    number: int
    day: date
    due: int | None = None
    present: int | None = None
    votes_for: int | None = None
    days_shown: int | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A threshold: ``over/under`` of all, included where ``included`` (以上), else excluded (过半)."""

    name: str
    over: int
    under: int
    included: bool
    authority: str
    cite: str
    sure: str = "C"

    def holds(self, n: int, of: int) -> bool:
        """Whether ``n`` of ``of`` reaches it, in whole numbers."""
        if self.included:
            return fractions.is_at_least(n, of, over=self.over, under=self.under)
        return self.under * n > self.over * of


HALF_OF_PARTY = Rule("半数", 1, 2, True, "local", PARTY_RULE, "L")
TWO_THIRDS = Rule("三分之二", 2, 3, True, "local", LOCAL, "U")
PARTY_FLOOR = Rule("过半数", 1, 2, False, "local", PARTY_RULE, "L")
PARTY_LOCAL = Rule("三分之二", 2, 3, True, "local", LOCAL, "L")


def present_rules(number: int, *, kind: str, body: str) -> tuple[Rule, ...]:
    """How many must come to a step."""
    if number == 1:
        return (HALF_OF_PARTY,)
    if number == 2:
        return (TWO_THIRDS,)
    if number == 3:
        return (PARTY_FLOOR, PARTY_LOCAL)
    if number != 4:
        return ()
    if kind != "village":
        return (Rule("过半数", 1, 2, False, "law", f"{RC}第10条"),)
    if body == "assembly":
        return (Rule("过半数", 1, 2, False, "law", f"{OL}第22条"),)
    return (Rule("三分之二", 2, 3, True, "law", f"{OL}第26条"),)


def counted(n: int, of: int, rule: Rule) -> str:
    """``26/40（65.0%，不足三分之二）``."""
    reached = rule.holds(n, of)
    word = rule.name if not rule.name.startswith("过") else ("过半数" if reached else "没有过半数")
    said = word if rule.name.startswith("过") else ("达到" if reached else "不足") + word
    return f"{n}/{of}（{fractions.percent(n, of)}，{said}）"


def judge_step(one: Taken, *, kind: str, matter_class: str) -> list[Line]:
    """How one step was taken, layer by layer."""
    if one.number > 4:
        return _shown(one, kind)
    name = STEPS[one.number]
    if one.due is None or one.present is None:
        return [Line("no_count", "unverified", f"{name}没有记应到、实到", "notice", NOTICE)]
    lines = [
        Line("quorum" if rule.holds(one.present, one.due) else "quorum_short",
             "done" if rule.holds(one.present, one.due) else "short" if rule.sure == "C" else "unverified",
             f"{name}到会{counted(one.present, one.due, rule)}", rule.authority, rule.cite, rule.sure)
        for rule in present_rules(one.number, kind=kind, body=one.body)
    ]  # fmt: skip
    return lines + _voted(one, kind, matter_class)


def _voted(one: Taken, kind: str, matter_class: str) -> list[Line]:
    due, present = one.due or 0, one.present or 0
    votes = present if one.votes_for is None else one.votes_for
    lines = []
    if one.number == 3:
        of, rule = due, Rule("过半数", 1, 2, False, "local", PARTY_RULE, "L")
    elif one.number == 4:
        cite = f"{RC}第10条" if kind != "village" else f"{OL}第22条、第26条"
        of, rule = present, Rule("过半数", 1, 2, False, "law", cite)
        if matter_class == "land":
            of, rule = due, Rule("三分之二", 2, 3, True, "law", "农村土地承包法第19条、第28条、第52条")
        if matter_class in RESERVED and one.body == "representatives":
            text = "这类事项只能由村民会议决定，不能授权村民代表会议"
            lines.append(Line("reserved", "short", text, "regulation", f"{CQ}第8条、第10条"))
        if matter_class in COLLECTIVE and one.day >= COLLECTIVE_FROM:
            text = "2025年5月1日起属于农村集体经济组织的事项由成员大会决定，村民会议的决议不能代替"
            lines.append(Line("other_body", "unverified", text, "law", "农村集体经济组织法第26条、第27条"))
    else:
        of, rule = present, Rule("过半数", 1, 2, False, "local", LOCAL, "L")
    good = rule.holds(votes, of)
    state = "done" if good else "short" if rule.sure == "C" else "unverified"
    text = f"{STEPS[one.number]}赞成{counted(votes, of, rule)}"
    return [*lines, Line("adopted" if good else "not_adopted", state, text, rule.authority, rule.cite, rule.sure)]


def _shown(one: Taken, kind: str) -> list[Line]:
    layer, cite, sure = ("regulation", f"{CQ}第30条", "C") if kind == "village" else ("local", LOCAL, "L")
    if one.days_shown is None:
        return [Line("no_days", "unverified", f"{STEPS[one.number]}没有记公布天数", layer, cite, sure)]
    good = one.days_shown >= POSTED_DAYS
    text = f"{STEPS[one.number]}公布{one.days_shown}天" + ("" if good else f"，不足{POSTED_DAYS}天，应重新公布")
    state = "done" if good else "short" if sure == "C" else "unverified"
    return [Line("shown" if good else "shown_short", state, text, layer, cite, sure)]


def judge_whole(steps: Sequence[Taken], spent: Sequence[tuple[str, date]], *, kind: str) -> list[Line]:
    """How the steps stand to each other and to the money."""
    first: dict[int, Taken] = {}
    for each in steps:
        first.setdefault(each.number, each)
    lines = []
    for before, after in zip(sorted(first), sorted(first)[1:], strict=False):
        if first[after].day < first[before].day:
            text = f"{STEPS[after]}（{chinese_day(first[after].day)}）早于{STEPS[before]}（{chinese_day(first[before].day)}）"
            lines.append(Line("order", "unverified", text, "notice", NOTICE))
    if first and len({each.day for each in steps if each.number <= 4}) == 1 and {1, 2, 3, 4} <= set(first):
        lines.append(Line("one_day", "unverified", "四次会议都在同一天，请核对", "notice", NOTICE, "L"))
    lines += _late_posting(first, kind) + _before_posting(first, spent) + _copies(first)
    return lines


def _late_posting(first: dict[int, Taken], kind: str) -> list[Line]:
    if 4 not in first or 5 not in first or (days := (first[5].day - first[4].day).days) <= POSTED_DAYS:
        return []
    layer, cite, sure = ("regulation", f"{CQ}第30条", "C") if kind == "village" else ("local", LOCAL, "L")
    return [Line("posted_late", "unverified", f"决议后{days}天才公开，应在{POSTED_DAYS}日内", layer, cite, sure)]


def _before_posting(first: dict[int, Taken], spent: Sequence[tuple[str, date]]) -> list[Line]:
    posted = first[5].day if 5 in first else None
    lines = []
    for what, day in spent:
        if posted and day >= posted:
            continue
        when = f"早于决议公开（{chinese_day(posted)}）" if posted else "还没有决议公开的记录"
        text = f"{SPENDING[what]}（{chinese_day(day)}）{when}。决议公开以后才能签合同、付款"
        lines.append(Line(f"{what}_before_posting", "unverified", text, "notice", NOTICE, "L"))
    return lines


def _copies(first: dict[int, Taken]) -> list[Line]:
    pairs = {(one.due, one.present) for at, one in first.items() if at in (3, 4) and one.due}
    if 3 in first and 4 in first and first[3].due and first[4].due and len(pairs) == 1:
        text = "党员大会和会议决议的应到、实到完全相同，请核对签到表"
        return [Line("same_numbers", "unverified", text, "notice", NOTICE, "L")]
    return []


def findings(lines: Sequence[Line]) -> list[Line]:
    """The lines that go with a fact: what fails or is open."""
    return [one for one in lines if one.state in ("short", "unverified")]
