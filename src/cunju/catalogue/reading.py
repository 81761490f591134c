"""Reads one pack's YAML into words, with every problem as a line and a Chinese sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from cunju.catalogue.words import (
    AUTHORITIES,
    EACH,
    OWED_BY,
    Condition,
    Duty,
    Measure,
    Notice,
    Pack,
    Task,
    WindowWords,
)
from cunju.kernel.days import Span

DUTY_KEYS = {
    "id", "measure", "label", "act", "applies_to", "owed_by", "window", "fact", "where", "of", "at_least", "distinct",
    "at_most", "without", "same", "judgement", "cite", "sure", "authority", "valid_from", "valid_to", "replaces", "note",
}  # fmt: skip
WINDOW_KEYS = {
    "each",
    "due_after_days",
    "by",
    "on",
    "after",
    "where",
    "within_days",
    "within_months",
    "state",
}
SOURCES = ("each", "by", "on", "after", "state")


class Loader(yaml.SafeLoader):
    """YAML with true and false as the only booleans: ``on`` and ``no`` are words of the catalogue."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


class Malformed(Exception):
    """A catalogue entry that cannot be read, in Chinese."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a catalogue file."""

    file: str
    line: int
    message: str
    known: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As in ``cunju.check/1``."""
        return {"file": self.file, "line": self.line, "message": self.message, "known": list(self.known)}


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


def conditions(where: Mapping[str, Any] | None) -> tuple[Condition, ...]:
    """``where`` into conditions: equals, a list, at_least, at_most."""
    found = []
    for name, wanted in (where or {}).items():
        if isinstance(wanted, dict):
            if not wanted or not set(wanted) <= {"at_least", "at_most", "in"}:
                raise Malformed(f"where.{name} 只认等于、列表、at_least、at_most")
            values = tuple(wanted["in"]) if "in" in wanted else None
            found.append(Condition(name, values, wanted.get("at_least"), wanted.get("at_most")))
        else:
            found.append(Condition(name, tuple(wanted) if isinstance(wanted, list) else (wanted,)))
    return tuple(found)


def window_words(raw: Any) -> WindowWords:
    """The ``window`` of a duty."""
    if not isinstance(raw, dict) or not set(raw) <= WINDOW_KEYS:
        raise Malformed(f"window 只认 {'、'.join(sorted(WINDOW_KEYS))}")
    sources = [name for name in SOURCES if name in raw]
    if len(sources) != 1 and set(sources) not in ({"state", "by"}, {"state", "each"}):
        raise Malformed("window 应恰有 each、by、on、after、state 之一")
    if "each" in raw and raw["each"] not in EACH:
        raise Malformed(f"each 只能是 {'、'.join(EACH)}")
    return WindowWords(
        each=raw.get("each"),
        due_after_days=raw.get("due_after_days"),
        by=raw.get("by"),
        on=tuple(raw.get("on", ())),
        after=raw.get("after"),
        after_where=conditions(raw.get("where")),
        within_days=raw.get("within_days"),
        within_months=raw.get("within_months"),
        state=raw.get("state"),
    )


def duty(raw: Any, *, pack: Mapping[str, Any]) -> Duty:
    """One duty; Malformed with what is wrong."""
    if not isinstance(raw, dict):
        raise Malformed("每一项应为映射")
    if extra := sorted(set(raw) - DUTY_KEYS):
        raise Malformed(f"不认识的词：{'、'.join(extra)}")
    if missing := [
        name for name in ("id", "measure", "label", "applies_to", "window", "cite") if name not in raw
    ]:
        raise Malformed(f"缺少 {'、'.join(missing)}")
    window = window_words(raw["window"])
    if (window.on or window.due_after_days is not None) and not raw.get("of"):
        raise Malformed("用 on 或 due_after_days 时必须写 of")
    facts = raw.get("fact") or ()
    made = Duty(
        id=str(raw["id"]),
        pack=pack["pack"],
        measure=int(raw["measure"]),
        label=raw["label"],
        verb=(raw.get("act") or ["办理"])[0],
        object=(raw.get("act") or ["", raw["label"]])[1],
        applies_to=tuple(str(one) for one in raw["applies_to"]),
        owed_by=raw.get("owed_by") or _owner(raw["applies_to"]),
        window=window,
        cite=raw["cite"],
        sure=raw.get("sure", "C"),
        authority=raw.get("authority") or pack["authority"],
        valid_from=raw.get("valid_from") or pack["valid_from"],
        valid_to=raw.get("valid_to") or pack["valid_to"],
        facts=(facts,) if isinstance(facts, str) else tuple(facts),
        where=conditions(raw.get("where")),
        of=raw.get("of"),
        at_least=raw.get("at_least", 1),
        distinct=raw.get("distinct"),
        at_most=raw.get("at_most"),
        without=tuple(raw.get("without", ())),
        same=tuple(raw.get("same", ())),
        judgement=raw.get("judgement", "system"),
        replaces=raw.get("replaces"),
    )
    return _sound(made)


def _owner(applies_to: list[Any]) -> str:
    return {"town": "town", "district": "district"}.get(str(applies_to[0]), "unit")


def _sound(made: Duty) -> Duty:
    if made.owed_by not in OWED_BY:
        raise Malformed(f"owed_by 只能是 {'、'.join(OWED_BY)}")
    if made.authority not in AUTHORITIES:
        raise Malformed(f"authority 只能是 {'、'.join(AUTHORITIES)}")
    if made.judgement not in ("system", "person"):
        raise Malformed("judgement 只能是 system 或 person")
    if made.sure not in ("C", "L", "U"):
        raise Malformed("sure 只能是 C、L 或 U")
    if not made.facts and made.window.state is None and made.judgement == "system":
        raise Malformed("没有写 fact，只有 judgement: person 或状态类要求可以不写")
    return made


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
    )


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
