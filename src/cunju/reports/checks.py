"""What ``cunju check`` finds in the data of this package: chapters that name a kind, a field, a value or a body that is not there."""

from collections.abc import Iterator, Mapping
from typing import Any

from cunju import catalogue
from cunju.catalogue import yamlreading
from cunju.catalogue.reading import Problem
from cunju.kernel.kinds import Field
from cunju.org.bodies import BODY_ZH
from cunju.reports.chapters import DATA

WORDS = ("key", "title", "community", "kinds", "where", "standing", "people", "for", "hand", "index")
UNITS = ("village", "community")
# At which word, the sentence, what is known.
Fault = tuple[str, str, tuple[str, ...]]


def problems() -> list[Problem]:
    """Problems of the workbooks in use."""
    return of_text(DATA.read_text(encoding="utf-8"))


def of_text(text: str) -> list[Problem]:
    """Problems of a text of workbooks, each with its line."""
    raw = yamlreading.mapping(text)
    found = [Problem(DATA.name, 1, f"titles 没有 {one}") for one in UNITS if one not in raw.get("titles", {})]
    keys: set[str] = set()
    for chapter, (line, lines) in zip(raw["chapters"], yamlreading.entry_lines(text, "chapters"), strict=True):
        place = f"工作簿章节 {chapter.get('key', '')}".rstrip()
        for word, message, known in [*_head(chapter, keys), *_named(chapter)]:
            found.append(Problem(DATA.name, lines.get(word, line), f"{place}：{message}", known))
        keys.add(chapter.get("key", ""))
    return found


def _head(chapter: Mapping[str, Any], keys: set[str]) -> Iterator[Fault]:
    for word in chapter:
        if word not in WORDS:
            yield word, f"不认识的词 {word}", WORDS
    for word in ("key", "title"):
        if not chapter.get(word):
            yield word, f"没有写 {word}", ()
    if chapter.get("key") in keys:
        yield "key", "上面已经有了", ()
    if chapter.get("for", UNITS[0]) not in UNITS:
        yield "for", f"for 只能是 {'、'.join(UNITS)}", UNITS
    if not isinstance(chapter.get("index", True), bool):
        yield "index", "index 只能是 true 或 false", ("true", "false")
    for body in chapter.get("people", ()):
        if body not in BODY_ZH:
            yield "people", f"没有“{body}”这个机构", tuple(BODY_ZH)


def _named(chapter: Mapping[str, Any]) -> Iterator[Fault]:
    """Each kind is in the vocabulary; each field of ``where`` on one of the kinds, with these values."""
    kinds, named = catalogue.kinds(), chapter.get("kinds", ())
    for one in named:
        if one not in kinds:
            yield "kinds", f"没有“{one}”这种记录", tuple(sorted(kinds))
    fields = [field for one in named if one in kinds for field in kinds[one].fields]
    for name, values in chapter.get("where", {}).items():
        its = [one for one in fields if one.name == name]
        if not its:
            yield "where", f"它的记录都没有字段 {name}", tuple(sorted({one.name for one in fields}))
        for value in values if its else ():
            if all(one.fault(value) for one in its):
                yield "where", f"{name} 没有“{value}”这个值", _choices(its)


def _choices(fields: list[Field]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for one in fields for value in one.values or ()))
