"""How the form is drafted, how much of it fits and which status is proposed; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cunju.kernel.words import count_words

NORMAL, BEHIND, DONE = "正常推进", "推进滞后", "已完成"
LEAST_REASON = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft, the measures it speaks of, the records behind it, and how its units stand."""

    text: str
    measures: tuple[int, ...]
    facts: tuple[str, ...]
    task: int = 0
    units: int = 0
    late: int = 0
    own: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One duty with records: what is done, who has records (villages, communities, the town itself), which."""

    verb: str
    object: str
    person: bool
    villages: int
    communities: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A town's measure: units concerned, how many of them late, names of all that is late (the town's too), what was done."""

    measure: int
    task: int
    title: str
    units: int
    late: int
    late_names: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """Records behind the measure, each once."""
        return tuple(dict.fromkeys(uid for one in self.lines for uid in one.facts))


@dataclass(frozen=True, slots=True)
class Town:
    """Whom the form speaks of and under which notice."""

    name: str
    villages: int
    communities: int
    notice: str

    @property
    def units(self) -> int:
        """Villages and communities of the town."""
        return self.villages + self.communities


def draft(
    town: Town, tallies: Sequence[Tally], tasks: Mapping[int, str], own: Mapping[int, str], limit: int
) -> list[Sentence]:
    """Sentences in the order of the tasks, within ``limit``; a task without records takes the officer's own line."""
    variants: list[list[Sentence]] = [[_opening(town, tallies)]]
    for task, title in tasks.items():
        mine = [one for one in tallies if one.task == task and one.lines]
        if mine:
            variants.append(_variants(task, title, mine))
        elif own.get(task, "").strip():
            measures = tuple(one.measure for one in tallies if one.task == task)
            variants.append([Sentence(_closed(own[task].strip()), measures, (), task, own=True)])
    return fitting(variants, limit)


def silent(tallies: Sequence[Tally], tasks: Mapping[int, str]) -> list[int]:
    """Tasks without records, which take the officer's own line."""
    told = {one.task for one in tallies if one.lines}
    return [task for task in tasks if task not in told]


def _closed(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text.rstrip('；;，,.')}。"


def _opening(town: Town, tallies: Sequence[Tally]) -> Sentence:
    kinds = [f"{town.villages}个村"] if town.villages else []
    kinds += [f"{town.communities}个社区"] if town.communities else []
    late = sum(bool(one.late_names) for one in tallies)
    state = f"{late}项有逾期" if late else "暂无逾期"
    text = f"按照{town.notice}要求，{town.name}{'、'.join(kinds)}推进{len(tallies)}项措施，{state}。"
    facts = tuple(dict.fromkeys(uid for one in tallies for uid in one.facts))
    names = {name for one in tallies for name in one.late_names}
    return Sentence(text, tuple(one.measure for one in tallies), facts, 0, town.units, len(names))


def _variants(task: int, title: str, mine: Sequence[Tally]) -> list[Sentence]:
    """The same task told fully, by measure, and in one number; the first that fits is used."""
    names = list(dict.fromkeys(name for one in mine for name in one.late_names))
    units = max(one.units for one in mine)
    late = [f"{_named(one.late_names)}{one.title}有逾期" for one in mine if one.late_names]
    full = "，".join(_phrase(line) for one in mine for line in one.lines)
    by_measure = "、".join(
        one.title + (f"{one.units - one.late}/{one.units}" if one.units else "") for one in mine
    )
    told = [
        f"{title}方面，{full}{''.join('；' + one for one in late)}。",
        f"{title}方面，无逾期的：{by_measure}。",
        f"{title}方面，{f'{len(names)}个村（居）有逾期' if names else '无逾期'}。",
    ]
    base = Sentence(
        "",
        tuple(one.measure for one in mine),
        tuple(dict.fromkeys(uid for one in mine for uid in one.facts)),
        task,
        units,
        len(names),
    )
    return [replace(base, text=text) for text in told]


def _named(names: Sequence[str]) -> str:
    return f"{'、'.join(names[:3])}{f'等{len(names)}个村（居）' if len(names) > 3 else ''}"


def _phrase(line: Line) -> str:
    who = (
        f"{line.villages + line.communities}个村（居）"
        if line.villages and line.communities
        else f"{line.villages}个村"
        if line.villages
        else f"{line.communities}个社区"
        if line.communities
        else ""
    )
    if line.person:
        return f"{line.object}{who}已落实"
    more = len(line.facts) > max(1, line.villages + line.communities)
    return f"{who}已{line.verb}{line.object}" + (f"（记录{len(line.facts)}条）" if more else "")


def fitting(variants: Sequence[Sequence[Sentence]], limit: int) -> list[Sentence]:
    """One variant of each, the fullest that together stay within ``limit``, shortened from the end; else fewer."""
    at = [0] * len(variants)

    def chosen() -> list[Sentence]:
        return [each[level] for each, level in zip(variants, at, strict=True)]

    for level in range(1, max((len(each) for each in variants), default=1)):
        for index in reversed(range(len(variants))):
            if length(chosen()) <= limit:
                return chosen()
            at[index] = min(level, len(variants[index]) - 1)
    kept: list[Sentence] = []
    for one in chosen():
        if length([*kept, one]) <= limit:
            kept.append(one)
    return kept


def joined(sentences: Sequence[Sentence]) -> str:
    """The progress as the sentences make it."""
    return "".join(one.text for one in sentences)


def length(sentences: Sequence[Sentence]) -> int:
    """Characters as Word counts them."""
    return count_words(joined(sentences))


def linked(text: str, sentences: Sequence[Sentence]) -> list[tuple[str, int]]:
    """A text in pieces: those that are drafted sentences with their number from 1, the officer's own with 0."""
    pieces, rest = [], text
    for number, one in enumerate(sentences, start=1):
        before, found, after = rest.partition(one.text)
        if found:
            pieces += [(before, 0)] if before.strip() else []
            pieces.append((found, number))
            rest = after
    return pieces + ([(rest, 0)] if rest.strip() else [])


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
        return Proposal(BEHIND, f"镇街自己有{len(own_overdue)}项逾期（{'、'.join(own_overdue[:2])}）。")
    worst = [no for no, count in sorted(late.items()) if under * count > over * units]
    if worst:
        told = "、".join(f"措施{no}：{late[no]}/{units}" for no in worst[:4])
        return Proposal(BEHIND, f"有{len(worst)}项措施逾期的村（居）超过{over}/{under}（{told}）。")
    some = {no: count for no, count in sorted(late.items()) if count}
    told = "、".join(f"措施{no}：{count}/{units}" for no, count in list(some.items())[:4])
    return Proposal(
        NORMAL, f"{len(some)}项措施有村（居）逾期，未超过{over}/{under}（{told}）。" if some else "暂无逾期。"
    )


def rule_words(share: tuple[int, int]) -> str:
    """The rule as a person reads it."""
    over, under = share
    return (
        f"应评价的事项全部办结，为{DONE}；镇街自己有逾期，或某项措施逾期的村（居）超过{over}/{under}，为{BEHIND}；"
        f"其余为{NORMAL}。由人决定。"
    )
