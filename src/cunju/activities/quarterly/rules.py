"""How the form is drafted and which status is proposed; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cunju.kernel.words import count_words

NORMAL, BEHIND, DONE = "正常推进", "推进滞后", "已完成"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft, the measures it speaks of and the records behind it."""

    text: str
    measures: tuple[int, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A town's measure: units concerned, units with something overdue, records."""

    measure: int
    title: str
    units: int
    overdue: int
    late_names: tuple[str, ...]
    facts: tuple[str, ...]


def draft(
    town: str,
    counts: tuple[int, int],
    tallies: Sequence[Tally],
    tasks: Mapping[int, str],
    task_of: Mapping[int, int],
) -> list[Sentence]:
    """Sentences in the order of the tasks; a task without records is left to the officer's own line."""
    villages, communities = counts
    sentences = [Sentence(f"{town}{villages}个村、{communities}个社区按清单推进。", (), ())]
    for task, title in tasks.items():
        mine = [one for one in tallies if task_of[one.measure] == task and one.facts]
        if mine:
            sentences.append(_sentence(title, mine))
    return sentences


def _sentence(title: str, mine: Sequence[Tally]) -> Sentence:
    parts = []
    for one in mine:
        late = (
            f"，{'、'.join(one.late_names[:3])}{'等' if len(one.late_names) > 3 else ''}有逾期"
            if one.late_names
            else ""
        )
        parts.append(f"{one.title}{one.units - one.overdue}/{one.units}按期（记录{len(one.facts)}条{late}）")
    text = f"{title}：{'；'.join(parts)}。"
    return Sentence(text, tuple(one.measure for one in mine), tuple(uid for one in mine for uid in one.facts))


def fitting(sentences: Sequence[Sentence], limit: int) -> list[Sentence]:
    """As many sentences in order as stay within ``limit`` characters as Word counts."""
    kept: list[Sentence] = []
    for one in sentences:
        if count_words("".join(x.text for x in [*kept, one])) <= limit:
            kept.append(one)
    return kept


def proposed(
    *, all_met: bool, own_overdue: bool, shares: Sequence[tuple[int, int]], over: int, under: int
) -> str:
    """已完成, 推进滞后 or 正常推进 (interfaces §8); ``shares`` are (overdue, units) per measure; over/under of the catalogue."""
    if all_met:
        return DONE
    if own_overdue or any(under * late > over * units for late, units in shares):
        return BEHIND
    return NORMAL
