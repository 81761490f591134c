"""What elements and classes are on a page: blocks, boxes, or part of a line."""

import re
from collections.abc import Sequence

from cunju.devtools.pages.reading import HOLDING, Token

BLOCKS = set(
    re.findall(
        r"\w+",
        "html head body main header footer nav aside section article div p h h1 h2 h3 h4 h5 h6 ul ol li dl dt dd form"
        " fieldset legend details summary table caption colgroup col thead tbody tfoot tr th td hr option optgroup figure"
        " figcaption meta link path rect circle line g title script style blockquote address datalist search br",
    )
)
HOLLOW = BLOCKS | {"button", "select", "svg"}  # Their inner edges are edges of a block.
SHOWN = {"status", "distance", "icon", "control"}  # Tags that show one element.
DRAWN = {"submit", "whole_form", "fact", "leads"}  # Tags that show a block.

# A form's field by itself is hidden, or boxes in a fieldset.
FIELD = re.compile(r"{{\s*(field|\w*form\.\w+)\s*}}")
SILENT = {
    "csrf_token",
    "load",
    "extends",
    "with",
    "endwith",
    "autoescape",
    "endautoescape",
    "spaceless",
    "endspaceless",
}


def boxes(sheets: Sequence[str]) -> frozenset[str]:
    """The classes style sheets lay out as boxes by themselves, and nowhere otherwise: their children stand apart."""
    laid: dict[str, set[str]] = {}
    for sheet in sheets:
        bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
        for selectors, body in re.findall(r"([^{}]+){([^{}]*)}", bare):
            shown = re.findall(r"(?<![-\w])display:\s*([\w-]+)", body)
            for name in re.findall(r"(?:^|,)\s*\.([\w-]+)\s*(?=,|$)", selectors) if shown else ():
                laid.setdefault(name, set()).update(shown)
    boxed = {"flex", "grid", "inline-flex", "inline-grid"}
    return frozenset(one for one, how in laid.items() if how & boxed and how <= boxed | {"none"})


def silent(one: Token) -> bool:
    """Whether a token shows nothing and holds nothing: what lies beside it lies beside its other side too."""
    if one.kind == "note" or FIELD.fullmatch(one.text):
        return True
    if one.kind == "void":
        return 'type="hidden"' in one.text
    named = one.name not in HOLDING and re.search(r"\sas\s+\w+\s*%}$", one.text)
    return one.kind == "tag" and (one.name in SILENT or bool(named))
