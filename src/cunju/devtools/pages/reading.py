"""A template as tokens and the gaps of white space between them, and as the tree they make."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

WHITE = " \t\n\r\f"
# Tags of Django that hold something, with the tags that divide them.
DIVIDED = {"if": {"elif", "else"}, "for": {"empty"}, "ifchanged": {"else"}}
HOLDING = {*DIVIDED, "with", "block", "filter", "autoescape", "spaceless", "localize", "leads"}
# Kept letter for letter: white space counts inside, or the browser reads another language there.
KEPT = ("title", "pre", "textarea", "script", "style")
SPACED = '{{ " " }}'  # a space at the end of a line
KEPT_TAGS = ("comment", "verbatim", "blocktranslate")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
VOID |= {"path", "rect", "circle", "line"}

SCANNED = re.compile(
    r"(?P<kept>"
    + "|".join(rf"<{one}\b[^>]*>.*?</{one}>" for one in KEPT)
    + "|"
    + "|".join(rf"{{%\s*{one}\b.*?{{%\s*end{one}\s*%}}" for one in KEPT_TAGS)
    + r"|<!--.*?-->|<![^>]*>)"
    r"|(?P<tag>{%.*?%})|(?P<value>{{.*?}})|(?P<note>{\#.*?\#})"
    r"|(?P<markup></?[a-zA-Z](?:{%.*?%}|{{.*?}}|\"(?:{%.*?%}|{{.*?}}|[^\"])*\"|'(?:{%.*?%}|{{.*?}}|[^'])*'|[^>\"'])*>)",
    re.DOTALL,
)
NAMED = re.compile(r"</?([a-zA-Z][\w-]*)|{%\s*(\w+)")


class CannotRead(ValueError):
    """What is no template this formatter understands."""


class Token(NamedTuple):
    """One piece of a template: ``kind`` is open, close, void, kept, tag, value, note or word."""

    kind: str
    text: str
    name: str = ""

    @property
    def template(self) -> str:
        """The template it takes in or extends, where its name stands there."""
        found = re.search(r"(?:include|extends)\s+[\"']([^\"']+)[\"']", self.text)
        return found[1] if found else ""

    @property
    def block(self) -> str:
        """The block it begins."""
        found = re.search(r"block\s+(\w+)", self.text)
        return found[1] if found else ""

    @property
    def classes(self) -> set[str]:
        """The classes it gives an element whatever its own {% if %} say."""
        found = re.search(r"\sclass=\"([^\"{]*)", self.text) if self.kind in ("open", "void") else None
        return set(found[1].split()) if found else set()

    @property
    def ids(self) -> set[str]:
        """The id it gives an element."""
        found = re.search(r"\sid=\"([^\"{]+)\"", self.text)
        return {found[1]} if found else set()


class Source(NamedTuple):
    """Tokens, and the space before each and after the last; a new line is none (``ui.loading``)."""

    tokens: Sequence[Token]
    gaps: Sequence[str]


@dataclass
class Node:
    """A token, or what lies between the tags ``marks`` (places in the source): an element, an {% if %} and its like."""

    marks: list[int]
    bodies: list[list["Node"]] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.marks[0]

    @property
    def last(self) -> int:
        return self.marks[-1]

    def below(self) -> Iterator["Node"]:
        """Every node inside."""
        for body in self.bodies:
            for one in body:
                yield one
                yield from one.below()


def read(text: str) -> Source:
    """The tokens of a template; blocks that fill a title or an attribute stay as they are."""
    tokens: list[Token] = []
    gaps = [""]

    def words(piece: str) -> None:
        for one in re.findall(rf"[{WHITE}]+|[^{WHITE}]+", piece):
            if one[0] in WHITE:
                gaps[-1] = gaps[-1] or ("" if "\n" in one else " ")
            else:
                tokens.append(Token("word", one))
                gaps.append("")

    at = 0
    for found in SCANNED.finditer(text):
        words(text[at : found.start()])
        at = found.end()
        if found[0] == SPACED:
            gaps[-1] = " "
            continue
        tokens.append(_token(found))
        gaps.append("")
    words(text[at:])
    return Source(tokens, gaps)


def _token(found: re.Match[str]) -> Token:
    text, kind = found[0], found.lastgroup or ""
    named = NAMED.match(text)
    name = (named[1] or named[2] or "").lower() if named else ""
    if kind == "markup":
        lone = name in VOID or text.endswith("/>")
        return Token("close" if text.startswith("</") else "void" if lone else "open", text, name)
    return Token(kind, text, name)


def joined(source: Source, first: int, last: int, stay: str) -> Source:
    """The tokens from one to another as a single one that is kept."""
    text = source.tokens[first].text + "".join(
        gap + token.text
        for gap, token in zip(
            source.gaps[first + 1 : last + 1], source.tokens[first + 1 : last + 1], strict=True
        )
    )
    return Source(
        [*source.tokens[:first], Token("kept", text, stay), *source.tokens[last + 1 :]],
        [*source.gaps[: first + 1], *source.gaps[last + 1 :]],
    )


def tree(source: Source) -> list[Node]:
    """What holds what; an element opened in one {% if %} and closed in another stays two tokens."""
    nodes, at = _body(source.tokens, 0, set())
    if at != len(source.tokens):
        raise CannotRead(f"nothing opens {source.tokens[at].text}")
    return nodes


def _body(tokens: Sequence[Token], at: int, until: set[str]) -> tuple[list[Node], int]:
    """The nodes up to a tag that ends or divides; elements closed on the way take in what lies between."""
    found: list[Node] = []
    while at < len(tokens):
        one = tokens[at]
        if one.kind == "tag" and one.name in until:
            break
        if one.kind == "tag" and (one.name.startswith("end") or one.name in ("else", "elif", "empty")):
            break
        if one.kind == "tag" and one.name in HOLDING:
            node, at = _holding(tokens, at)
            found.append(node)
            continue
        if one.kind == "close":
            _close(tokens, found, at)
        else:
            found.append(Node([at]))
        at += 1
    return found, at


def _holding(tokens: Sequence[Token], at: int) -> tuple[Node, int]:
    name = tokens[at].name
    node, end = Node([at]), f"end{name}"
    until = {end} | DIVIDED.get(name, set())
    while True:
        body, at = _body(tokens, at + 1, until)
        if at == len(tokens) or tokens[at].name not in until:
            raise CannotRead(f"nothing ends {tokens[node.first].text}")
        node.bodies.append(body)
        node.marks.append(at)
        if tokens[at].name == end:
            return node, at + 1


def _close(tokens: Sequence[Token], found: list[Node], at: int) -> None:
    for back in range(len(found) - 1, -1, -1):
        one = tokens[found[back].first]
        if one.kind == "open" and not found[back].bodies and one.name == tokens[at].name:
            found[back:] = [Node([found[back].first, at], [found[back + 1 :]])]
            return
    found.append(Node([at]))
