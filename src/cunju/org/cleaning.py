"""What no address, field, cookie or file name may hold: NUL, other controls, half characters; a database would choke on them."""

import re
from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

# Tab, line feed and carriage return are text; surrogates are halves of characters, and two signs are none at all.
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
IN_LINE = re.compile(r"[\t\r\n\x85\u2028\u2029]")
RAW = re.compile(r"[\x00-\x1f\x7f]")
LONGEST_PATH, LONGEST_QUERY, LONGEST_NAME = 1024, 8192, 120


def clean(text: str) -> str:
    """A typed text without what is none; a vertical tab or page break, as Word pastes them, is a new line."""
    return UNFIT.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n"))


def unfit(text: str) -> bool:
    """Whether a line of an address or header holds what it may not."""
    return bool(UNFIT.search(text) or IN_LINE.search(text))


def raw_unfit(text: str) -> bool:
    """The same of bytes not decoded yet: above the first 128 they are parts of characters."""
    return bool(RAW.search(text))


def cleaned(data: QueryDict) -> QueryDict:
    """The same fields, their names and values cleaned; the same object where nothing is wrong."""
    if not any(_wrong(name, values) for name, values in data.lists()):
        return data
    found: Any = QueryDict(mutable=True)
    for name, values in data.lists():
        found.setlist(clean(name), [clean(one) for one in values])
    found._mutable = False
    return found  # type: ignore[no-any-return]


def _wrong(name: str, values: Iterable[str]) -> bool:
    return bool(UNFIT.search(name)) or any(isinstance(one, str) and UNFIT.search(one) for one in values)


def name_files(files: MultiValueDict[str, Any]) -> None:
    """File names without controls, no longer than a record holds; their ending stays."""
    for _, some in files.lists():
        for one in some:
            name = IN_LINE.sub("", clean(one.name or ""))
            stem, dot, ending = name.rpartition(".")
            if len(name) > LONGEST_NAME and dot and len(ending) <= 10:
                name = f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
            one.name = name[:LONGEST_NAME] or "file"


def cleaned_cookies(cookies: dict[str, str]) -> dict[str, str]:
    """Without those that hold what they may not: a browser would send them again for ever."""
    return {name: value for name, value in cookies.items() if not unfit(name) and not unfit(value)}
