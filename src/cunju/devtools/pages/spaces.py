"""Where a space is seen: which gaps of a template no reader sees, however its tags turn out.

A space beside the edge of a block vanishes on the page, and so does one beside nothing but invisible tags and then such
an edge. What lies beside it is asked along every way through the template's {% if %} and {% for %}, from both sides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cunju.devtools.pages.looks import BLOCKS, DRAWN, FIELD, HOLLOW, SHOWN, silent
from cunju.devtools.pages.reading import Node, Source, Token, joined, read, tree
from cunju.devtools.pages.ways import Way, ways

EDGE, INLINE = 0, 1

# What may become of a gap.
NONE, FREE, SPACE = "none", "free", "space"


@dataclass
class Shelf:
    """The templates by name, and what each is to the one that takes it in."""

    texts: dict[str, str]
    boxes: frozenset[str]
    known: dict[str, "Template"] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    called: frozenset[str] = frozenset()

    def get(self, name: str) -> "Template | None":
        """A template read and looked through, or none of that name."""
        if name not in self.known and name in self.texts:
            self.known[name] = Template(name, read(self.texts[name]), self)
        return self.known.get(name)

    def __getitem__(self, name: str) -> "Template":
        """A template that is there."""
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def around(self, name: str, forward: bool) -> int:
        """What lies beside a template wherever others take it in; anything, where code takes it or nobody known."""
        if name in self.called:
            return INLINE
        return max((one.outside(at, forward) for one, at in self.places.get(name, ())), default=INLINE)

    @cached_property
    def places(self) -> dict[str, list[tuple["Template", int]]]:
        """Where each template is taken in."""
        found: dict[str, list[tuple[Template, int]]] = {}
        for one in filter(None, map(self.get, self.texts)):
            for at, token in enumerate(one.tokens):
                inner = one.parts.included(token)
                if inner:
                    found.setdefault(inner.name, []).append((one, at))
        return found


class Template:
    """One template with what each of its gaps may become."""

    def __init__(self, name: str, source: Source, shelf: Shelf) -> None:
        self.name, self.shelf = name, shelf
        self.source = self._kept(source)
        self.tokens = self.source.tokens
        self.nodes = tree(self.source)
        self.asked: set[str] = set()
        self.known: dict[tuple[bool, int], list[int | None]] = {}

    @cached_property
    def base(self) -> "Template | None":
        """The template this one extends."""
        found = [one for one in self.source.tokens if one.kind == "tag" and one.name == "extends"]
        return self.shelf.get(found[0].template) if found else None

    def _kept(self, source: Source) -> Source:
        """Blocks whose place is a title or an attribute, as single tokens."""
        self.source = source
        for node in reversed(tree(source) if self.base else []):
            one = source.tokens[node.first]
            if one.name == "block" and self.base and not self.base.block(one.block):
                source = joined(source, node.first, node.last, "block")
        return source

    def block(self, name: str) -> tuple["Template", Node] | None:
        """Where a block is first placed."""
        found = self.base.block(name) if self.base else None
        if found:
            return found
        for node in (below for top in self.nodes for below in (top, *top.below())):
            one = self.tokens[node.first]
            if one.kind == "tag" and one.name == "block" and one.block == name:
                return self, node
        return None

    @cached_property
    def ways(self) -> list[Way]:
        """Every step from gap to gap."""
        return list(ways(self.tokens, self.nodes))

    @cached_property
    def parts(self) -> "Parts":
        return Parts(self)

    def beside(self, forward: bool, start: int) -> list[int | None]:
        """For each gap what lies beside it to its left (``forward``) or right; ``start`` lies beside the file."""
        if (forward, start) not in self.known:
            self.known[forward, start] = self._flow(forward, start if not self.base else EDGE)
        return self.known[forward, start]

    def _flow(self, forward: bool, start: int) -> list[int | None]:
        states: list[int | None] = [None] * (len(self.tokens) + 1)
        states[0 if forward else -1] = start
        changed = True
        while changed:
            changed = False
            for way in self.ways if forward else reversed(self.ways):
                here, there = (way.start, way.end) if forward else (way.end, way.start)
                state = states[here]
                if state is None:
                    continue
                new = state if way.token is None else self.parts.over(way.token, state, forward)
                old = states[there]
                if old is None or new > old:
                    states[there], changed = new, True
        return states

    def through(self, forward: bool, state: int) -> int:
        """What lies beside the whole template's end when ``state`` lay beside its beginning."""
        found = self._once("through", lambda: self.beside(forward, state)[-1 if forward else 0])
        return INLINE if found is None else found

    def outside(self, at: int, forward: bool) -> int:
        """What lies beside the token at a place, seen from the whole page."""
        found = self.beside(forward, self.start(forward))[at if forward else at + 1]
        return INLINE if found is None else found

    def start(self, forward: bool) -> int:
        """What lies beside this template's beginning, or its end, wherever it is shown."""
        found = self._once("start", lambda: self.shelf.around(self.name, forward))
        return INLINE if found is None else found

    def _once(self, what: str, answer: Callable[[], int | None]) -> int | None:
        """An answer, or none where a template that takes in itself asks again on the way."""
        if what in self.asked:
            return None
        self.asked.add(what)
        try:
            return answer()
        finally:
            self.asked.remove(what)

    @cached_property
    def kinds(self) -> list[str]:
        """What each gap may become."""
        left, right = self.beside(True, self.start(True)), self.beside(False, self.start(False))
        return [
            FREE if self._unseen(at) or EDGE in (left[at], right[at]) else SPACE if gap else NONE
            for at, gap in enumerate(self.source.gaps)
        ]

    def _unseen(self, at: int) -> bool:
        """Whether a gap of a template that extends another lies outside its blocks."""
        return self.base is not None and not any(node.first < at <= node.last for node in self.nodes)


