"""Reads the words of one duty (DESIGN §4) from its YAML; Malformed with what is wrong, in Chinese."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cunju.catalogue import topics, wordtypes
from cunju.catalogue.words import (
    AUTHORITIES,
    EACH,
    OF_LAW,
    OWED_BY,
    READERS,
    SURE,
    Condition,
    Duty,
    Malformed,
    WindowWords,
)

DUTY_KEYS = set(wordtypes.OF_DUTY)
WINDOW_KEYS = set(wordtypes.OF_WINDOW)
JUDGES = ("system", "person")
SOURCES = ("each", "by", "on", "after", "state")


# Words that say something only beside another.
BESIDE = {
    "after": ("where", "within_days", "within_working_days", "within_months", "within_field"),
    "each": ("due_after_days", "due_after_months"),
    "state": ("sound_field", "until_field"),
}
ONE_OF = (("within_days", "within_working_days", "within_months", "within_field"), ("due_after_days", "due_after_months"))
BOUNDS = {"at_least", "at_most"}


def conditions(where: Mapping[str, Any] | None, *, at: str = "where") -> tuple[Condition, ...]:
    """``where`` into conditions: equals, a list, at_least, at_most."""
    return tuple(_condition(name, wanted, f"{at}.{name}") for name, wanted in (where or {}).items())


def _condition(name: str, wanted: Any, at: str) -> Condition:
    key = at.split(".")[0]
    values, bounds = wanted, {}
    if isinstance(wanted, dict):
        if not wanted or not set(wanted) <= {*BOUNDS, "in"}:
            raise Malformed(f"{at} 只认等于、列表、at_least、at_most", key=key)
        values, bounds = wanted.get("in"), {one: wanted[one] for one in wanted if one in BOUNDS}
        if "in" in wanted and not isinstance(values, list):
            raise Malformed(f"{at}.in 应是列表", key=key)
    if any(type(one) is not int for one in bounds.values()):
        raise Malformed(f"{at} 的 at_least、at_most 应是整数", key=key)
    if len(bounds) == 2 and bounds["at_most"] < bounds["at_least"]:
        raise Malformed(f"{at} 的 at_most 小于 at_least", key=key)
    several = values if isinstance(values, list) else [] if isinstance(wanted, dict) else [values]
    if not bounds and not several:
        raise Malformed(f"{at} 没有写值", key=key)
    if wrong := [one for one in several if not isinstance(one, str | int) or one == ""]:
        raise Malformed(f"{at} 的值应是文字、整数、true 或 false，收到 {wordtypes.said(wrong[0])}", key=key)
    return Condition(name, tuple(several) if several else None, bounds.get("at_least"), bounds.get("at_most"))


def window_words(raw: Any) -> WindowWords:
    """The ``window`` of a duty."""
    if not isinstance(raw, dict) or not set(raw) <= WINDOW_KEYS:
        raise Malformed(f"window 只认 {'、'.join(sorted(WINDOW_KEYS))}", key="window")
    wordtypes.check(raw, wordtypes.OF_WINDOW, at="window")
    sources = [name for name in SOURCES if name in raw]
    if len(sources) != 1 and set(sources) not in ({"state", "by"}, {"state", "each"}):
        raise Malformed("window 应恰有 each、by、on、after、state 之一", key="window")
    if "each" in raw and raw["each"] not in EACH:
        raise Malformed(f"each 只能是 {'、'.join(EACH)}", key="window")
    _beside(raw)
    return WindowWords(
        each=raw.get("each"),
        due_after_days=raw.get("due_after_days"),
        due_after_months=raw.get("due_after_months"),
        by=raw.get("by"),
        on=tuple(raw.get("on", ())),
        after=raw.get("after"),
        after_where=conditions(raw.get("where"), at="window.where"),
        within_days=raw.get("within_days"),
        within_working_days=raw.get("within_working_days"),
        within_months=raw.get("within_months"),
        within_field=raw.get("within_field"),
        state=raw.get("state"),
        sound_field=raw.get("sound_field", "sound"),
        until_field=raw.get("until_field"),
    )


def _beside(raw: Mapping[str, Any]) -> None:
    for source, names in BESIDE.items():
        if source not in raw and (lost := [name for name in names if name in raw]):
            raise Malformed(f"{'、'.join(lost)} 只能写在 {source} 旁边", key="window")
    for names in ONE_OF:
        if len(both := [name for name in names if name in raw]) > 1:
            raise Malformed(f"{'、'.join(both)} 只能写一个", key="window")


def duty(raw: Any, *, pack: Mapping[str, Any]) -> Duty:
    """One duty; Malformed with what is wrong."""
    if not isinstance(raw, dict):
        raise Malformed("每一项应为映射")
    if extra := [str(name) for name in raw if name not in DUTY_KEYS]:
        raise Malformed(f"不认识的词：{'、'.join(extra)}", key=extra[0])
    if missing := _missing(raw, pack):
        raise Malformed(f"缺少 {'、'.join(missing)}")
    wordtypes.check(raw, wordtypes.OF_DUTY)
    window = window_words(raw["window"])
    _of(raw, window)
    facts = raw.get("fact") or ()
    text, sure = _marks(raw)
    made = Duty(
        id=raw["id"],
        pack=pack["pack"],
        measure=raw.get("measure", 0),
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
        valid_to=raw.get("valid_to") or pack.get("valid_to") or date.max,
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
        topic=topics.known(raw["topic"], key="topic") if "topic" in raw else None,
        measured="measure" in raw,
    )
    return _sound(made)


def _missing(raw: Mapping[str, Any], pack: Mapping[str, Any]) -> list[str]:
    """Words a duty needs; one of law says what it is about, any other which measure it belongs to."""
    of_law = (raw.get("authority") or pack["authority"]) in OF_LAW
    place = ("topic（主题，或者写明 measure）" if of_law else "measure") if "measure" not in raw and not (of_law and "topic" in raw) else ""
    return [name for name in ("id", place, "label", "applies_to", "window", "cite") if name and name not in raw]


def _of(raw: Mapping[str, Any], window: WindowWords) -> None:
    ended = window.due_after_days is not None or window.due_after_months is not None
    if (window.on or ended or raw.get("ends")) and not raw.get("of"):
        raise Malformed(
            "用 on、due_after_days、due_after_months 或 ends 时必须写 of",
            key="ends" if raw.get("ends") else "window",
        )
    if raw.get("ends") and not window.each:
        raise Malformed("ends 只能用在 each 的时段上", key="ends")


def _marks(raw: Mapping[str, Any]) -> tuple[str, str]:
    """``text`` and ``reading``; one ``sure`` speaks for whichever is not given."""
    both = raw.get("sure", "C")
    return raw.get("text", both), raw.get("reading", both)


def _owner(applies_to: list[Any]) -> str:
    return {"town": "town", "district": "district"}.get(str(applies_to[0]), "unit")


def _sound(made: Duty) -> Duty:
    closed = (
        ("owed_by", made.owed_by, OWED_BY),
        ("authority", made.authority, AUTHORITIES),
        ("judgement", made.judgement, JUDGES),
    )
    for name, value, choices in closed:
        if value not in choices:
            raise Malformed(f"{name} 只能是 {'、'.join(choices)}，收到 {wordtypes.said(value)}", key=name)
    if made.text not in SURE or made.reading not in SURE:
        raise Malformed("sure、text、reading 只能是 C、L 或 U")
    if not made.facts and made.window.state is None and made.judgement == "system":
        raise Malformed("没有写 fact，只有 judgement: person 或状态类要求可以不写")
    if wrong := [one for one in made.applies_to if one not in READERS and not _is_code(one)]:
        said = f"applies_to 只能是 {'、'.join(READERS)} 或者6、9、12位代码，收到 {'、'.join(wrong)}"
        raise Malformed(said, key="applies_to")
    if made.same and not made.window.after:
        raise Malformed("same 只能写在 window 有 after 的要求里", key="same")
    if made.replaces == made.id:
        raise Malformed("replaces 写的是它自己", key="replaces")
    wordtypes.in_order(made.valid_from, made.valid_to, names=("valid_from", "valid_to"))
    return made


def _is_code(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) in (6, 9, 12)
