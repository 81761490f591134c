"""Templates are set in lines for who reads them; on the page a new line of theirs is nothing.

Between Chinese characters a new line would show as a space. Where a space is wanted it stands within a line, or as
``{{ " " }}`` at its end.
"""

import re
from pathlib import Path

from django.template import Origin, Template
from django.template.base import NodeList, TextNode
from django.template.loaders import base, cached

PACKAGE = Path(__file__).resolve().parents[1]
# What a text is made of, as far as it says where a new line counts. The wide space U+3000 is text.
PIECE = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)|</(?P<end>[a-zA-Z][\w-]*)|(?P<turn>[ \t]*\n[ \t\r\n]*)|[>\"']")
KEPT = ("pre", "textarea", "script", "style")


class _Text:
    """Along the texts of a template, whatever its tags put between them: inside which element, tag and value."""

    def __init__(self) -> None:
        self.name = self.kept = self.quote = ""
        self.inside = False

    def joined(self, text: str) -> str:
        """A text without its new lines; between a tag's attributes a space stays."""
        return PIECE.sub(self._piece, text)

    def _piece(self, found: re.Match[str]) -> str:
        text = found[0]
        if found["turn"]:
            return text if self.kept else " " if self.inside and not self.quote else ""
        if self.kept and found["end"] != self.kept:
            return text
        if self.quote:
            self.quote = "" if text == self.quote else self.quote
        elif self.inside and text in "\"'":
            self.quote = text
        elif text == ">" and self.inside:
            self.inside, self.kept = False, self.name if self.name in KEPT else ""
        elif found["name"] or found["end"]:
            self.inside, self.name, self.kept = True, found["name"] or "", ""
        return text


def join(nodes: NodeList) -> None:
    """Take the new lines out of a template that was read."""
    text = _Text()
    for one in nodes.get_nodes_by_type(TextNode):
        if isinstance(one, TextNode):
            one.s = text.joined(one.s)


class _Joining(base.Loader):
    """Of the templates that lie in this package."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        """A template as read, then joined."""
        found = super().get_template(template_name, skip)
        if Path(found.origin.name).is_relative_to(PACKAGE):
            join(found.nodelist)
        return found


class Loader(cached.Loader, _Joining):
    """Keeps each template as it is once joined."""
