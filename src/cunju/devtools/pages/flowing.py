"""Text too long for a line: a new line may stand between any two of its tokens, for it is nothing on the page."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cunju.devtools.pages.filling import STEP, WIDTH, Piece, filled, plain
from cunju.devtools.pages.reading import SPACED, WHITE, Node
from cunju.devtools.pages.spaces import NONE, SPACE, Template

# No line begins with these, and none ends with the wide space, which an editor may take away.
CLOSING = "，。；：、）”》？！,.;:)"
WIDE = "\u3000"


class Item(NamedTuple):
    """A node on a line, the space before it, and whether a line may well begin with it."""

    node: Node
    lead: str
    text: str
    good: bool


class Flow:
    """Sets nodes in lines, the longer ones opened."""

    def __init__(
        self, template: Template, is_block: Callable[[int], bool], is_crowded: Callable[[Node], bool]
    ) -> None:
        self.tokens, self.kinds = template.tokens, template.kinds
        self.is_block, self.is_crowded = is_block, is_crowded

    def lines(self, nodes: Sequence[Node], depth: int) -> list[str]:
        """The nodes with their indentation."""
        found: list[str] = []
        line: list[Item] = []
        ended, full = "", False
        for one in self._items(nodes):
            wide = self._width("", [one], depth) > WIDTH
            opened = bool(one.node.bodies) and (wide or self.is_crowded(one.node))
            block = self.is_block(one.node.first)
            apart = opened or block or full or wide
            while (ended or line) and (apart or self._width(ended, [*line, one], depth) > WIDTH):
                whole = [*line, one]
                good = (at for at in range(len(line), 0, -1) if whole[at].good)
                at = len(line) if apart else next(good, len(line))
                found.append(_put(ended, line[:at], depth, whole[at].lead))
                ended, line = "", line[at:]
            if opened:
                found += self._opened(one.node, depth)
                ended = plain(self.tokens[one.node.last])
            elif block or wide:
                *more, ended = filled([Piece(one.text, NONE, self.tokens[one.node.first])], depth)
                found, ended = [*found, *more], (STEP if more else "") + ended.strip(WHITE)
            else:
                line.append(one)
            full = block
        return [*found, _put(ended, line, depth, "")] if ended or line else found

    def _width(self, ended: str, line: Sequence[Item], depth: int) -> int:
        """How wide the line is, with room for a space that ends it."""
        text = sum(len(one.lead) + len(one.text) for one in line)
        return len(STEP) * depth + len(ended) + text + len(SPACED)

    def _opened(self, node: Node, depth: int) -> list[str]:
        """Its tags on lines of their own, all but the last, after which the text goes on."""
        found: list[str] = []
        for place, body in enumerate(node.bodies):
            start, end = node.marks[place] + 1, node.marks[place + 1]
            mark = self.tokens[node.marks[place]]
            *more, tag = filled([Piece(plain(mark), NONE, mark)], depth)
            found += [*more, tag + (SPACED if self._lead(start) else "")]
            inner = self.lines(body, depth + 1)
            if inner and self._lead(end) and start != end:
                inner[-1] += SPACED
            found += inner
        return found

    def _lead(self, at: int) -> str:
        return " " if self.kinds[at] == SPACE else ""

    def _items(self, nodes: Sequence[Node]) -> list[Item]:
        found = []
        for place, node in enumerate(nodes):
            text = plain(self.tokens[node.first]) + "".join(
                self._lead(at) + plain(self.tokens[at]) for at in range(node.first + 1, node.last + 1)
            )
            last = self.tokens[nodes[place - 1].last].text if place else ""
            spoken = ("word", "value")
            beside = place and self.tokens[nodes[place - 1].last].kind in spoken
            good = not (beside and self.tokens[node.first].kind in spoken) and text[0] not in CLOSING
            found.append(
                Item(node, self._lead(node.first) if place else "", text, good and last[-1:] != WIDE)
            )
        return found


def _put(ended: str, line: Sequence[Item], depth: int, lead: str) -> str:
    """A line of items; the space of the next one stands at its end."""
    text = ended + "".join((one.lead if at or ended else "") + one.text for at, one in enumerate(line))
    return STEP * depth + text + (SPACED if lead else "")
