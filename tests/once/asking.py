"""What a page, a template or a paper asks of a person: every box, column and blank line, with the words that stand beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from cunju.kernel.blocks import Block, Checklist, Fields, Table

LOOSE, UNSEEN = ("checkbox", "radio"), ("hidden", "submit", "button", "image", "reset", "search", "password", "file")
RULE = ("", "＿", "_", "—")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: where (a page's name, a paper's title), under which name, in which words; ``offered``: an answer stands there."""

    where: str
    name: str
    words: str
    offered: bool = False

    @property
    def at(self) -> str:
        """As the lists of owners name it."""
        return f"{self.where}.{self.name}"


class Boxes(HTMLParser):
    """The boxes of a page's forms that send something, in order."""

    def __init__(self, where: str, html: str) -> None:
        super().__init__()
        self.where, self.found = where, list[Asked]()
        self._labels: dict[str, str] = {}
        self._boxes: list[tuple[str, str, str, bool]] = []
        self._posting = False
        self._text: list[str] | None = None
        self._for = self._legend = self._wrapped = ""
        self._area: int | None = None
        self.feed(html)
        for name, named, inside, offered in self._boxes:
            self.found.append(Asked(where, name, self._labels.get(named) or inside, offered))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a form, a label, a legend; takes a box."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._posting = given.get("method", "").lower() == "post"
        elif tag in ("label", "legend"):
            self._text, self._for = [], given.get("for", "")
        elif tag in ("input", "select", "textarea") and self._posting:
            self._box(tag, given)

    def _box(self, tag: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text") if tag == "input" else tag
        if kind in UNSEEN or not given.get("name"):
            return
        words = self._legend if kind in LOOSE and self._legend else given.get("aria-label", "") or "".join(self._text or [])
        named = "" if kind in LOOSE and self._legend else given.get("id", "")
        self._boxes.append((given["name"], named, words, bool(given.get("value")) and kind not in LOOSE))
        self._area = len(self._boxes) - 1 if tag != "input" else None

    def handle_data(self, data: str) -> None:
        """Words of a label, a legend, a text area."""
        if self._text is not None:
            self._text.append(data)
        elif self._area is not None and data.strip():
            name, named, words, _ = self._boxes[self._area]
            self._boxes[self._area] = (name, named, words, True)

    def handle_endtag(self, tag: str) -> None:
        """Closes what was opened."""
        if tag in ("label", "legend") and self._text is not None:
            words = " ".join("".join(self._text).split())
            if tag == "legend":
                self._legend = words
            elif self._for:
                self._labels[self._for] = words
            self._text = None
        elif tag == "fieldset":
            self._legend = ""
        elif tag == "form":
            self._posting = False
        elif tag in ("select", "textarea"):
            self._area = None


def of_page(where: str, html: str) -> list[Asked]:
    """What a page asks, each name once."""
    return list({one.name: one for one in Boxes(where, html).found}.values())


def of_paper(where: str, blocks: Iterable[Block]) -> Iterator[Asked]:
    """What a paper leaves to be written by hand: empty fields, columns that are empty in every row, boxes to tick."""
    for block in blocks:
        if isinstance(block, Fields):
            yield from (Asked(where, label, label) for label, value in block.rows if _blank(value))
        elif isinstance(block, Table):
            for at, head in enumerate(block.head):
                if block.rows and all(_blank(row[at]) for row in block.rows if at < len(row)):
                    yield Asked(where, head, head)
        elif isinstance(block, Checklist):
            yield from (Asked(where, item, item) for item in block.items)


def _blank(value: str) -> bool:
    return value.strip(" 　＿_—…（）()") == ""
