"""A paper as a PDF file or a picture, set by typst with the free faces of the machine; same paper, same bytes."""

import dataclasses
import io
import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Literal

import segno
import typst
from PIL import Image

from cunju.kernel import blocks, faces, signing
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import DEMONSTRATION

TEMPLATE = Path(__file__).with_name("data") / "paper.typ"
DOTS = 150  # an inch of a picture
ROLES = {"title": faces.TITLE, "heading": faces.HEADING, "body": faces.BODY, "small": faces.SMALL}


class NoFace(Refusal):
    """No Chinese face on this machine: a PDF would show boxes; Word files do not need one."""


def pdf(papers: list[blocks.Paper], *, demonstration: bool = False) -> bytes:
    """Several papers in one PDF, each beginning on a new page; the first names the file. NoFace without a face."""
    made = _set(papers, demonstration=demonstration, form="pdf")
    return made if isinstance(made, bytes) else made[0]


def picture(papers: list[blocks.Paper], *, demonstration: bool = False) -> bytes:
    """The pages one below the other as one PNG, for systems that take nothing else. NoFace without a face."""
    made = _set(papers, demonstration=demonstration, form="png")
    if isinstance(made, bytes):
        return made
    pages = [Image.open(io.BytesIO(one)) for one in made]
    tall = Image.new("RGB", (pages[0].width, sum(one.height for one in pages)), "white")
    for at, one in enumerate(pages):
        tall.paste(one, (0, at * pages[0].height))
    target = io.BytesIO()
    tall.save(target, "PNG")
    return target.getvalue()


def pages(papers: list[blocks.Paper]) -> int:
    """How many pages they come to. NoFace without a face."""
    made = _set(papers, demonstration=False, form="png", dots=8)
    return 1 if isinstance(made, bytes) else len(made)


def _set(
    papers: list[blocks.Paper], *, demonstration: bool, form: Literal["pdf", "png"], dots: int = DOTS
) -> bytes | list[bytes]:
    if not can_set():
        what = "图片" if form == "png" else "PDF"
        raise NoFace(
            f"这台服务器没有中文字体，不能生成{what}。请管理员安装软件包 {faces.PACKAGE}；Word 文件不受影响。"
        )
    first = papers[0]
    mark = DEMONSTRATION if demonstration else ""
    official = any(isinstance(one, blocks.Mast) for one in first.blocks)
    own = () if official else (first.unit, chinese_day(first.day), f"编号 {first.code}" if first.code else "")
    head = "　".join(filter(None, (*own, mark)))
    data = {
        "head": head,
        "official": official,
        "called": "　".join(filter(None, (first.unit, first.title, mark))),
        "code": f"编号 {first.code}",
        "asked": blocks.ASKED,
        "day": {"year": first.day.year, "month": first.day.month, "day": first.day.day},
        "sheet": dataclasses.asdict(first.sheet),
        "faces": {role: _chosen(name) for role, name in ROLES.items()},
        "papers": [
            {"title": one.title, "unit": one.unit, "chapter": one.chapter, "blocks": [_plain(block) for block in one.blocks]}
            for one in papers
        ],
    }
    noon = datetime.combine(first.day, time(12), UTC)
    said = {"data": json.dumps(data, ensure_ascii=False)}
    stamp = int(noon.timestamp())
    made: bytes | list[bytes] = typst.compile(
        str(TEMPLATE), format=form, ppi=dots, sys_inputs=said, timestamp=stamp
    )
    return made


def can_set() -> bool:
    """Whether this machine has a face with Chinese signs for every part of a paper."""
    return all(_chosen(name) for name in ROLES.values())


def _chosen(name: str) -> list[str]:
    """The official face and those that stand for it, as far as they are here."""
    return [one for one in (name, *faces.FALLBACKS[name]) if one in families()]


@cache
def families() -> frozenset[str]:
    """The names of all faces of this machine."""
    return frozenset(typst.Fonts().families())


def _plain(block: blocks.Block) -> dict[str, Any]:
    """A block as JSON takes it; the template knows each by its kind."""
    found = dataclasses.asdict(block)
    if isinstance(block, blocks.Table):
        found["widths"] = block.widths or (1,) * len(block.head)
        found["spans"] = [[_span(block, at, column) for column in range(len(row))] for at, row in enumerate(block.rows)]
    if isinstance(block, blocks.Annexes):
        found["lines"] = block.lines
    if isinstance(block, blocks.Signed):
        found["rights"] = block.rights
    if found["kind"] == "qr":
        found["svg"] = _square(found["address"])
    if isinstance(block, blocks.SignGrid):
        found["svg"] = _square(block.code)
        face = ", ".join(_chosen(faces.BODY))
        found["grid"] = signing.drawing(block.names, block.rows, first=block.first, face=face)
        found["width"] = signing.WIDTH
    return found


def _span(block: blocks.Table, at: int, column: int) -> int:
    """Over how many rows a cell reaches; 0 where one above it does."""
    if column >= block.merged:
        return 1
    if at and not block.rows[at][column]:
        return 0
    return next((down for down, row in enumerate(block.rows[at + 1 :], start=1) if row[column]), len(block.rows) - at)


def _square(text: str) -> str:
    target = io.BytesIO()
    segno.make(text, error="m").save(target, kind="svg", border=2)
    return target.getvalue().decode()
