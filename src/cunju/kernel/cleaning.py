"""Text as it may be kept and printed: line breaks are one kind, controls and invisible marks are gone, letters are composed (NFC)."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

# Everything that ends a line somewhere: Windows, old files, Word's vertical tab and page break, NEL, Unicode's own two.
BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls but tab and line feed, the soft hyphen, zero-width and directional marks, halves of pairs, what is no character.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def safe(text: str) -> str:
    """Text that every paper can hold: the same words and lines without what cannot be printed."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", UNSEEN.sub("", BREAKS.sub("\n", text)))


def lines(text: str) -> str:
    """Running text as typed or pasted, trimmed; columns of a pasted table keep their tabs, empty first ones too."""
    found = safe(text)
    return found.strip("\n") if "\t" in found else found.strip()


def line(text: str) -> str:
    """Text of one line, trimmed: what would break or jump is one space."""
    return re.sub("[\t\n]+", " ", safe(text)).strip()


def clean(value: Any) -> Any:
    """A value of JSON with all its texts clean; keys are names of ours and stay."""
    if isinstance(value, str):
        return lines(value)
    if isinstance(value, Mapping):
        return {name: clean(one) for name, one in value.items()}
    return [clean(one) for one in value] if isinstance(value, list | tuple) else value
