"""A cell of the matrix as HTML: written here, not by a template, because a page has hundreds of them."""

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cunju.duties.cells import Cell


def cell(of: Cell, *, css: str, word: str, edge: bool, owner: str, own: bool, link: str, is_open: bool) -> str:
    """A ``td`` with its state and figures as data; a link to its 为什么 where there is one (``link``)."""
    owed = f' data-owed="{owner}"' if own else ""
    begin = (
        f'<td class="{css}{" g" if edge else ""}" data-unit="{owner}" data-measure="{of.measure}"'
        f' data-state="{of.state}" data-n="{of.n}" data-of="{of.of}"{owed}>'
    )
    if not link:
        # The space keeps the words off the mark before them.
        nothing = "<i>未发生</i>" if of.state == "none_yet" else ""
        return f"{begin}&#32;<b>{escape(word)}</b>{nothing}</td>"
    judged = f"，{of.judged_by_person}" if of.judge else ""
    opened = ' aria-expanded="true"' if is_open else ""
    return f'{begin}<a href="{escape(link)}"{opened}><b>{escape(word + judged)} </b>{figures(of)}</a></td>'


def figures(of: Cell) -> str:
    """What stands below the mark: done of due, how many wait for a person, 参考; nothing where nothing is due."""
    if of.of:
        return f"{of.n}/{of.of}"
    if of.judge:
        return str(of.judge)
    return "参考" if of.state == "reference" else ""


def joined(cells: list[str]) -> SafeString:
    """The cells of a row; each has escaped its own words."""
    return mark_safe("".join(cells))


def why_address(code: str, measure: int, query: str) -> str:
    """Where an office's own cell leads."""
    return reverse("desk:why", args=[code, measure]) + query
