"""What a PDF says of its makers: it is kept as it is, and whoever brings it is told what stays in it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

LOOKED_AT, LONGEST = 20 * 1024 * 1024, 40
WORDS = (("作者", b"Author"), ("制作软件", b"Creator"), ("制作软件", b"Producer"))
PLACES = (b"GPSLatitude", b"exif:GPS", b"/GPTS", b"/Measure")
XMP_AUTHOR = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^>]{0,80}>([^<]{1,400})<", re.DOTALL)


def tell(request: HttpRequest, uploads: Sequence[Any] | None) -> None:
    """Say on the next page what stays in the PDFs and Word files among what was brought, and which file was not kept."""
    for one in uploads or ():
        if fault := getattr(one, "fault", ""):
            messages.warning(request, f"这一份没有存：{fault}其余的已经存好。")
            continue
        one.seek(0)
        data = one.read(LOOKED_AT)
        one.seek(0)
        if data.startswith(b"%PDF-"):
            messages.info(request, sentence(data))
        elif data.startswith(b"PK"):
            messages.info(request, f"Word文件“{one.name}”原样保存：里面的作者、批注、修订不会去掉；公开以前请核对。")


def sentence(data: bytes) -> str:
    """What is written in a PDF about who made it, with what, and where."""
    found = list(dict.fromkeys(_found(data)))
    if not found:
        return "PDF原样保存：里面如果有作者、制作软件、拍摄位置等信息，不会去掉；公开以前请核对。"
    return f"PDF原样保存：里面有{'、'.join(found)}，不会去掉；公开以前请核对。"


def _found(data: bytes) -> Iterable[str]:
    for label, key in WORDS:
        for literal, digits in re.findall(
            rb"/" + key + rb"\s{0,4}(?:\(((?:\\.|[^\\)]){1,400})\)|<([0-9A-Fa-f\s]{2,1600})>)",
            data,
            re.DOTALL,
        ):
            text = _text(re.sub(rb"\\(.)", rb"\1", literal, flags=re.DOTALL) if literal else _bytes(digits))
            if text:
                yield f"{label}“{text}”"
    for author in XMP_AUTHOR.findall(data):
        yield f"作者“{_text(author)}”"
    if any(one in data for one in PLACES):
        yield "位置"


def _bytes(digits: bytes) -> bytes:
    plain = re.sub(rb"\s", b"", digits)
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode())


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("gb18030", "replace")
    return "".join(one for one in text if one.isprintable()).strip()[:LONGEST]