class Parts:
    """What each token is to the gaps on its sides."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.outer: dict[int, bool] = {}
        self.inner: dict[int, bool] = {}
        self._walk(template.nodes, [])

    def _walk(self, nodes: Sequence[Node], above: list[Token]) -> list[Token]:
        """Along the tokens with the elements that stand open."""
        for node in nodes:
            one = self.template.tokens[node.first]
            if one.kind == "tag" and node.bodies:
                ways = [self._walk(body, list(above)) for body in node.bodies]
                above = ways[0]
            elif one.kind == "close":
                opened = above[-1] if above else one
                above = above[:-1]
                self._mark(node.first, opened, above)
            else:
                self._mark(node.first, one, above)
                if node.bodies:
                    self._walk(node.bodies[0], [*above, one])
                    self._mark(node.last, one, above)
                elif one.kind == "open":
                    above = [*above, one]
        return above

    def _mark(self, at: int, one: Token, above: Sequence[Token]) -> None:
        boxes = self.template.shelf.boxes
        boxed = bool(above) and (above[-1].name == "svg" or bool(above[-1].classes & boxes))
        element = one.kind in ("open", "void", "kept") or one.name in SHOWN or bool(FIELD.fullmatch(one.text))
        self.outer[at] = one.kind != "word" and (one.name in BLOCKS | DRAWN or (boxed and element))
        self.inner[at] = self.outer[at] or one.name in HOLLOW or bool(one.classes & boxes)

    def over(self, at: int, state: int, forward: bool) -> int:
        """What lies beside the far side of a token."""
        one = self.template.tokens[at]
        if one.kind in ("open", "close"):
            entering = (one.kind == "open") == forward
            if self.inner[at] if entering else self.outer[at]:
                return EDGE
            return state if entering else INLINE
        if FIELD.fullmatch(one.text) and self.outer.get(at):
            return EDGE
        if silent(one):
            return state
        included = self.included(one)
        if included:
            return included.through(forward, state)
        if one.kind == "tag" and one.name in ("block", "endblock"):
            return self._block(at, state, forward)
        return EDGE if self.outer.get(at) else INLINE

    def _block(self, at: int, state: int, forward: bool) -> int:
        one, base = self.template.tokens[at], self.template.base
        if (one.name == "block") != forward:
            return INLINE  # Another template may fill the block with anything.
        name = one.block if one.name == "block" else self._opening(at).block
        placed = base.block(name) if base else None
        if not placed:
            return state
        there, node = placed
        found = there.beside(forward, INLINE)[node.first if forward else node.last + 1]
        return INLINE if found is None else found

    def _opening(self, at: int) -> Token:
        for node in (below for top in self.template.nodes for below in (top, *top.below())):
            if node.last == at:
                return self.template.tokens[node.first]
        raise ValueError(at)

    def included(self, one: Token) -> "Template | None":
        """The template a tag takes in."""
        shelf = self.template.shelf
        if one.kind != "tag":
            return None
        if one.name == "include":
            return shelf.get(one.template)
        return shelf.get(shelf.tags[one.name]) if one.name in shelf.tags else None
