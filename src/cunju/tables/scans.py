"""The pages of a scanned PDF as photos; of a PDF with text no more than that it has some. Runs in the child."""

import base64
import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pypdfium2

from cunju.tables.child import Refused

# Fewer signs than these on all pages are a stamp or a page number of the scanner.
LEAST_TEXT = 60


def read(data: bytes, told: Mapping[str, Any]) -> bytes:
    """JSON: ``text`` whether the file has text of its own, else ``pages``, each a JPEG in base64."""
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except Exception as wrong:
        raise Refused("打不开，可能已损坏或者加了密码；请拍成照片再上传。") from wrong
    if count > told["most"]:
        raise Refused(f"有{count}页，一次最多认{told['most']}页；请只留要认的几页。")
    if sum(page.get_textpage().count_chars() for page in document) >= LEAST_TEXT:
        return json.dumps({"text": True, "pages": []}).encode()
    return json.dumps({"text": False, "pages": [_page(one, told["longest"]) for one in document]}).encode()


def _page(page: Any, longest: int) -> str:
    share = longest / max(page.get_size())
    picture, target = page.render(scale=min(share, 300 / 72)).to_pil().convert("RGB"), BytesIO()
    picture.save(target, "JPEG", quality=88)
    return base64.b64encode(target.getvalue()).decode()
