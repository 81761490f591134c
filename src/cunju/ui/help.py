"""帮助: one screen a room, from ``docs/help/*.md``; a small part of Markdown, anything else is refused by a test."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

# Pages whose help is another's: by application, then by the page's own name within the desk.
OF_APP = {"org": "accounts", "archive": "reports", "ui": "desk"}
OF_PAGE = {
    "desk:weigh": "judge", "desk:judge": "judge", "desk:fact": "register", "desk:personal_person": "personal", "reports:package": "package",
    "desk:burden": "matrix", "api:onetable": "onetable", "api:onetable_take": "onetable",
}  # fmt: skip
BOLD, NUMBER = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"^\d+\. ")


# What belongs to no room; a room's page is shown while the room is there.
GENERAL = (
    "desk", "today", "record", "held", "register", "matrix", "places", "why", "judge", "notice", "compose", "reports", "package", "accounts",
    "personal", "api", "onetable", "portal",
)  # fmt: skip


class Help(NamedTuple):
    """A page: its name in the address, its heading, its blocks as HTML, the words it shows as names of buttons."""

    name: str
    title: str
    body: SafeString
    buttons: tuple[str, ...]


@cache
def pages() -> dict[str, Help]:
    """All pages of help by name; none where the product stands without its documents."""
    folder, rooms = Path(settings.HELP), [one.rpartition(".")[2] for one in settings.ROOMS]
    files = [folder / f"{name}.md" for name in (*GENERAL, *rooms)]
    return {one.stem: read(one.stem, one.read_text(encoding="utf-8")) for one in files if one.exists()}


def page_for(app: str, view: str) -> str:
    """The help of a page by the application and name of its address; the general one where it has none of its own."""
    found = (OF_PAGE.get(view), view.removeprefix("desk:") if app == "desk" else None, OF_APP.get(app), app, "desk")
    return next((one for one in found if one and one in pages()), "")


def read(name: str, text: str) -> Help:
    """A text: ``# heading``, ``## heading``, paragraphs, ``- `` and ``1. `` lists, ``**button**``."""
    title, *lines = text.strip().splitlines()
    blocks: list[tuple[str, list[str]]] = []
    for line in filter(None, map(str.strip, lines)):
        tag = _tag(line)
        words = line[3:] if tag == "h2" else NUMBER.sub("", line) if tag == "ol" else line.removeprefix("- ")
        if tag in ("ul", "ol") and blocks and blocks[-1][0] == tag:
            blocks[-1][1].append(words)
        else:
            blocks.append((tag, [words]))
    body = format_html_join("", "{}", ((_block(tag, each),) for tag, each in blocks))
    return Help(name, title.removeprefix("# "), body, tuple(BOLD.findall(text)))


def _tag(line: str) -> str:
    if line.startswith("## "):
        return "h2"
    if line.startswith("- "):
        return "ul"
    return "ol" if NUMBER.match(line) else "p"


def _block(tag: str, lines: list[str]) -> SafeString:
    if tag in ("ul", "ol"):
        items = format_html_join("", "<li>{}</li>", ((_bold(one),) for one in lines))
        return format_html("<{0}>{1}</{0}>", mark_safe(tag), items)
    return format_html("<{0}>{1}</{0}>", mark_safe(tag), _bold(lines[0]))


def _bold(words: str) -> SafeString:
    return mark_safe(BOLD.sub(r"<b>\1</b>", escape(words)))
