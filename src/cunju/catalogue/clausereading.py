"""Reads ``clauses:`` of a pack (interfaces §7): each value by the form of its question; Malformed in Chinese."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cunju.catalogue import questions, wordtypes
from cunju.catalogue.clauses import (
    CHOICE,
    COUNT,
    DAYS,
    EACH_ZH,
    MONTHS,
    REACHED,
    RHYTHM,
    SHARE,
    Clause,
    Question,
)
from cunju.catalogue.words import AUTHORITIES, READERS, SURE, Malformed
from cunju.catalogue.wordtypes import MOST, MOST_DAYS, MOST_MONTHS, TEXT, Type

NEEDED = ("question", "cite", "words", "value", "met", "broken")
OF_CLAUSE: Mapping[str, Type] = {
    **dict.fromkeys(("question", "cite", "words", "text", "reading", "authority", "note"), TEXT),
    "value": wordtypes.MAPPING,
    "applies_to": wordtypes.WHOM,
    "valid_from": wordtypes.DAY,
    "valid_to": wordtypes.DAY,
    "met": Type(lambda value: value not in (None, [], ""), "应写一个满足的例子"),
    "soft": wordtypes.FLAG,
    "broken": Type(lambda value: value not in (None, [], ""), "应写一个不满足的例子"),
}
KEYS = {
    SHARE: ({"share", "reached"}, {"of"}),
    DAYS: ({"days"}, {"of"}),
    MONTHS: ({"months"}, {"of"}),
    COUNT: (set(), {"at_least", "at_most", "of"}),
    RHYTHM: ({"each", "at_least"}, {"of"}),
    CHOICE: ({"choice"}, {"of"}),
}
NUMBERS = {
    "days": wordtypes.whole(0, MOST_DAYS),
    "months": wordtypes.whole(1, MOST_MONTHS),
    "at_least": wordtypes.whole(0, MOST),
    "at_most": wordtypes.whole(0, MOST),
}
UNFINISHED = re.compile(r"待定|\?\?\?|？？？")


def read(raw: Any, *, pack: Mapping[str, Any]) -> list[Clause]:
    """One entry; two clauses where the pack reads it less surely from a day on."""
    if not isinstance(raw, dict):
        raise Malformed("clauses 的每一项应为映射")
    if extra := [str(name) for name in raw if name not in OF_CLAUSE]:
        raise Malformed(f"不认识的词：{'、'.join(extra)}", key=extra[0])
    if missing := [name for name in NEEDED if name not in raw]:
        raise Malformed(f"缺少 {'、'.join(missing)}")
    wordtypes.check(raw, OF_CLAUSE)
    for name in ("cite", "words"):
        if UNFINISHED.search(raw[name]):
            raise Malformed(f"{name} 还没有填（{wordtypes.said(raw[name])}）", key=name)
    if not re.search("[\u4e00-\u9fff]", raw["words"]):
        raise Malformed(f"words 应是条文的原话，没有读到原文的写转述，收到 {wordtypes.said(raw['words'])}", key="words")
    question = questions.load().get(raw["question"])
    if question is None:
        near = "、".join(questions.near(raw["question"]))
        raise Malformed(
            f"不认识的问题 {raw['question']}" + (f"，相近的有 {near}" if near else ""), key="question"
        )
    made = Clause(
        question=question,
        pack=pack["pack"],
        authority=raw.get("authority", pack["authority"]),
        applies_to=_readers(raw, pack),
        valid_from=max(raw.get("valid_from", pack["valid_from"]), pack["valid_from"]),
        valid_to=min(raw.get("valid_to", _end(pack)), _end(pack)),
        cite=raw["cite"],
        words=raw["words"],
        value=_value(question, raw["value"]),
        text=raw.get("text", "C"),
        reading=raw.get("reading", "C"),
        met=_cases(question, raw["met"], "met"),
        broken=_cases(question, raw["broken"], "broken"),
        note=raw.get("note", ""),
        soft=raw.get("soft", False),
        area=pack.get("area", ""),
    )
    return list(_dated(_sound(made), pack))


def _end(pack: Mapping[str, Any]) -> date:
    end: date = pack.get("valid_to") or date.max
    return end


def _readers(raw: Mapping[str, Any], pack: Mapping[str, Any]) -> tuple[str, ...]:
    readers = tuple(map(str, pack.get("applies_to", ("village", "community"))))
    mine = tuple(map(str, raw.get("applies_to", readers)))
    if wrong := [one for one in mine if one not in READERS]:
        raise Malformed(f"applies_to 只能是 {'、'.join(READERS)}，收到 {'、'.join(wrong)}", key="applies_to")
    if lost := [one for one in mine if one not in readers]:
        raise Malformed(f"applies_to 的 {'、'.join(lost)} 不在这个包的 applies_to 里，永远不会用到", key="applies_to")
    return mine


def _value(question: Question, raw: Mapping[str, Any]) -> dict[str, Any]:
    needed, more = KEYS[question.form]
    if extra := sorted(set(raw) - needed - more):
        raise Malformed(f"value 不认识 {'、'.join(extra)}；{question.name} 要 {_wanted(question)}", key="value")
    if missing := sorted(needed - set(raw)) or (["at_least 或 at_most"] if not needed and not set(raw) - {"of"} else []):
        raise Malformed(f"value 缺少 {'、'.join(missing)}；{question.name} 要 {_wanted(question)}", key="value")
    for name, kind in NUMBERS.items():
        if name in raw and not kind.fits(raw[name]):
            raise Malformed(f"value.{name} {kind.said}，收到 {wordtypes.said(raw[name])}", key="value")
    _closed("reached", raw, REACHED)
    _closed("each", raw, tuple(EACH_ZH))
    if question.form == SHARE:
        _share(raw["share"])
    if "at_least" in raw and "at_most" in raw and raw["at_most"] < raw["at_least"]:
        raise Malformed("value 的 at_most 小于 at_least", key="value")
    _base(question, raw)
    if question.form == CHOICE:
        _codes(question, raw["choice"], "value.choice")
    return dict(raw)


def _wanted(question: Question) -> str:
    needed, more = KEYS[question.form]
    return "、".join([*sorted(needed), *(f"{one}（可不写）" for one in sorted(more) if one != "of" or question.of)])


def _closed(name: str, raw: Mapping[str, Any], choices: tuple[str, ...]) -> None:
    if name in raw and raw[name] not in choices:
        raise Malformed(f"value.{name} 只能是 {'、'.join(choices)}，收到 {wordtypes.said(raw[name])}", key="value")


def _share(said: Any) -> None:
    found = re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", said) if isinstance(said, str) else None
    if not found or not 0 < int(found[1]) <= int(found[2]):
        raise Malformed(f'value.share 应是带引号的分数，如 "2/3"，收到 {wordtypes.said(said)}', key="value")


def _base(question: Question, raw: Mapping[str, Any]) -> None:
    if question.of and raw.get("of") not in question.of:
        got = f"收到 {wordtypes.said(raw['of'])}" if "of" in raw else "没有写值"
        raise Malformed(f"value.of 只能是 {'、'.join(question.of)}，{got}", key="value")
    if "of" in raw and not question.of:
        raise Malformed(f"{question.name} 不分 of", key="value")


def _codes(question: Question, given: Any, at: str) -> None:
    several = given if isinstance(given, list) else [given]
    if wrong := [str(one) for one in several if not isinstance(one, str) or one not in question.choices]:
        raise Malformed(f"{at} 不认识 {'、'.join(wrong)}，只能是 {'、'.join(question.choices)}", key=at.split(".")[0])


def _cases(question: Question, raw: Any, key: str) -> tuple[Any, ...]:
    """One case or several; a share's is a pair."""
    pair = question.form == SHARE
    several = raw if isinstance(raw, list) and not (pair and raw and not isinstance(raw[0], list)) else [raw]
    found: list[Any] = []
    for one in several:
        if pair:
            if not (isinstance(one, list) and len(one) == 2 and all(type(n) is int and n >= 0 for n in one)):
                raise Malformed(f"{key} 应是 [几人, 共几人]", key=key)
            found.append(tuple(one))
        elif question.form == CHOICE:
            if isinstance(one, list):
                raise Malformed(f"{key} 的每个例子应是一个词，收到 {wordtypes.said(one)}", key=key)
            _codes(question, one, key)
            found.append(one)
        elif type(one) is not int:
            raise Malformed(f"{key} 应是整数，收到 {wordtypes.said(one)}", key=key)
        else:
            found.append(one)
    return tuple(found)


