"""Files people bring, as plain values: sheets of a table, blocks of a Word file, photos; a Refusal in words where there are none.

Slow (a process is started): never inside ``ledger.writing`` or another transaction.
"""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cunju.kernel.excel import Rows, text_of
from cunju.kernel.refusals import Refusal
from cunju.tables import asking, book
from cunju.tables.asking import NotRead
from cunju.tables.book import Sheet
from cunju.tables.limits import (
    FINE,
    LONGEST,
    MEGABYTE,
    MOST_PAGES,
    MOST_PIXELS,
    OPERATOR,
    PDF,
    PEOPLE,
    PHOTO,
    PRINTED,
    SCAN,
    SIGNED,
    WORD,
    Limits,
)
from cunju.tables.merging import ABOVE

# Above its head a table of others may have a title.
HEAD_WITHIN = 5
WHY = {
    asking.TIME: "读了{seconds}秒还没有读完，已经停下；请只留要用的内容，复制到新文件里再上传。",
    asking.MEMORY: "展开以后太大，服务器没有继续读；请只留要用的内容，复制到新文件里再上传。",
    asking.BROKEN: "打不开，可能已损坏；请在办公软件里打开，另存为新文件再上传。",
    asking.BUSY: "现在上传的人太多，这个文件还没有读；请过一两分钟再传一次。",
}


def sheets(
    data: bytes,
    name: str,
    *,
    only: Sequence[str] | None = None,
    looks: bool = False,
    if_told: bool = False,
    limits: Limits = PEOPLE,
) -> list[Sheet]:
    """The sheets of a file (.xlsx, .xls, .xlsb, .ods, .csv, .txt); Refusal with what was seen and what to do.

    ``only`` names the sheets wanted: of others no more than the name is given. ``looks`` asks for number formats and formulas too: a
    workbook that does not tell them (all but .xlsx) is refused, unless they are asked for ``if_told``.
    """
    refuse_long(data, limits)
    wanted = None if only is None else list(only)
    return book.unpacked(_read("sheets", data, limits, name=name, only=wanted, looks=looks, if_told=if_told))


def file_of(path: Path) -> list[Sheet]:
    """The sheets of a file whoever runs the service names; OSError where it is not there."""
    return sheets(path.read_bytes(), path.name, limits=OPERATOR)


def named(data: bytes, needed: Mapping[str, Sequence[str]], *, name: str = "表.xlsx", alone: bool = False) -> dict[str, Rows]:
    """The rows of the sheets named, each with its line (the head is line 1) and its cells by heading.

    ``needed`` names the columns a sheet must have; at least one of the sheets must be there. Refusal with what to do where
    the file is too large, no table or no such one. ``alone``: a file of one sheet is that sheet, whatever it is called; a text
    (``name`` ends in .csv, .txt) always is the one whose columns it has.
    """
    found = {one.name.strip(): one for one in sheets(data, name, only=list(needed))}
    wanted = {each: found[each] for each in needed if each in found}
    if not wanted and len(found) == 1 and (text := found.get("")) and text.rows:
        head = {text_of(one) for one in text.rows[0]}
        wanted = {next((each for each, columns in needed.items() if head >= set(columns)), next(iter(needed))): text}
    if alone and not wanted and len(found) == len(needed) == 1:
        wanted = {each: sheets(data, name)[0] for each in needed}
    if not wanted:
        there = "、".join(f"“{one}”" for one in list(found)[:5])
        missing = "或".join(f"“{each}”" for each in needed)
        raise Refusal(f"文件里没有{missing}表（有的是{there}）；请用模板填写。", "file")
    return {each: _rows(one, each, needed[each]) for each, one in wanted.items()}


def _rows(sheet: Sheet, name: str, needed: Sequence[str]) -> Rows:
    if not sheet.rows:
        return ()
    begin = next((at for at, row in enumerate(sheet.rows[:HEAD_WITHIN]) if {text_of(one) for one in row} >= set(needed)), 0)
    head = [text_of(one) for one in sheet.rows[begin]]
    if missing := [one for one in needed if one not in head]:
        raise Refusal(
            f"“{name}”表第1行缺少{'、'.join(f'“{one}”' for one in missing)}这{len(missing)}列；请用模板的表头。", "file"
        )
    told = zip(sheet.lines[begin + 1 :], sheet.rows[begin + 1 :], strict=True)
    rows = [(line, dict(zip(head, row, strict=False))) for line, row in told]
    return tuple((line, row) for line, row in rows if any(text_of(one) for one in row.values()))


Blocks = list[str | tuple[tuple[str, ...], ...]]


def word(data: bytes, name: str, *, merged: bool = False, limits: Limits = WORD) -> Blocks:
    """The blocks of a .docx in order: lines, and tables as rows of cells; ``merged`` marks cells that continue the one above."""
    refuse_long(data, limits)
    return _blocks(_read("word", data, limits, name=name, merged=merged))


def pdf(data: bytes, name: str, *, limits: Limits = PDF) -> Blocks:
    """The blocks of a PDF with text in order, as ``word`` gives them with its marks; Refusal where its pages hold no text."""
    refuse_long(data, limits)
    return _blocks(_read("pdf", data, limits, name=name))


def _blocks(answer: bytes) -> Blocks:
    found = json.loads(answer)
    return [one if isinstance(one, str) else tuple(tuple(row) for row in one) for one in found]


