"""Papers as they come out of a printer: pages as meant, type area and grid of GB/T 9704-2012, annex 2 on its one page."""

import itertools
from datetime import date, datetime, time

import pytest

from cunju.activities.quarterly import papers as quarterly
from cunju.activities.quarterly import queries
from cunju.activities.quarterly.models import Form
from cunju.kernel.blocks import Paper, Paragraph, Table
from cunju.kernel.days import SHANGHAI, parse_period
from cunju.ledger import interface as ledger
from cunju.reports import monthly, word, workbook
from tests import cast
from tests.papers.printing import body, pages, pdf_of

pytestmark = pytest.mark.django_db
# 22 lines in 225 mm.
PITCH = 225 / 22
LINES, CHARACTERS = 22, 28


@pytest.fixture
def village():
    cast.demonstration()
    return cast.units()[cast.VILLAGE]


def paper(*blocks):
    return Paper("测试", "玉峰山村村民委员会", date(2023, 9, 20), "CS-1", blocks)


def test_a_page_holds_twenty_two_lines_of_twenty_eight_characters(tmp_path):
    text = "字" * (CHARACTERS * LINES * 2)
    found = pages(pdf_of(word.word(paper(Paragraph(text, indent=False))), tmp_path))
    assert len(found) == 2
    for page in found:
        lines = body(page)
        assert len(lines) == LINES
        assert {len(one.text) for one in lines} == {CHARACTERS}
        tops = [one.top for one in lines]
        pitches = [after - before for before, after in itertools.pairwise(tops)]
        assert all(abs(one - PITCH) < 0.2 for one in pitches)


def test_margins_are_those_of_the_standard(tmp_path):
    text = "字" * (CHARACTERS * LINES)
    [page] = pages(pdf_of(word.word(paper(Paragraph(text, indent=False))), tmp_path))
    lines = body(page)
    assert abs(min(one.left for one in lines) - 28) < 1
    assert 180 < max(one.right for one in lines) <= 184.5
    assert 37 <= min(one.top for one in lines) < 42
    assert max(one.bottom for one in lines) <= 262.5


def drafted(progress: str, problems: str):
    town = queries.draft(cast.units()[cast.TOWN], date(2023, 9, 30), today=cast.TODAY)
    kept = Form(town_code=cast.TOWN, report_on=date(2023, 9, 30), progress=progress, problems=problems)
    return queries.Draft(town.town, town.report_on, town.as_of, kept, [], "", town.proposal)


@pytest.mark.parametrize(
    ("progress", "problems"),
    [("进" * 150, "题" * 60), ("进" * 300, "题" * 300), ("进" * 300, "题" * 400), ("进" * 20, "题\n" * 12)],
)
def test_annex_two_keeps_to_one_page_however_long_its_texts(village, tmp_path, progress, problems):
    found = pages(pdf_of(quarterly.word(drafted(progress, problems), demonstration=True), tmp_path))
    assert len(found) == 1
    told = "".join(one.text for one in found[0])
    assert told.count("进") >= len(progress) and told.count("题") >= problems.count("题")


def test_the_rows_of_annex_two_stand_where_the_notice_has_them(village, tmp_path):
    [page] = pages(pdf_of(quarterly.word(drafted("进" * 100, "题" * 100), demonstration=False), tmp_path))
    at = {one.text: one for one in page}
    assert abs(min(one.left for one in page if one.text.startswith("附件")) - 28) < 1.5
    labels = {name: at[name] for name in ("镇街", "填报时间", "进展情况", "进展状态", "联系人", "联系电话")}
    # Columns of 28, 50, 28 and 50 mm: the labels stand in the middle of the first and the third.
    for name in ("镇街", "进展情况", "进展状态", "联系人"):
        assert abs((labels[name].left + labels[name].right) / 2 - (28 + 14)) < 1.5
    for name in ("填报时间", "联系电话"):
        assert abs((labels[name].left + labels[name].right) / 2 - (28 + 78 + 14)) < 1.5
    assert 60 < labels["进展状态"].top - labels["进展情况"].top < 140
    assert labels["联系人"].bottom < 262


def test_hints_stand_where_nothing_is_written_and_go_where_something_is(village, tmp_path):
    empty = queries.Draft(cast.units()[cast.TOWN], date(2023, 9, 30), cast.TODAY, Form(), [], "", drafted("", "").proposal)
    [page] = pages(pdf_of(quarterly.word(empty, demonstration=False), tmp_path, "empty"))
    told = "".join(one.text for one in page)
    assert "不超过300字" in told and "下一步打算）" in told
    [page] = pages(pdf_of(quarterly.word(drafted("已推进", "没有问题"), demonstration=False), tmp_path, "full"))
    told = "".join(one.text for one in page)
    assert "已推进" in told and "不超过300字" not in told


def test_a_workbook_prints_a_page_for_each_of_its_sheets(village, tmp_path):
    attributes = {"body": "representatives", "due": 40, "present": 39, "result": "regular"}
    with ledger.writing([cast.VILLAGE], now=datetime.combine(cast.TODAY, time(9), SHANGHAI)) as pen:
        pen.put(
            kind="assemblies.meeting_held", attributes=attributes, unit_code=cast.VILLAGE, occurred_on=date(2023, 6, 1),
            recorded_by="clerk",
        )  # fmt: skip
    made = workbook.papers(village, parse_period("2023"))
    found = pages(pdf_of(word.many(made, demonstration=True), tmp_path))
    assert len(found) == len(made)
    assert all(body(page) for page in found)
    assert all("演示数据" in "".join(one.text for one in page) for page in found)


def test_the_sheet_of_the_month_prints(village, tmp_path):
    sheet = monthly.paper(village, on=cast.TODAY)
    found = pages(pdf_of(word.word(sheet), tmp_path))
    told = "".join(one.text for page in found for one in page)
    # A village without any record owes a line for each requirement of each installed room: at least ten to a page.
    lines = sum(len(one.rows) for one in sheet.blocks if isinstance(one, Table))
    assert 1 <= len(found) <= 1 + lines // 10
    assert "2023年9月应办事项" in told and "本月到期" in told
