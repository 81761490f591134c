"""Word files: the same paper gives the same bytes; reopened, they hold what the paper says, in the faces of the standard."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from cunju.kernel.blocks import Checklist, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.reports.word import many, word

PAPER = Paper(
    "村民代表会议签到表",
    "玉峰山村村民委员会",
    date(2023, 9, 20),
    "HY-018202-0920",
    (
        Title("玉峰山村村民代表会议签到表"),
        Fields((("时间", "2023年9月20日"), ("地点", "村便民服务中心"), ("主持人", "村委会主任"))),
        Paragraph("应到40人，三分之二是27人。"),
        Table(("序号", "姓名"), (("1", "第1组代表1"), ("2", "第2组代表1")), (1, 3)),
        Heading("一、议题"),
        Checklist(("村道维修",)),
        SignLines(("主持人", "玉峰山村村民委员会（盖章）")),
    ),
)


def _texts(raw: bytes) -> str:
    opened = Document(io.BytesIO(raw))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    head = [line.text for line in opened.sections[0].header.paragraphs]
    return "\n".join([*head, *(line.text for line in opened.paragraphs), *cells])


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert word(PAPER) == word(PAPER)


def test_every_text_of_the_paper_can_be_read_back() -> None:
    found = _texts(word(PAPER))
    for text in (
        "玉峰山村村民代表会议签到表",
        "2023年9月20日",
        "应到40人，三分之二是27人。",
        "第2组代表1",
        "□ 村道维修",
        "HY-018202-0920",
    ):
        assert text in found


def test_a_demonstration_says_so_on_every_page() -> None:
    assert "演示数据" in _texts(word(PAPER, demonstration=True))
    assert "演示数据" not in _texts(word(PAPER))


def test_faces_are_official_and_set_for_chinese() -> None:
    opened = Document(io.BytesIO(word(PAPER)))
    faces = {fonts.get(qn("w:eastAsia")) for fonts in opened.element.body.iter(qn("w:rFonts"))}
    assert faces <= {"方正小标宋简体", "黑体", "仿宋_GB2312", "宋体"}
    assert opened.styles["Normal"].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_the_type_area_is_that_of_the_standard() -> None:
    part = Document(io.BytesIO(word(PAPER))).sections[0]
    assert round((part.page_width - part.left_margin - part.right_margin) / 36000) == 156
    assert round((part.page_height - part.top_margin - part.bottom_margin) / 36000) == 225


def test_the_document_is_dated_by_the_record() -> None:
    core = Document(io.BytesIO(word(PAPER))).core_properties
    assert core.created.date() == core.modified.date() == date(2023, 9, 20)
    assert core.author == "玉峰山村村民委员会"


def test_several_papers_make_one_file() -> None:
    assert _texts(many([PAPER, PAPER])).count("应到40人") == 2


def test_another_sheet_has_its_size_and_its_type_lines_and_tables_in_proportion() -> None:
    def measured(on: str) -> tuple[int, float, float, int]:
        opened = Document(io.BytesIO(word(replace(PAPER, on=on))))
        text = next(one for one in opened.paragraphs if one.text.startswith("应到40人"))
        normal = opened.styles["Normal"].paragraph_format
        table = sum(column.width.mm for column in opened.tables[1].columns)
        return round(opened.sections[0].page_width.mm), text.runs[0].font.size.pt, normal.line_spacing.pt, round(table)

    assert measured("") == (210, 16, 28.95, 156)
    assert measured("a3") == (297, 29, pytest.approx(52.1, abs=0.1), 243)
    assert measured("a6") == (105, 9.5, pytest.approx(17.4, abs=0.2), pytest.approx(89, abs=1))
    assert word(replace(PAPER, on="a6")) == word(replace(PAPER, on="a6"))
