"""Papers as PDF by typst: what was written can be read back, nothing in it is read as markup, same paper same bytes."""

import io
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from cunju.kernel.blocks import (
    SHEETS,
    Checklist,
    Fields,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    SignLines,
    Table,
    Title,
)
from cunju.reports import pdf
from tests.papers.printing import pages

MARKUP = "#panic()[x]$y$*粗*_斜_`码`//注释 @表 <签>"
PAPER = Paper(
    "村民代表会议记录",
    "玉峰山村村民委员会",
    date(2023, 9, 20),
    "HY-018202-0920",
    (
        Title("玉峰山村村民代表会议记录"),
        Fields((("时间", "2023年9月20日"), ("地点", "便民服务中心"))),
        Heading("一、议题"),
        Paragraph(MARKUP),
        Table(("序号", "议题"), tuple((str(n), f"第{n}项议题") for n in range(1, 60)), (1, 4)),
        Checklist(("村道维修",)),
        PageBreak(),
        SignLines(("主持人", "玉峰山村村民委员会（盖章）")),
    ),
)


def text_of(raw: bytes, folder: Path) -> str:
    (folder / "a.pdf").write_bytes(raw)
    told = subprocess.run(["pdftotext", "-layout", folder / "a.pdf", "-"], capture_output=True, text=True, check=True)
    return "".join(told.stdout.split())


def test_every_text_can_be_read_back_and_none_is_markup(tmp_path: Path) -> None:
    found = text_of(pdf.pdf([PAPER], demonstration=True), tmp_path)
    for words in ("玉峰山村村民代表会议记录", "便民服务中心", "第59项议题", "□村道维修", "演示数据，非真实情况", "编号HY-018202-0920"):
        assert words in found, words
    assert "".join(MARKUP.split()) in found


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf.pdf([PAPER]) == pdf.pdf([PAPER])


def test_the_type_area_is_that_of_the_standard_and_heads_repeat(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf.pdf([PAPER]))
    found = pages(tmp_path / "a.pdf")
    assert len(found) >= 3
    for page in found:
        words = [one for one in page if one.top > 34 and one.bottom < 268]
        assert min(one.left for one in words) >= 27.5
        assert max(one.right for one in words) <= 184.5
    assert all(any("序号" in one.text for one in page) for page in found[:2])


def test_another_sheet_is_set_in_its_size() -> None:
    wide = {on: Image.open(io.BytesIO(pdf.picture([replace(PAPER, on=on)]))).width for on in ("", "a3", "a6")}
    assert wide == {on: pytest.approx(SHEETS[on].width / 25.4 * pdf.DOTS, abs=2) for on in wide}
