"""Every way through a template: from gap to gap, past the branches of its {% if %} and round its {% for %}."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cunju.devtools.pages.reading import DIVIDED, HOLDING, Node, Token


class Way(NamedTuple):
    """A step of what lies beside: from a gap to a gap, over a token or over none."""

    start: int
    end: int
    token: int | None


def ways(tokens: Sequence[Token], nodes: Sequence[Node]) -> Iterator[Way]:
    """Every step from gap to gap."""
    for node in nodes:
        one = tokens[node.first]
        if one.kind == "tag" and one.name in HOLDING:
            yield from _branches(tokens, node)
            continue
        for place, mark in enumerate(node.marks):
            yield Way(mark, mark + 1, mark)
            if place < len(node.bodies):
                yield from ways(tokens, node.bodies[place])


def _branches(tokens: Sequence[Token], node: Node) -> Iterator[Way]:
    name, marks = tokens[node.first].name, node.marks
    turns = name in DIVIDED
    for place, body in enumerate(node.bodies):
        start, end = marks[place] + 1, marks[place + 1]
        yield Way(node.first, start, None if turns else node.first)
        yield from ways(tokens, body)
        yield Way(end, node.last + 1, None if turns else node.last)
        if name == "for" and place == 0:
            yield Way(end, start, None)
    if turns and not any(tokens[mark].name in ("else", "empty") for mark in marks):
        yield Way(node.first, node.last + 1, None)
