"""The table that was read and waits to be confirmed."""

import base64
import json
import zlib
from typing import Any

from cunju.org import drafts

TABLE_FORM = "disclosure:finance"
LARGEST = 64 * 1024 * 1024


def kept_table(unit_code: str, month: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """What was read of the file and what was answered; empty where nothing waits."""
    data = drafts.load(unit_code, form=TABLE_FORM, key=f"{unit_code}/{month}")
    if not data.get("pages"):
        return [], {}
    packed = zlib.decompressobj().decompress(base64.b64decode(str(data["pages"])), LARGEST)
    pages: list[dict[str, Any]] = json.loads(packed)
    return pages, {str(key): str(value) for key, value in dict(data.get("answers") or {}).items()}