def opens_heif() -> bool:
    """Whether a phone's HEIC can be read on this machine; the child does it, nothing is loaded here."""
    return find_spec("pillow_heif") is not None


def photos(files: Iterable[Any], *, count: int) -> list[bytes]:
    """Photos (uploads with ``name``, ``size``, ``chunks``) as plain JPEG in order, all by one child."""
    return _each("photo", PHOTO, files, count=count, longest=LONGEST)


def reads_sheets() -> bool:
    """Whether what reads a photographed sign-in sheet is here: optional, `bin/cunju reading` brings it."""
    return all(find_spec(one) is not None for one in ("cv2", "zxingcpp"))


def signed(files: Iterable[Any], *, count: int) -> list[dict[str, Any]]:
    """What each photo of a page of a sign-in sheet says (``tables.signed``); Refusal with the photo's name and what to do."""
    return [json.loads(one) for one in _each("signed", SIGNED, files, count=count, longest=FINE)]


def reads_words() -> bool:
    """Whether what reads printed words off a photo is here: optional, `bin/cunju reading` brings it."""
    return all(find_spec(one) is not None for one in ("cv2", "rapidocr_onnxruntime"))


def printed(files: Sequence[Any]) -> list[dict[str, Any]]:
    """What each page says (``tables.printed``), of photos and scanned PDFs; a PDF with text gives its tables as they are, without pictures.

    Refusal with the file's name where one is not read, and where there are more than ``MOST_PAGES`` pages.
    """
    found: list[dict[str, Any]] = []
    pictures: list[Any] = []
    for one in files:
        one.seek(0)
        if next(iter(one.chunks()), b"").startswith(b"%PDF-"):
            known, photos = _scanned(one)
            found += known
            pictures += photos
        else:
            pictures.append(one)
    if len(pictures) > MOST_PAGES:
        raise Refusal(f"一次最多认{MOST_PAGES}页，这里有{len(pictures)}页；请分几次。", "photos")
    limits = replace(PRINTED, seconds=PRINTED.seconds * max(len(pictures), 1))
    return [*found, *(json.loads(one) for one in (_each("printed", limits, pictures, count=1, longest=FINE) if pictures else ()))]


def pictures(upload: Any) -> list[str]:
    """The pages of a photo or a scanned PDF as JPEG in base64; none of a PDF with text of its own."""
    upload.seek(0)
    data = b"".join(upload.chunks())
    if data.startswith(b"%PDF-"):
        pages: list[str] = json.loads(_read("scan", data, SCAN, most=MOST_PAGES, longest=LONGEST))["pages"]
        return pages
    return [base64.b64encode(one).decode() for one in photos([upload], count=1)]


def _scanned(upload: Any) -> tuple[list[dict[str, Any]], list["_Picture"]]:
    """Of a PDF what its own text says, or the pictures of its pages."""
    upload.seek(0)
    data = b"".join(upload.chunks())
    try:
        answer = json.loads(_read("scan", data, SCAN, most=MOST_PAGES, longest=FINE))
    except NotRead as wrong:
        raise Refusal(f"“{upload.name}”{wrong.message}", "photos") from None
    if not answer["text"]:
        return [], [_Picture(upload.name, base64.b64decode(one)) for one in answer["pages"]]
    rows: list[list[dict[str, Any]]] = []
    for block in pdf(data, upload.name):
        table = ((block,),) if isinstance(block, str) else block
        rows += [[_plain("" if cell == ABOVE else cell) for cell in row] for row in table]
    return [{"rows": rows, "merged": [], "table": [0, len(rows)]}], []


def _plain(text: str) -> dict[str, Any]:
    return {"text": text.replace("\n", ""), "sure": 1.0, "other": "", "cut": ""}


class _Picture:
    """A page of a PDF, as an upload is."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name, self.content, self.size = name, content, len(content)

    def seek(self, at: int) -> None:
        """It is at hand, whole."""

    def chunks(self) -> Iterable[bytes]:
        """All of it."""
        return [self.content]


def _each(task: str, limits: Limits, files: Iterable[Any], *, count: int, longest: int) -> list[bytes]:
    """What one child makes of each photo, in order."""
    found: list[bytes] = []
    with asking.child(task, limits, files=count) as process:
        for one in files:
            one.seek(0)
            try:
                found.append(process.ask(one.chunks(), one.size, longest=longest, pixels=MOST_PIXELS))
            except NotRead as wrong:
                raise Refusal(f"“{one.name}”{wrong.message or _photo(wrong.why, limits)}", "photos") from None
    return found


def _photo(why: str, limits: Limits) -> str:
    if why == asking.BROKEN:
        return "打不开，不是照片或者已损坏；请上传照片（JPG、PNG）或一份PDF。"
    return WHY[why].format(seconds=limits.seconds)


def refuse_long(data: bytes, limits: Limits) -> None:
    """Refused before anything is started."""
    if len(data) > limits.size:
        raise Refusal(f"文件超过{limits.size // MEGABYTE}MB；请只留要装入的表，或分几个文件。", "file")


def _read(task: str, data: bytes, limits: Limits, **told: Any) -> bytes:
    try:
        with asking.child(task, limits) as process:
            return process.ask([data], len(data), **told)
    except NotRead as wrong:
        if wrong.message:
            raise
        raise NotRead(f"这个文件{WHY[wrong.why].format(seconds=limits.seconds)}", wrong.why) from None
