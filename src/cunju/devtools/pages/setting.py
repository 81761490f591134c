"""A template set anew: which gaps become new lines, and where a line still too long is divided."""

from collections.abc import Sequence

from cunju.devtools.pages.filling import STEP, WIDTH, Piece, filled, plain
from cunju.devtools.pages.flowing import Flow
from cunju.devtools.pages.looks import BLOCKS, DRAWN
from cunju.devtools.pages.reading import SPACED, Node
from cunju.devtools.pages.spaces import FREE, NONE, SPACE, Template

# One after another on a line: what has no text of its own.
SMALL = {"col", "br", "path", "rect", "circle", "line", "g"}
UNSTEPPED = {"block"}


def formatted(template: Template) -> str:
    """The template's text, set."""
    return Setting(template).text()


class Setting:
    """Decides on every gap, then writes."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.tokens = template.tokens
        self.kinds = template.kinds
        self.texts = [plain(one) for one in self.tokens]
        self.broken = [False] * (len(self.tokens) + 1)
        self.depth = [0] * (len(self.tokens) + 1)
        self.flows: dict[int, Sequence[Node]] = {}
        self._body(template.nodes, 0)

    def _flat(self, first: int, last: int) -> int:
        """How wide these tokens are on one line; wider than any where they cannot be on one."""
        width = 0
        for at in range(first, last + 1):
            text = self.texts[at]
            if "\n" in text:
                return 10 * WIDTH
            width += len(text) + (at > first and self.kinds[at] == SPACE)
        return width

    def _fits(self, first: int, last: int, depth: int) -> bool:
        spaced = len(SPACED) if self.kinds[last + 1] == SPACE else 0
        return len(STEP) * depth + self._flat(first, last) + spaced <= WIDTH

    def is_block(self, at: int) -> bool:
        """Whether an element begins here that has lines of its own."""
        one = self.tokens[at]
        if one.kind == "tag":
            return one.name in DRAWN
        return one.kind in ("open", "void", "kept") and one.name in BLOCKS and one.name not in SMALL

    def crowded(self, node: Node) -> bool:
        """Whether what lies inside asks for lines of its own: a block, or two elements side by side."""
        if any(self.is_block(at) for at in range(node.first + 1, node.last)):
            return True
        return any(self._boxes(body) > 1 for one in (node, *node.below()) for body in one.bodies)

    def _boxes(self, nodes: Sequence[Node]) -> int:
        """How many elements side by side are boxes, each with its own place on the page."""
        outer = self.template.parts.outer
        return sum(outer.get(one.first, False) and self.tokens[one.first].name not in SMALL for one in nodes)

    def _body(self, nodes: Sequence[Node], depth: int) -> None:
        """What an element or tag holds, when it has lines of its own: a new line at every free gap."""
        run: list[Node] = []
        for node in nodes:
            at = node.first
            small = self.tokens[at].kind == "void" and self.tokens[at].name in SMALL
            if run and self.kinds[at] == FREE and not small:
                self.broken[at] = True
            if run and self.broken[at]:
                self._run(run, depth)
                run = []
            run.append(node)
        if run:
            self._run(run, depth)

    def _run(self, nodes: Sequence[Node], depth: int) -> None:
        """Nodes that stay on a line where they fit."""
        self.depth[nodes[0].first] = depth
        crowded = [one for one in nodes if one.bodies and self.crowded(one)]
        if not crowded and self._fits(nodes[0].first, nodes[-1].last, depth):
            return
        if len(nodes) > 1:
            self.flows[nodes[0].first] = nodes
        elif nodes[0].bodies:
            self._opened(nodes[0], depth)

    def _opened(self, node: Node, depth: int) -> None:
        """A node on several lines."""
        inside = depth if self.tokens[node.first].name in UNSTEPPED else depth + 1
        for place, body in enumerate(node.bodies):
            start, end = node.marks[place] + 1, node.marks[place + 1]
            for at in {start, end}:
                self.broken[at] = start != end
            self.depth[end] = depth
            self._body(body, inside)

    def text(self) -> str:
        """The lines put together; a space before one stands at the end of the last."""
        lines: list[str] = []
        pieces: list[Piece] = []
        depth = at = 0
        while at < len(self.tokens):
            if self.broken[at] and at:
                lines += filled(pieces, depth)
                lines[-1] += SPACED if self.kinds[at] == SPACE else ""
                pieces = []
            if not pieces:
                depth = self.depth[at]
            if at in self.flows:
                lines += Flow(self.template, self.is_block, self.crowded).lines(self.flows[at], depth)
                at = self.flows[at][-1].last + 1
            else:
                pieces.append(Piece(self.texts[at], self.kinds[at] if pieces else NONE, self.tokens[at]))
                at += 1
        return "\n".join([*lines, *filled(pieces, depth)]) + "\n"
