"""A correction under way: papers, copies, broadcast and the town say what was posted; the correction says that it is none yet."""

import io
import uuid
from datetime import date

import pytest
from docx import Document

from cunju.activities.disclosure import actions, papers
from cunju.activities.disclosure.models import Edition, Sheet
from cunju.activities.disclosure.rules import changes
from cunju.activities.disclosure.tests.conftest import AUGUST, CODE, TOWN, at, workbook
from cunju.activities.disclosure.tests.test_steps import facts, posted
from cunju.kernel.days import parse_period
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
ISSUE = f"/disclosure/{CODE}/2023-08/"
OLD, NEW = "950.00", "970.00"


@pytest.fixture
def mended(clerk):
    """August hangs since 14 September; a correction of one amount was sent on the 18th."""
    posted(date(2023, 9, 14))
    now, unit = date(2023, 9, 18), Unit.objects.get(code=CODE)
    lines = [actions.Written("便道维修", "out", 3_000), actions.Written("防汛沙袋", "out", 0)]
    content = actions.Content(lines, opening=100_000)
    sheet = actions.write_sheet(unit, month="2023-08", category="finance", content=content, by="x", now=at(now))
    actions.send([sheet], on=now, by="x", now=at(now))
    return sheet


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("address", ["/disclosure/sheet/{}/print/", "/paper/disclosure/{}/copy/"])
def test_what_is_printed_copied_and_read_out_is_what_hangs(clerk, mended, address):
    said = text(clerk, address.format(mended.id))
    assert OLD in said and NEW not in said
    assert "更正稿" not in said
    if "print" in address:
        assert OLD in said.partition("村广播")[2]
    assert Edition.objects.get().code in said


def test_the_board_says_that_a_correction_of_what_hangs_is_at_review(client, mended):
    said = text(client, f"/b/{CODE}/")
    assert OLD in said and NEW not in said
    assert said.count("与已公布版本一致，有一份更正正在审查") == 2  # with the money and in the list of sheets


def test_the_word_file_is_what_hangs_and_the_correction_by_its_own_name(clerk, mended):
    def words(name):
        answer = clerk.get(f"/paper/disclosure/{name}.docx")
        assert answer.status_code == 200
        found = Document(io.BytesIO(answer.content))
        cells = [each.text for table in found.tables for row in table.rows for each in row.cells]
        return "\n".join([*(one.text for one in found.paragraphs), *cells])

    assert OLD in words(mended.id) and NEW not in words(mended.id)
    draft = words(f"{mended.id}/draft")
    assert NEW in draft and OLD not in draft and "更正稿，未公布" in draft


def test_the_correction_says_that_it_is_not_posted(clerk, mended):
    said = text(clerk, f"/disclosure/sheet/{mended.id}/print/?draft=1")
    assert "更正稿，未公布" in said and NEW in said and OLD not in said
    code = Edition.objects.get().code
    for word in (code, "公布日期", "编号", "查验码", "2023年9月14日", "现在公布"):
        assert word not in said, word


def test_there_is_no_correction_of_what_just_hangs(clerk):
    sheet = posted(date(2023, 9, 14))
    assert clerk.get(f"/disclosure/sheet/{sheet.id}/print/?draft=1").status_code == 404
    assert clerk.get(f"/paper/disclosure/{sheet.id}/draft.docx").status_code == 404
    assert clerk.get(f"/paper/disclosure/{sheet.id}/draft/copy/").status_code == 404


def test_a_first_draft_has_no_number_and_no_broadcast(clerk, on):
    on("2023-09-04")
    clerk.post(f"{ISSUE}finance/", {"file": workbook(AUGUST)})
    said = text(clerk, f"/disclosure/sheet/{Sheet.objects.get().id}/print/")
    assert "草稿，未公布" in said and "编号" not in said and "现在公布" not in said


def test_the_town_sees_what_was_posted(officer, mended):
    said = text(officer, f"/disclosure/town/{TOWN}/")
    assert "9月14日公布" in said and OLD in said and NEW not in said


