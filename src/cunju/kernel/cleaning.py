"""Text as it may be kept and printed: line breaks are one kind, controls and invisible marks are gone, letters are composed (NFC)."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

# Everything that ends a line somewhere: Windows, old files, Word's vertical tab and page break, NEL, Unicode's own two.
BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# What no database, header or paper takes: controls but tab and line feed, halves of pairs, what is no character. The one list of them.
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
# What nobody sees: the soft hyphen, zero-width and directional marks.
MARKS = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
UNSEEN = re.compile(f"[{CONTROL}{MARKS}]")
UNFIT, UNFIT_LINE = re.compile(f"[{CONTROL}]"), re.compile(f"[{CONTROL}\t\n\r\u2028\u2029]")


def safe(text: str) -> str:
    """Text that every paper can hold: the same words and lines without what cannot be printed."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", UNSEEN.sub("", BREAKS.sub("\n", text)))


def unfit(text: str, *, one_line: bool = False) -> bool:
    """Whether a text holds controls; of one line also whether anything in it breaks or jumps. Marks nobody sees are no fault."""
    return bool((UNFIT_LINE if one_line else UNFIT).search(text))


def bare(text: str) -> str:
    """Text as it came but for what no database takes: for secrets, which nobody else may change."""
    return UNFIT.sub("", text)


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
