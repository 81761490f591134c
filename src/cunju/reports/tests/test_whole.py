"""What a phone or a hand needs of a paper: the code whole, in Word and in PDF, and rows high enough to sign in."""

import io
import itertools
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image
from tests.coded import of_word, read_back

from cunju.kernel.blocks import Paper, Paragraph, Qr, Table
from cunju.reports import pdf
from cunju.reports.tests.test_word import PAPER
from cunju.reports.word import word

ADDRESS = "http://127.0.0.1:8000/b/s/AB12CD34/"
CODED = replace(PAPER, blocks=(Paragraph("说明。"), Qr(ADDRESS, "扫码看网上的公开表。")))
SIGNED = replace(PAPER, blocks=(Table(("序号", "姓名", "签名"), tuple((str(one), "第1组代表1", "") for one in range(1, 6)), (1, 2, 3), 11),))


@pytest.mark.parametrize("on", ["", "a3"])
def test_the_code_of_a_pdf_is_whole(on: str) -> None:
    paper = replace(CODED, on=on)
    page = Image.open(io.BytesIO(pdf.picture([paper])))
    assert read_back(page, ADDRESS, left=28 * paper.sheet.margin)
    assert not read_back(page, ADDRESS, left=40)


@pytest.mark.parametrize("on", ["", "a3"])
def test_the_code_of_a_word_file_is_whole(on: str) -> None:
    """Its picture is the code, and its line is as high as the picture: in one of fixed height Word cuts it."""
    opened = Document(io.BytesIO(word(replace(CODED, on=on))))
    line = next(one for one in opened.paragraphs if one._p.findall(f".//{qn('pic:pic')}"))
    spacing = line._p.pPr.find(qn("w:spacing"))
    assert spacing.get(qn("w:lineRule")) == "auto"
    part = opened.inline_shapes[0]
    assert (part.width, part.height) == (Mm(28), Mm(28))
    assert of_word(word(replace(CODED, on=on)), ADDRESS)


def test_a_row_to_sign_in_is_eleven_millimetres_in_word_and_pdf() -> None:
    table = Document(io.BytesIO(word(SIGNED))).tables[0]
    assert [round(one.height.mm) for one in table.rows] == [9, 11, 11, 11, 11, 11]
    assert min(_rows(SIGNED)) >= 10.5
    assert max(_rows(SIGNED)) <= 11.5
    assert max(_rows(replace(SIGNED, blocks=(replace(SIGNED.blocks[0], tall=0),)))) < 9  # type: ignore[type-var]


def _rows(paper: Paper) -> list[float]:
    """The heights of a table's rows below its head in millimetres, off the rendered page: between lines as wide as the page's type."""
    page = Image.open(io.BytesIO(pdf.picture([paper]))).convert("L")
    dot = pdf.DOTS / 25.4
    x = round((28 + 150) * dot)  # within the empty last column
    dark = [y for y in range(page.height) if page.getpixel((x, y)) < 128 and page.getpixel((x - 60, y)) < 128]
    lines = [y for at, y in enumerate(dark) if at == 0 or y - dark[at - 1] > 2]
    return [(low - high) / dot for high, low in itertools.pairwise(lines[1:])]
