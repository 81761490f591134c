"""Reads one pack's YAML into words, with every problem as a line and a Chinese sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from cunju.catalogue import wordtypes
from cunju.catalogue.noticereading import notice
from cunju.catalogue.wordreading import DUTY_KEYS, WINDOW_KEYS, duty
from cunju.catalogue.words import AUTHORITIES, READERS, Duty, Malformed, Notice, Pack
from cunju.catalogue.yamlreading import Loader, duty_lines, key_lines, mapping, word_lines
from cunju.kernel.days import Span

__all__ = [
    "DUTY_KEYS", "PACK_KEYS", "WINDOW_KEYS", "Loader", "Malformed", "Problem", "duty", "duty_lines", "mapping", "notice", "pack",
    "yaml",
]  # fmt: skip
NEEDED = ("pack", "title", "authority", "valid_from", "valid_to", "duties")
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
    problems, duties = [], []
    entries = zip(raw["duties"], duty_lines(text), word_lines(text), strict=True)
    for entry, line, words in entries:
        try:
            made = duty(entry, pack=raw)
            _stands(made, raw, read_notice)
            duties.append(made)
        except Malformed as wrong:
            problems.append(Problem(file, words.get(wrong.key, line), str(wrong)))
    return _pack(raw, duties, read_notice), problems


def _head(raw: Mapping[str, Any]) -> None:
    """Malformed where the words of the pack itself cannot be."""
    if missing := [name for name in NEEDED if name not in raw]:
        raise Malformed(f"缺少 {'、'.join(missing)}")
    if extra := [str(name) for name in raw if name not in PACK_KEYS]:
        raise Malformed(f"不认识的词：{'、'.join(extra)}", key=extra[0])
    wordtypes.check(raw, wordtypes.OF_PACK)
    if raw["authority"] not in AUTHORITIES:
        raise Malformed(f"authority 只能是 {'、'.join(AUTHORITIES)}", key="authority")
    wordtypes.in_order(raw["valid_from"], raw["valid_to"], names=("valid_from", "valid_to"))
    if covers := raw.get("covers"):
        wordtypes.in_order(covers["from"], covers["to"], names=("covers.from", "covers.to"))
    if wrong := [str(one) for one in raw.get("applies_to", ()) if one not in READERS]:
        raise Malformed(f"applies_to 只能是 {'、'.join(READERS)}，收到 {'、'.join(wrong)}", key="applies_to")


def _stands(made: Duty, raw: Mapping[str, Any], read_notice: Notice | None) -> None:
    """Malformed where a duty names a measure that its notice does not have, or a kind of unit that never reads its pack."""
    if read_notice and made.measure and made.measure not in {one.no for one in read_notice.measures}:
        raise Malformed(f"这份通知没有第{made.measure}项措施", key="measure")
    readers = raw.get("applies_to", ("village", "community"))
    if lost := [one for one in made.applies_to if one in READERS and one not in readers]:
        raise Malformed(
            f"applies_to 的 {'、'.join(lost)} 不在这个包的 applies_to 里，永远不会用到", key="applies_to"
        )


def _pack(raw: Mapping[str, Any], duties: list[Duty], read_notice: Notice | None) -> Pack:
    covers = raw.get("covers") or {"from": raw["valid_from"], "to": raw["valid_to"]}
    return Pack(
        id=raw["pack"],
        title=raw["title"],
        authority=raw["authority"],
        valid_from=raw["valid_from"],
        valid_to=raw["valid_to"],
        covers=Span(covers["from"], covers["to"]),
        applies_to=tuple(raw.get("applies_to", ("village", "community"))),
        duties=tuple(duties),
        notice=read_notice,
        area=raw.get("area", ""),
    )
