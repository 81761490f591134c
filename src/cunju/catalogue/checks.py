"""What ``cunju check`` finds in the vocabulary of kinds itself: a word nobody reads, a label left out, a name of no field."""

from collections.abc import Iterator, Mapping
from typing import Any

from cunju.catalogue import yamlreading
from cunju.catalogue.loading import DATA
from cunju.catalogue.reading import Problem
from cunju.kernel.kinds import TYPES

FILE = DATA / "kinds.yaml"
OF_KIND = ("label", "fields", "state_key", "hollow", "span")
OF_FIELD = ("type", "required", "label", "values", "words")
Fault = tuple[str, tuple[str, ...]]


def problems() -> list[Problem]:
    """Problems of the vocabulary."""
    return of_text(FILE.read_text(encoding="utf-8"))


def of_text(text: str) -> list[Problem]:
    """Problems of a text of kinds, each with its line."""
    found = []
    lines = yamlreading.lines_below(text)
    for name, raw in yamlreading.mapping(text).items():
        found += [Problem(FILE.name, lines[name], f"{name}：{said}", known) for said, known in _of_kind(raw or {})]
        inside = yamlreading.lines_below(text, name, "fields")
        for field, entry in ((raw or {}).get("fields") or {}).items():
            place = f"{name} 的 {field}"
            found += [Problem(FILE.name, inside[field], f"{place}：{said}", known) for said, known in _of_field(entry or {})]
    return found


def _words(raw: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[Fault]:
    for word in raw:
        if word not in known:
            yield f"不认识的词 {word}", known
    if not raw.get("label"):
        yield "没有写 label", ()


def _of_kind(raw: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _words(raw, OF_KIND)
    fields = raw.get("fields") or {}
    hollow = raw.get("hollow") or {}
    span = [raw["span"]] if raw.get("span") else []
    for word, names in (("state_key", raw.get("state_key") or ()), ("hollow", hollow), ("span", span)):
        for name in names:
            if name not in fields:
                yield f"{word} 的 {name} 不是它的字段", tuple(fields)
    for name, values in hollow.items():
        choices = (fields.get(name) or {}).get("values") or {}
        for value in values:
            if name in fields and value not in choices:
                yield f"hollow 的 {name} 没有“{value}”这个值", tuple(choices)


def _of_field(raw: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _words(raw, OF_FIELD)
    if raw.get("type") not in TYPES:
        yield f"type 只能是 {'、'.join(TYPES)}", TYPES
    if raw.get("values") and raw.get("type") != "str":
        yield "values 只用在 str 字段上；列表里每项叫什么写在 words", ()
