"""Reads one pack's YAML into words, with every problem as a line and a Chinese sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from cunju.catalogue.wordreading import DUTY_KEYS, WINDOW_KEYS, duty
from cunju.catalogue.words import Duty, Malformed, Measure, Notice, Pack, Task
from cunju.kernel.days import Span

__all__ = [
    "DUTY_KEYS", "WINDOW_KEYS", "Loader", "Malformed", "Problem", "duty", "duty_lines", "mapping", "notice", "pack",
]  # fmt: skip


class Loader(yaml.SafeLoader):
    """YAML with true and false as the only booleans: ``on`` and ``no`` are words of the catalogue."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a catalogue file."""

    file: str
    line: int
    message: str
    known: tuple[str, ...] = ()


def mapping(text: str) -> dict[str, Any]:
    """A YAML document that is a mapping; Malformed otherwise."""
    try:
        data = yaml.load(text, Loader=Loader)  # a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Malformed(f"第{mark.line + 1 if mark else 1}行：YAML 格式有误") from None
    if not isinstance(data, dict):
        raise Malformed("应为 YAML 映射")
    return data


def duty_lines(text: str) -> list[int]:
    """The line (from 1) of each entry under ``duties``."""
    root = yaml.compose(text, Loader=Loader)
    for key, value in getattr(root, "value", []):
        if key.value == "duties" and isinstance(value, yaml.SequenceNode):
            return [item.start_mark.line + 1 for item in value.value]
    return []


def notice(raw: Mapping[str, Any]) -> Notice:
    """The ``notice:`` block of a pack."""
    share = raw.get("late_share", {"over": 1, "under": 5})
    units = raw.get("units", {})
    return Notice(
        number=raw["number"],
        issuer=raw["issuer"],
        title=raw["title"],
        date=raw["date"],
        tasks=tuple(
            Task(one["no"], one["title"], one.get("short", one["title"]), tuple(one["measures"]))
            for one in raw["tasks"]
        ),
        measures=tuple(
            Measure(one["no"], one["task"], one["text"], tuple(str(one["short"]).split("|")))
            for one in raw["measures"]
        ),
        report_days=tuple(raw["report_days"]),
        progress_limit=raw.get("progress_limit", 300),
        status_words=tuple(raw.get("status_words", ("正常推进", "推进滞后", "已完成"))),
        late_share=(share["over"], share["under"]),
        form_title=raw.get("form_title", raw["title"]),
        switched_off=tuple(str(one) for one in units.get("switched_off", ())),
        unconfirmed=tuple(str(one) for one in units.get("unconfirmed", ())),
        more={name: raw[name] for name in ("addressees", "basis", "requirements") if name in raw},
    )


def pack(text: str, *, file: str) -> tuple[Pack | None, list[Problem]]:
    """One pack and its problems; None where nothing of it can be read."""
    try:
        raw = mapping(text)
        if missing := [
            name
            for name in ("pack", "title", "authority", "valid_from", "valid_to", "duties")
            if name not in raw
        ]:
            raise Malformed(f"缺少 {'、'.join(missing)}")
        read_notice = notice(raw["notice"]) if raw.get("notice") else None
    except Malformed as wrong:
        return None, [Problem(file, 1, str(wrong))]
    except (KeyError, TypeError) as wrong:
        return None, [Problem(file, 1, f"notice 一节有缺漏：{wrong}")]
    lines, problems, duties = duty_lines(text), [], []
    for index, entry in enumerate(raw["duties"] or []):
        try:
            duties.append(duty(entry, pack=raw))
        except Malformed as wrong:
            problems.append(Problem(file, lines[index], str(wrong)))
        except (KeyError, TypeError, ValueError, IndexError) as wrong:
            problems.append(Problem(file, lines[index], f"读不懂：{wrong}"))
    return _pack(raw, duties, read_notice), problems


def _pack(raw: Mapping[str, Any], duties: list[Duty], read_notice: Notice | None) -> Pack:
    covers = raw.get("covers") or {"from": raw["valid_from"], "to": raw["valid_to"]}
    start, end = _day(covers["from"]), _day(covers["to"])
    return Pack(
        id=raw["pack"],
        title=raw["title"],
        authority=raw["authority"],
        valid_from=_day(raw["valid_from"]),
        valid_to=_day(raw["valid_to"]),
        covers=Span(start, end),
        applies_to=tuple(raw.get("applies_to", ("village", "community"))),
        duties=tuple(duties),
        notice=read_notice,
        area=str(raw.get("area") or ""),
    )


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
