"""A paper as a PDF file, set by typst with the free faces of the machine; same paper, same bytes."""

import dataclasses
import io
import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from cunju.kernel import blocks, faces
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import Refusal
from cunju.reports.word import DEMONSTRATION

TEMPLATE = Path(__file__).with_name("data") / "paper.typ"
ROLES = {"title": faces.TITLE, "heading": faces.HEADING, "body": faces.BODY, "small": faces.SMALL}


class NoFace(Refusal):
    """No Chinese face on this machine: a PDF would show boxes; Word files do not need one."""


def pdf(papers: list[blocks.Paper], *, demonstration: bool = False) -> bytes:
    """Several papers in one PDF, each beginning on a new page; the first names the file. NoFace without a face."""
    if not can_set():
        raise NoFace(f"这台服务器没有中文字体，不能生成PDF。请管理员安装软件包 {faces.PACKAGE}；Word 文件不受影响。")
    first = papers[0]
    mark = DEMONSTRATION if demonstration else ""
    head = "　".join(filter(None, (first.unit, chinese_day(first.day), f"编号 {first.code}", mark)))
    data = {
        "head": head,
        "day": {"year": first.day.year, "month": first.day.month, "day": first.day.day},
        "faces": {role: _chosen(name) for role, name in ROLES.items()},
        "papers": [
            {"title": one.title, "unit": one.unit, "blocks": [_plain(block) for block in one.blocks]}
            for one in papers
        ],
    }
    noon = datetime.combine(first.day, time(12), UTC)
    made: bytes = typst.compile(
        str(TEMPLATE),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(noon.timestamp()),
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
    if found["kind"] == "qr":
        target = io.BytesIO()
        segno.make(found["address"], error="m").save(target, kind="svg", border=2)
        found["svg"] = target.getvalue().decode()
    return found
