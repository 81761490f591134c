"""YAML as packs are written in it: plain words, no word twice in one mapping, and the line of what is wrong."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from cunju.catalogue.words import Malformed


class _Words:
    """What both loaders do alike: true and false are the only booleans, ``on`` and ``no`` are words of the catalogue."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """As YAML says; a word written twice is refused, since one of the two would be lost in silence."""
        seen: set[str] = set()
        for key, _ in _pairs(node):
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise Malformed(f"“{key.value}”写了两遍，只能留一个", line=key.start_mark.line + 1)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep=deep))  # type: ignore[misc]

    def construct_day(self, node: Any) -> Any:
        """A date; one that no calendar has is refused with its line."""
        try:
            return self.construct_yaml_timestamp(node)  # type: ignore[attr-defined]
        except ValueError:
            raise Malformed(f"没有“{node.value}”这一天", line=node.start_mark.line + 1) from None


class Loader(_Words, yaml.SafeLoader):
    """The loader that knows the place of every slip."""


class Fast(_Words, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The parser in C where PyYAML brings it: the same nodes, some ten times sooner."""


EMPTY = re.compile("待填|TODO")
_LOADERS: tuple[Any, ...] = (Loader, Fast)
for _one in _LOADERS:
    _one.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _one.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
    _one.add_constructor("tag:yaml.org,2002:timestamp", _one.construct_day)


def mapping(text: str) -> dict[str, Any]:
    """A YAML document that is a mapping; Malformed otherwise, with the line."""
    data = _loaded(text)
    if not isinstance(data, dict):
        raise Malformed("应为 YAML 映射，如 pack: 代号", line=1)
    return data


def _loaded(text: str) -> Any:
    try:
        return yaml.load(text, Loader=Fast)
    except (yaml.YAMLError, ValueError, RecursionError):
        pass
    try:
        return yaml.load(text, Loader=Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else _of_position(text, getattr(error, "position", 0))
        raise Malformed("YAML 格式有误，请核对缩进、引号、括号和冒号后的空格", line=line) from None


def _of_position(text: str, position: Any) -> int:
    return text[:position].count("\n") + 1 if isinstance(position, int) else 1


@lru_cache(maxsize=4)
def _root(text: str) -> Any:
    try:
        return yaml.compose(text, Loader=Fast)
    except yaml.YAMLError:  # the two parsers differ in what they let pass
        return yaml.compose(text, Loader=Loader)


def key_lines(text: str) -> dict[str, int]:
    """The line (from 1) of each word of the pack itself."""
    return lines_below(text)


def lines_below(text: str, *path: str) -> dict[str, int]:
    """The line (from 1) of each word of the mapping that stands below these words; none where there is none."""
    node = _root(text)
    for word in path:
        node = next((value for key, value in _pairs(node) if key.value == word), None)
    return {str(key.value): key.start_mark.line + 1 for key, _ in _pairs(node)}


def entry_lines(text: str, under: str) -> list[tuple[int, dict[str, int]]]:
    """The line (from 1) of each entry under a word of the pack (``duties``, ``clauses``), and of each word of it."""
    return [
        (node.start_mark.line + 1, {str(key.value): key.start_mark.line + 1 for key, _ in _pairs(node)})
        for node in _entries(text, under)
    ]


def unfinished(text: str) -> list[tuple[int, str]]:
    """Line and name of every value that says it is still to be filled in; comments do not count."""
    found = _values(_root(text), "", set())
    return [(one.start_mark.line + 1, f"{name} 还没有填（“{one.value[:40]}”）") for name, one in found if EMPTY.search(one.value)]


def _values(node: Any, name: str, seen: set[int]) -> Iterator[tuple[str, Any]]:
    """Every scalar with the word it is the value of; what an alias names once."""
    if isinstance(node, yaml.ScalarNode):
        yield name, node
    elif node is not None and id(node) not in seen:
        seen.add(id(node))
        for one in node.value:
            key, value = one if isinstance(one, tuple) else (None, one)
            yield from _values(value, str(key.value) if key else name, seen)


def duty_lines(text: str) -> list[int]:
    """The line (from 1) of each entry under ``duties``."""
    return [line for line, _ in entry_lines(text, "duties")]


def _pairs(node: Any) -> list[Any]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _entries(text: str, under: str) -> Iterator[Any]:
    for key, value in _pairs(_root(text)):
        if key.value == under and isinstance(value, yaml.SequenceNode):
            yield from value.value
