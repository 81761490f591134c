"""What a browser makes of white space, written without the formatter: a page as what is read, in its order."""

import re
from html.parser import HTMLParser

BLOCKS = {"p", "div", "section", "ul", "li", "table", "tbody", "tr", "td", "h1", "br"}
Shown = list[tuple[str, str]]


class _Page(HTMLParser):
    """Tags and pieces of text; each marked as an edge of a block, the begin or end of an inline element, or neither."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, bool]] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        boxed = bool(self.open) and self.open[-1][1]
        block = tag in BLOCKS or boxed
        self.found.append(("open", f"{tag} {attrs}", block))
        if tag != "br":
            self.open.append((f"{tag} {block}", ("class", "acts") in attrs))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.open.pop()
        self.found.append(("close", tag, opened.endswith("True")))

    def handle_data(self, data: str) -> None:
        for one in re.finditer(r"[ \n]+|[^ \n]+", data):
            # Between two Chinese characters a new line is dropped by some browsers; beside a letter it is a space.
            beside = data[max(one.start() - 1, 0) : one.end() + 1].replace("\n", "")
            dropped = "\n" in one[0] and not re.search(r"[!-~]", beside)
            kind = "text" if one[0].strip(" \n") else "new line" if dropped else "space"
            self.found.append((kind, one[0].strip(" \n"), False))


def shown(html: str) -> Shown:
    """What is seen: white space beside the edge of a block is not."""
    page = _Page()
    page.feed(html)
    page.close()
    unseen = _beside(page.found, "open") | _beside(page.found[::-1], "close", len(page.found))
    seen: Shown = []
    for at, (kind, text, _) in enumerate(page.found):
        if kind in ("space", "new line") and (
            at in unseen or (seen and seen[-1][0] in ("space", "new line"))
        ):
            continue
        if kind == "text" and seen and seen[-1][0] == "text":
            seen[-1] = ("text", seen[-1][1] + text)
        else:
            seen.append((kind, text))
    return seen


def _beside(found: list[tuple[str, str, bool]], entering: str, back: int = 0) -> set[int]:
    """Places of white space with nothing between them and the edge of a block before."""
    edge, unseen = True, set()
    for at, (kind, _, block) in enumerate(found):
        if kind in ("space", "new line"):
            if edge:
                unseen.add(back - 1 - at if back else at)
        elif kind == "text":
            edge = False
        else:
            edge = block or (edge and kind == entering)
    return unseen


def hollow(html: str) -> list[bool]:
    """For each cell of a table whether it is empty, as style sheets ask."""
    return [not one for one in re.findall(r"<td[^>]*>(.*?)</td>", html, re.DOTALL)]
