"""The table that was read and waits to be confirmed; the paper that was recognised and waits to be compared with its picture."""

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any

from cunju.org import drafts

TABLE_FORM, PHOTO_FORM = "disclosure:finance", "disclosure:photo"
LARGEST = 64 * 1024 * 1024


def kept_table(unit_code: str, month: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """What was read of the file and what was answered; empty where nothing waits."""
    data = drafts.load(unit_code, form=TABLE_FORM, key=f"{unit_code}/{month}")
    if not data.get("pages"):
        return [], {}
    return _pages(data), {str(key): str(value) for key, value in dict(data.get("answers") or {}).items()}


def kept_photo(unit_code: str, month: str) -> tuple[list[dict[str, Any]], dict[str, str], str]:
    """What was recognised of each page, what was typed over it by place (``row-column``), and the picture's file; empty where nothing waits."""
    data = drafts.load(unit_code, form=PHOTO_FORM, key=f"{unit_code}/{month}")
    if not data.get("pages"):
        return [], {}, ""
    return _pages(data), {str(key): str(value) for key, value in dict(data.get("typed") or {}).items()}, str(data.get("file") or "")


def _pages(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    packed = zlib.decompressobj().decompress(base64.b64decode(str(data["pages"])), LARGEST)
    pages: list[dict[str, Any]] = json.loads(packed)
    return pages
