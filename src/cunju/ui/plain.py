"""The sheets once more without ``@layer``, for engines before it (Chrome 88 to 98): an unknown at-rule is dropped there with all its rules.

A sheet begins with ``@import url("/plain/…") supports(display: layerless), all;``: an engine that knows ``supports()`` of an import leaves it,
an older one reads a list of media whose first is none and whose second is all. So no script asks who is there, and others load nothing more.
A layer's rank becomes weight: each selector gets one ``:not(#_)`` a layer below it, so that the order of the layers still wins.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders

LAYERS = ("reset", "tokens", "base", "ui", "page")
BOOST = ":not(#_)"
# What no engine of that time knows; a rule whose list holds one is dropped whole, so each selector stands alone.
UNKNOWN = (":has(", ":user-invalid", ":user-valid")
# How the same is said in older words, where it can be.
OLDER = {
    ".ticks label:has(:checked) .who": ".ticks :checked ~ .who",
    ".ticks label:has(:checked) .mark-word": ".ticks :checked ~ .mark-word",
    ".fields > .field:has(textarea)": ".fields > .field.wide",
}
NAME = re.compile(r"[a-z_]+/[a-z_]+\.css")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STRING = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""")
GROUPS = ("@media", "@supports")


def of(name: str) -> str | None:
    """The sheet of a name among the static files, as older engines read it; None where there is no such sheet."""
    place = finders.find(name) if NAME.fullmatch(name) else None
    return _kept(str(place), Path(str(place)).stat().st_mtime_ns) if place else None


@lru_cache(maxsize=32)
def _kept(place: str, changed: int) -> str:
    return flattened(Path(place).read_text(encoding="utf-8"))


def flattened(sheet: str) -> str:
    """A sheet without layers, the same to look at."""
    return "\n".join(_flat(COMMENT.sub("", sheet), weight=len(LAYERS)))


def _flat(text: str, *, weight: int) -> Iterator[str]:
    """The rules of a block; ``weight`` is its layer's place, that of no layer beats them all."""
    for head, body in _rules(text):
        if head.startswith(("@layer", "@import", "@charset")):
            if body is not None:
                yield from _flat(body, weight=LAYERS.index(head[6:].strip()))
        elif body is None:
            yield f"{head};"
        elif head.startswith(GROUPS):
            inner = "\n".join(_flat(body, weight=weight))
            yield f"{head} {{\n{inner}\n}}"
        elif head.startswith("@"):
            yield f"{head} {{{body}}}"
        else:
            yield from (f"{boosted(one, weight)} {{{body}}}" for one in known(head))


def known(head: str) -> list[str]:
    """The selectors of a rule as an older engine can read them."""
    said = [OLDER.get(one, one) for one in selectors(head)]
    good = [one for one in said if not any(word in one for word in UNKNOWN)]
    return [", ".join(good)] if good else []


def selectors(head: str) -> list[str]:
    """A list of selectors, parted at its own commas."""
    return [" ".join(one.split()) for one in _parts(head, ",")]


def boosted(listed: str, weight: int) -> str:
    """Selectors with so much more weight, each before its pseudo-element."""
    return ", ".join(_boosted(one, weight) for one in selectors(listed))


def _boosted(selector: str, weight: int) -> str:
    at = selector.rfind("::")
    end = at if at >= 0 and selector.count("(", 0, at) == selector.count(")", 0, at) else len(selector)
    return selector[:end] + BOOST * weight + selector[end:]


def _parts(text: str, sign: str) -> list[str]:
    """A text parted at a sign that stands in no bracket and no string."""
    found, deep, piece = [], 0, ""
    for part in STRING.split(text):
        if part[:1] in ('"', "'") and len(part) > 1:
            piece += part
            continue
        for one in part:
            deep += (one in "([") - (one in ")]")
            if one == sign and deep == 0:
                found.append(piece)
                piece = ""
            else:
                piece += one
    return [one.strip() for one in (*found, piece) if one.strip()]


def _rules(text: str) -> Iterator[tuple[str, str | None]]:
    """Head and body of each rule of a block; a statement has no body."""
    head, body, deep = "", "", 0
    for part in STRING.split(text):
        quoted = part[:1] in ('"', "'") and len(part) > 1
        for one in [part] if quoted else part:
            if not quoted and one == "{":
                deep += 1
                if deep == 1:
                    continue
            elif not quoted and one == "}":
                deep -= 1
                if deep == 0:
                    yield " ".join(head.split()), body.strip()
                    head = body = ""
                    continue
            elif not quoted and one == ";" and deep == 0:
                yield " ".join(head.split()), None
                head = ""
                continue
            if deep:
                body += one
            else:
                head += one