def test_the_record_parts_what_hangs_from_the_correction(clerk, mended):
    said = text(clerk, f"/disclosure/sheet/{mended.id}/")
    old, _, new = said.partition("<h2>更正稿</h2>")
    assert "2023年9月14日" in old and "2023年9月18日" not in old and OLD in old and NEW not in old
    assert "2023年9月18日" in new and "还没有公布" in new and NEW in new
    issue = text(clerk, ISSUE)
    assert "更正稿的步骤" in issue and "已在2023年9月14日公布，公开栏上还是那一张" in issue


def test_a_member_is_told_what_the_correction_changes(member, mended, on):
    on("2023-09-19")
    said = "".join(text(member, f"/disclosure/{CODE}/review/").split())
    assert "公开栏上现在是2023年9月14日公布的那一张" in said
    assert "第1行：原来是“便道维修，支出50.00元”，改成“便道维修，支出30.00元”" in said
    assert "第2行：新加“防汛沙袋，支出0.00元”" in said
    assert "月末结余：原来是“950.00元”，改成“970.00元”" in said


def test_a_month_that_still_runs_is_asked_about_first(clerk, on):
    on("2023-09-20")
    address = f"/disclosure/{CODE}/2023-09/nothing/"
    asked = clerk.post(address)
    assert "本月还没有结束，到2023年9月30日还有收支吗？" in asked.content.decode()
    assert not Sheet.objects.exists() and not facts("sheet_drafted")
    assert clerk.post(address, {"sure": "1"}).status_code == 302
    assert Sheet.objects.get().state == "sent"


def test_a_month_that_has_ended_is_not_asked_about(clerk, on):
    on("2023-10-01")
    assert clerk.post(f"/disclosure/{CODE}/2023-09/nothing/").status_code == 302
    assert Sheet.objects.get().way == "nothing"


def test_changes_of_lines():
    found = changes.of_lines(["甲", "乙", "丙"], ["甲", "乙二", "丙", "丁"])
    assert found == [changes.Change("第2行", "乙", "乙二"), changes.Change("第4行", "", "丁")]
    assert changes.of_lines(["甲", "乙"], ["乙"]) == [changes.Change("原来第1行", "甲", "")]


def test_what_is_taken_along_keeps_figures_beside_their_own_day(mended):
    unit, span = Unit.objects.get(code=CODE), parse_period("2023")
    boards, lines, _ = papers.tables(unit, span)
    rows = [dict(zip(boards.head, row, strict=True)) for row in boards.rows]
    assert [(one["月末结余"], one["公布"], one["状态"]) for one in rows] == [
        (OLD, date(2023, 9, 14), "已公布"), (NEW, None, "更正稿，未公布"),
    ]  # fmt: skip
    assert rows[0]["编号"] == str(Edition.objects.get().fact) and rows[1]["编号"] == ""
    assert {row[0].endswith("（更正稿，未公布）") for row in lines.rows} == {True, False}


def test_a_scan_stands_beside_the_day_it_was_posted_on(mended):
    unit, span, old, new = Unit.objects.get(code=CODE), parse_period("2023"), uuid.uuid4(), uuid.uuid4()
    edition = Edition.objects.get()
    edition.said |= {"scan": str(old)}
    edition.save()
    Sheet.objects.filter(pk=mended.pk).update(scan=new)
    name = "玉峰山村2023年8月财务公开表.pdf"
    assert papers.files(unit, span) == [(f"20230914-{name}", old), (f"更正稿，未公布-{name}", new)]


def test_what_hangs_is_printed_in_a3_too(clerk, mended):
    answer = clerk.get(f"/paper/disclosure/{mended.id}/a3.docx")
    part = Document(io.BytesIO(answer.content)).sections[0]
    assert (round(part.page_width.mm), round(part.page_height.mm)) == (297, 420)
    assert clerk.get(f"/paper/disclosure/{uuid.uuid4()}/a3.docx").status_code == 404
