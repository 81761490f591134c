"""The status the stated rule proposes; a person decides; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NORMAL, BEHIND, DONE = "正常推进", "推进滞后", "已完成"
LEAST_REASON = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """The status the stated rule gives, and the numbers it rests on."""

    status: str
    reason: str


def proposed(
    *,
    open_windows: int,
    own_overdue: Sequence[str],
    late: Mapping[int, int],
    units: int,
    share: tuple[int, int],
) -> Proposal:
    """已完成, 推进滞后 or 正常推进 (interfaces §8); ``late`` are units overdue by measure, ``share`` is (over, under)."""
    over, under = share
    if not open_windows:
        return Proposal(DONE, "应评价的事项全部办结。")
    if own_overdue:
        told = "、".join(list(dict.fromkeys(own_overdue))[:2])
        return Proposal(BEHIND, f"镇街自己有{len(own_overdue)}项逾期（{told}）。")
    worst = [no for no, count in sorted(late.items()) if under * count > over * units]
    if worst:
        told = "、".join(f"{_measure(no)}：{late[no]}/{units}" for no in worst[:4])
        return Proposal(BEHIND, f"有{len(worst)}项措施逾期的村（社区）超过{over}/{under}（{told}）。")
    some = {no: count for no, count in sorted(late.items()) if count}
    told = "、".join(f"{_measure(no)}：{count}/{units}" for no, count in list(some.items())[:4])
    return Proposal(
        NORMAL,
        f"{len(some)}项措施有村（社区）逾期，未超过{over}/{under}（{told}）。" if some else "暂无逾期。",
    )


def _measure(no: int) -> str:
    return f"措施{no}" if no else "措施以外的法定事项"


def rule_words(share: tuple[int, int]) -> str:
    """The rule as a person reads it."""
    over, under = share
    return (
        f"应评价的事项全部办结（待研判、暂未开通登记的不算办结，参考的不计），为{DONE}；"
        f"镇街自己有逾期，或某项措施逾期的村（社区）超过{over}/{under}，为{BEHIND}；其余为{NORMAL}。由人决定。"
    )
