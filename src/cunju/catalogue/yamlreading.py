"""YAML as packs are written in it: plain words, no word twice in one mapping, and the line of what is wrong."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from cunju.catalogue.words import Malformed


class Loader(yaml.SafeLoader):
    """YAML with true and false as the only booleans: ``on`` and ``no`` are words of the catalogue."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """As YAML says; a word written twice is refused, since one of the two would be lost in silence."""
        seen: set[str] = set()
        for key, _ in _pairs(node):
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise Malformed(f"“{key.value}”写了两遍，只能留一个", line=key.start_mark.line + 1)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep=deep))

    def construct_day(self, node: Any) -> Any:
        """A date; one that no calendar has is refused with its line."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            raise Malformed(f"没有“{node.value}”这一天", line=node.start_mark.line + 1) from None


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_day)


def mapping(text: str) -> dict[str, Any]:
    """A YAML document that is a mapping; Malformed otherwise, with the line."""
    try:
        data = yaml.load(text, Loader=Loader)  # a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else _of_position(text, getattr(error, "position", 0))
        raise Malformed("YAML 格式有误，请核对缩进、引号、括号和冒号后的空格", line=line) from None
    if not isinstance(data, dict):
        raise Malformed("应为 YAML 映射，如 pack: 代号", line=1)
    return data


def _of_position(text: str, position: Any) -> int:
    return text[:position].count("\n") + 1 if isinstance(position, int) else 1


def key_lines(text: str) -> dict[str, int]:
    """The line (from 1) of each word of the pack itself."""
    root = yaml.compose(text, Loader=Loader)
    return {str(key.value): key.start_mark.line + 1 for key, _ in _pairs(root)}


def duty_lines(text: str) -> list[int]:
    """The line (from 1) of each entry under ``duties``."""
    return [node.start_mark.line + 1 for node in _duties(text)]


def word_lines(text: str) -> list[dict[str, int]]:
    """The line of each word, of each entry under ``duties``."""
    return [{str(key.value): key.start_mark.line + 1 for key, _ in _pairs(node)} for node in _duties(text)]


def _pairs(node: Any) -> list[Any]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _duties(text: str) -> Iterator[Any]:
    for key, value in _pairs(yaml.compose(text, Loader=Loader)):
        if key.value == "duties" and isinstance(value, yaml.SequenceNode):
            yield from value.value
