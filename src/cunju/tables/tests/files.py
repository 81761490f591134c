"""Files as people and others send them."""

import io
import random
import zipfile
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from PIL import Image


def workbook(cells: Iterable[tuple[int, int, Any]], *, name: str = "表") -> bytes:
    """An .xlsx with some cells."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for row, column, value in cells:
            sheet.write(row, column, value)
    return target.getvalue()


def mended(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A packed file with something else in one of its parts."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for one in source.infolist():
            content = source.read(one.filename)
            made.writestr(one.filename, content.replace(old, new) if one.filename == part else content)
    return target.getvalue()


def packed(**members: bytes) -> bytes:
    """A zip of members, ``__`` for a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return target.getvalue()


def picture(
    kind: str, size: tuple[int, int] = (40, 30), *, mode: str = "RGB", colour: Any = "white", **named: Any
) -> bytes:
    """A picture of one colour."""
    target = io.BytesIO()
    Image.new(mode, size, colour).save(target, kind, **named)
    return target.getvalue()


def noise(size: int) -> bytes:
    """Bytes that mean nothing."""
    return random.Random(1).randbytes(size)
