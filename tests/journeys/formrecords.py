"""What a form says of the records beside a judgement, read back and counted anew; beside ``forms``."""

import re
from collections.abc import Iterable, Sequence

from cunju.duties.status import Window
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact

# What is told as answered, by its records' kind; numbers as the last record of each window gives them.
ANSWERED = (
    "bodies.seat_changed", "committees.reported", "conventions.filed", "conventions.posted", "matters.closed", "matters.confirmed",
    "pledges.filed", "pledges.posted", "pledges.result_posted", "points.objection_answered",
)  # fmt: skip
NUMBERS = {
    "committees.reported": "{count}件", "pledges.pledged": "{pledged}人承诺{items}项", "pledges.reviewed": "评议{evaluated}人",
}  # fmt: skip
RECORDED = re.compile(r"(?P<n>\d+)个(?P<kind>村（社区）|村|社区)(?P<title>.+?)(?P<how>记有|有)(?P<told>.+)")
# What records beside a judgement come to: by its words the kind, the field that is summed, what the fields say.
COMES_TO: dict[str, tuple[str, str, dict[str, str]]] = {
    "办证明#件": ("fourlists.certificate_decided", "", {}),
    "不予出具#件": ("fourlists.certificate_decided", "", {"result": "refused"}),
    "其中不在清单#件": ("fourlists.certificate_decided", "", {"result": "refused", "reason": "not_listed"}),
    "照单检查#次": ("fourlists.checked", "", {}), "排值班#次": ("fourlists.roster_set", "", {}), "培训#次": ("fourlists.training_held", "", {}),
    "一窗受理#件": ("fourlists.requests_counted", "received", {}), "征求意见#次": ("conventions.opinions_collected", "", {}),
    "表决#次": ("conventions.adopted", "", {}), "评估#次": ("conventions.review_made", "", {}), "运用#次": ("conventions.used", "", {}),
    "院落会议#次": ("points.courtyard_met", "", {}), "公示积分#个月": ("points.entries_posted", "", {}), "兑现#次": ("points.redeemed", "", {}),
    "启动项目#个": ("partners.project_started", "", {}), "完成#个": ("partners.project_finished", "", {}),
    "公布资金#次": ("partners.funds_posted", "", {}),
}  # fmt: skip
KINDS = frozenset(kind for kind, _, _ in COMES_TO.values())


def told(found: re.Match[str]) -> dict[str, int]:
    """The numbers of a phrase by their words."""
    return {re.sub(r"\d+", "#", part): int(re.sub(r"\D", "", part)) for part in found["told"].split("、")}


def counted(facts: Iterable[Fact], *, first: bool) -> dict[str, int]:
    """What the records come to, all of it in its order; where room is short the first alone."""
    facts = list(facts)
    found = {words: n for words, (kind, field_, said) in COMES_TO.items() if (n := comes_to(facts, kind, field_, said))}
    return dict(list(found.items())[:1]) if first else found


def comes_to(facts: Iterable[Fact], kind: str, field_: str, said: dict[str, str]) -> int:
    """How many of a kind with these words, or the sum of a field of theirs."""
    mine = [one.attributes for one in facts if one.kind == kind and all(one.attributes.get(key) == word for key, word in said.items())]
    return sum(int(one.get(field_) or 0) for one in mine) if field_ else len(mine)


def numbers(done: Sequence[Window]) -> str | None:
    """The numbers of what is done, from the records themselves; none where a record gives none."""
    words = NUMBERS.get(done[0].kind)
    if words is None:
        return None
    records = [fact.attributes for one in done if (fact := ledger.fact_by_id(one.facts[-1]))]
    sums = {name: sum(each.get(name) or 0 for each in records) for name in re.findall(r"{(\w+)}", words)}
    return words.format(**sums) if all(sums.values()) else None
