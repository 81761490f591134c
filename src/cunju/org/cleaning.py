"""A request's fields, file names and cookies as they may be kept (what a control is, ``kernel.cleaning`` says)."""

import re
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from cunju.kernel import cleaning

RAW = re.compile(r"[\x00-\x1f\x7f]")
LONGEST_NAME = 120


def raw_unfit(text: str) -> bool:
    """Whether bytes not decoded yet hold controls: above the first 128 they are parts of characters."""
    return bool(RAW.search(text))


def cleaned(data: QueryDict) -> QueryDict:
    """A query or form as it may be kept: names are one line, every text clean, in the order they came; passwords stay as typed but for controls."""
    found: Any = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in data.lists():
        secret = "password" in name or name == "csrfmiddlewaretoken"
        clean = cleaning.bare if secret else cleaning.lines
        found.setlist(cleaning.line(name), [clean(str(one)) for one in values])
    found._mutable = False
    return found  # type: ignore[no-any-return]


def name_files(files: MultiValueDict[str, Any]) -> None:
    """File names of one line, no longer than a record holds; their ending stays."""
    for _, some in files.lists():
        for one in some:
            name = cleaning.line(one.name or "")
            stem, dot, ending = name.rpartition(".")
            if len(name) > LONGEST_NAME and dot and len(ending) <= 10:
                name = f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
            one.name = name[:LONGEST_NAME] if name.strip(". ") else "file"


def cleaned_cookies(cookies: dict[str, str]) -> dict[str, str]:
    """Without those that hold what they may not: a browser would send them again for ever."""
    return {
        name: value
        for name, value in cookies.items()
        if not any(cleaning.unfit(one, one_line=True) for one in (name, value))
    }