def _sound(made: Clause) -> Clause:
    if made.authority not in AUTHORITIES:
        raise Malformed(f"authority 只能是 {'、'.join(AUTHORITIES)}", key="authority")
    if made.text not in SURE or made.reading not in SURE:
        raise Malformed("text、reading 只能是 C、L 或 U", key="text" if made.text not in SURE else "reading")
    wordtypes.in_order(made.valid_from, made.valid_to, names=("valid_from", "valid_to"))
    for key, cases, wanted in (("met", made.met, True), ("broken", made.broken, False)):
        for case in cases:
            if made.holds(case) is not wanted:
                raise Malformed(f"{key} 的例子（{made.case_zh(case)}）与 value（{made.said}）不合", key=key)
    return made


def _dated(made: Clause, pack: Mapping[str, Any]) -> Iterator[Clause]:
    """``weaker`` of a pack: from a day on what it says is read less surely (a higher text changed)."""
    weaker = pack.get("weaker")
    if not weaker or made.valid_to < weaker["from"]:
        yield made
        return
    if made.valid_from < weaker["from"]:
        yield replace(made, valid_to=weaker["from"] - timedelta(days=1))
    lower = max(made.reading, weaker["reading"], key=SURE.index)
    yield replace(made, valid_from=max(made.valid_from, weaker["from"]), reading=lower)


def twins(made: list[Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Clauses of one pack that answer the same question for the same unit on the same day."""
    for at, one in enumerate(made):
        for other in made[at + 1 :]:
            same = (one.question.name, one.of, one.authority) == (other.question.name, other.of, other.authority)
            at_once = one.valid_from <= other.valid_to and other.valid_from <= one.valid_to
            if same and at_once and set(one.applies_to) & set(other.applies_to):
                yield one, other
