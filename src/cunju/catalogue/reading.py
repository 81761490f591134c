"""Reads one pack's YAML into words, with every problem as a line and a Chinese sentence."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import yaml

from cunju.catalogue import clausereading, wordtypes
from cunju.catalogue.clauses import Clause
from cunju.catalogue.noticereading import notice
from cunju.catalogue.packs import Pack
from cunju.catalogue.wordreading import DUTY_KEYS, WINDOW_KEYS, duty
from cunju.catalogue.words import AUTHORITIES, READERS, Duty, Malformed, Notice
from cunju.catalogue.yamlreading import Loader, duty_lines, entry_lines, key_lines, mapping, unfinished
from cunju.kernel.days import Span

__all__ = [
    "DUTY_KEYS", "PACK_KEYS", "WINDOW_KEYS", "Loader", "Malformed", "Problem", "duty", "duty_lines", "mapping", "notice", "pack",
    "yaml",
]  # fmt: skip
NEEDED = ("pack", "title", "authority", "valid_from")
T = TypeVar("T")
PACK_KEYS = frozenset(wordtypes.OF_PACK)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a catalogue file."""

    file: str
    line: int
    message: str
    known: tuple[str, ...] = ()


def pack(text: str, *, file: str) -> tuple[Pack | None, list[Problem]]:
    """One pack and its problems; None where nothing of it can be read."""
    lines: dict[str, int] = {}
    try:
        raw = mapping(text)
        lines = key_lines(text)
        _head(raw)
        read_notice = notice(raw["notice"]) if "notice" in raw else None
    except Malformed as wrong:
        return None, [Problem(file, wrong.line or lines.get(wrong.key, 1), str(wrong))]
    problems = [Problem(file, line, said) for line, said in unfinished(text)]

    def made(under: str, make: Callable[[Any], T]) -> Iterator[T]:
        for entry, (line, words) in zip(raw.get(under, ()), entry_lines(text, under), strict=True):
            try:
                yield make(entry)
            except Malformed as wrong:
                problems.append(Problem(file, words.get(wrong.key, line), str(wrong)))

    duties = list(made("duties", lambda entry: _standing(duty(entry, pack=raw), raw, read_notice)))
    clauses = [one for each in made("clauses", lambda entry: _within(clausereading.read(entry, pack=raw), read_notice)) for one in each]
    problems += _twins(clauses, raw, text, file)
    return _pack(raw, duties, clauses, read_notice), problems


def _twins(clauses: list[Clause], raw: Mapping[str, Any], text: str, file: str) -> Iterator[Problem]:
    """Two answers of one pack to one question for one unit on one day."""
    lines = [line for line, _ in entry_lines(text, "clauses")]
    for _, other in clausereading.twins(clauses):
        at = next(at for at, one in enumerate(raw["clauses"]) if one.get("cite") == other.cite and one["question"] == other.question.name)
        yield Problem(file, lines[at], f"{other.question.name}（{other.cite}）与本包另一条在同一天回答同一个问题")


def _head(raw: Mapping[str, Any]) -> None:
    """Malformed where the words of the pack itself cannot be."""
    if missing := [name for name in NEEDED if name not in raw]:
        raise Malformed(f"缺少 {'、'.join(missing)}")
    if "duties" not in raw and "clauses" not in raw:
        raise Malformed("缺少 duties（应办的事项）或者 clauses（条文）")
    if extra := [str(name) for name in raw if name not in PACK_KEYS]:
        raise Malformed(f"不认识的词：{'、'.join(extra)}", key=extra[0])
    wordtypes.check(raw, wordtypes.OF_PACK)
    if raw["authority"] not in AUTHORITIES:
        raise Malformed(f"authority 只能是 {'、'.join(AUTHORITIES)}", key="authority")
    wordtypes.in_order(raw["valid_from"], raw.get("valid_to") or date.max, names=("valid_from", "valid_to"))
    if covers := raw.get("covers"):
        wordtypes.in_order(covers["from"], covers["to"], names=("covers.from", "covers.to"))
    if wrong := [str(one) for one in raw.get("applies_to", ()) if one not in READERS]:
        raise Malformed(f"applies_to 只能是 {'、'.join(READERS)}，收到 {'、'.join(wrong)}", key="applies_to")


def _standing(made: Duty, raw: Mapping[str, Any], read_notice: Notice | None) -> Duty:
    """The duty itself; Malformed where a duty names a measure that its notice does not have, or a kind of unit that never reads its pack."""
    if read_notice and made.measure and made.measure not in {one.no for one in read_notice.measures}:
        raise Malformed(f"这份通知没有第{made.measure}项措施", key="measure")
    _cited(made.cite, read_notice)
    readers = raw.get("applies_to", ("village", "community"))
    if lost := [one for one in made.applies_to if one in READERS and one not in readers]:
        raise Malformed(
            f"applies_to 的 {'、'.join(lost)} 不在这个包的 applies_to 里，永远不会用到", key="applies_to"
        )
    return made


def _within(made: list[Clause], read_notice: Notice | None) -> list[Clause]:
    for one in made:
        _cited(one.cite, read_notice)
    return made


def _cited(cite: str, read_notice: Notice | None) -> None:
    """Malformed where a pack with a notice cites an item that its notice does not have."""
    numbers = {one.no for one in read_notice.measures} if read_notice else set()
    if lost := [one for one in re.findall(r"第([0-9]+)项", cite) if read_notice and int(one[:9]) not in numbers]:
        raise Malformed(f"cite 写的第{lost[0][:9]}项，这份通知没有", key="cite")


def _pack(
    raw: Mapping[str, Any], duties: list[Duty], clauses: list[Clause], read_notice: Notice | None
) -> Pack:
    end = raw.get("valid_to") or date.max
    covers = raw.get("covers") or {"from": raw["valid_from"], "to": end}
    return Pack(
        id=raw["pack"],
        title=raw["title"],
        authority=raw["authority"],
        valid_from=raw["valid_from"],
        valid_to=end,
        covers=Span(covers["from"], covers["to"]),
        applies_to=tuple(raw.get("applies_to", ("village", "community"))),
        duties=tuple(duties),
        clauses=tuple(clauses),
        notice=read_notice,
        area=raw.get("area", ""),
    )
