"""Reads the words of one duty (DESIGN §4) from its YAML; Malformed with what is wrong, in Chinese."""

from collections.abc import Mapping
from typing import Any

from cunju.catalogue.words import (
    AUTHORITIES,
    EACH,
    OWED_BY,
    SURE,
    Condition,
    Duty,
    Malformed,
    WindowWords,
)

DUTY_KEYS = {
    "id", "measure", "label", "act", "applies_to", "owed_by", "window", "fact", "where", "of", "at_least", "distinct",
    "at_most", "without", "same", "judgement", "cite", "sure", "text", "reading", "authority", "valid_from", "valid_to",
    "replaces", "note", "ends", "binding", "topic",
}  # fmt: skip
WINDOW_KEYS = {
    "each",
    "due_after_days",
    "due_after_months",
    "by",
    "on",
    "after",
    "where",
    "within_days",
    "within_months",
    "within_field",
    "state",
    "sound_field",
    "until_field",
}
SOURCES = ("each", "by", "on", "after", "state")


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
        due_after_months=raw.get("due_after_months"),
        by=raw.get("by"),
        on=tuple(raw.get("on", ())),
        after=raw.get("after"),
        after_where=conditions(raw.get("where")),
        within_days=raw.get("within_days"),
        within_months=raw.get("within_months"),
        within_field=raw.get("within_field"),
        state=raw.get("state"),
        sound_field=raw.get("sound_field", "sound"),
        until_field=raw.get("until_field"),
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
    _of(raw, window)
    facts = raw.get("fact") or ()
    text, sure = _marks(raw)
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
        text=text,
        reading=sure,
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
        ends=raw.get("ends", False),
        binding=raw.get("binding", True),
        topic=raw.get("topic"),
    )
    return _sound(made)


def _of(raw: Mapping[str, Any], window: WindowWords) -> None:
    ended = window.due_after_days is not None or window.due_after_months is not None
    if (window.on or ended or raw.get("ends")) and not raw.get("of"):
        raise Malformed("用 on、due_after_days、due_after_months 或 ends 时必须写 of")
    if raw.get("ends") and not window.each:
        raise Malformed("ends 只能用在 each 的时段上")


def _marks(raw: Mapping[str, Any]) -> tuple[str, str]:
    """``text`` and ``reading``; one ``sure`` speaks for whichever is not given."""
    both = raw.get("sure", "C")
    return raw.get("text", both), raw.get("reading", both)


def _owner(applies_to: list[Any]) -> str:
    return {"town": "town", "district": "district"}.get(str(applies_to[0]), "unit")


def _sound(made: Duty) -> Duty:
    if made.owed_by not in OWED_BY:
        raise Malformed(f"owed_by 只能是 {'、'.join(OWED_BY)}")
    if made.authority not in AUTHORITIES:
        raise Malformed(f"authority 只能是 {'、'.join(AUTHORITIES)}")
    if made.judgement not in ("system", "person"):
        raise Malformed("judgement 只能是 system 或 person")
    if made.text not in SURE or made.reading not in SURE:
        raise Malformed("sure、text、reading 只能是 C、L 或 U")
    if not isinstance(made.binding, bool) or not isinstance(made.ends, bool):
        raise Malformed("binding、ends 只能是 true 或 false")
    if not made.facts and made.window.state is None and made.judgement == "system":
        raise Malformed("没有写 fact，只有 judgement: person 或状态类要求可以不写")
    return made
