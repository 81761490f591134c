"""What the writer was promised (会如实标明) stands on board, code page, printed sheet, platform text and broadcast alike."""

import io
from datetime import date

import pytest
from docx import Document
from tests import packs
from tests.effort.walking import Walk

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.models import Edition, Sheet
from cunju.activities.disclosure.tests.conftest import CODE, COMMUNITY, at, logged, workbook
from cunju.activities.disclosure.tests.test_steps import facts, posted, sent
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
ISSUE = f"/disclosure/{CODE}/2023-08/"
PLACES = ("board", "code", "sheet", "word", "platform", "aloud")
HEAD = ["日期", "凭证号", "摘要", "收入", "支出", "余额"]


def read(client, where):
    """One of the places where the posted sheet is read."""
    edition = Edition.objects.order_by("published_on", "number").last()
    sheet = edition.sheet
    code = sheet.issue.unit_code
    if where == "board":
        return client.get(f"/b/{code}/").content.decode()
    if where == "code":
        return client.get(f"/c/{edition.code}/").content.decode()
    if where == "platform":
        return client.get(f"/disclosure/sheet/{sheet.id}/platform/").content.decode().split("copy-text")[-1]
    page = client.get(f"/disclosure/sheet/{sheet.id}/print/").content.decode()
    paper, _, aloud = page.partition("村广播")
    if where == "word":
        answer = client.get(f"/paper/disclosure/{sheet.id}.docx")
        return "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    return aloud if where == "aloud" else paper


def straight_to_the_board(clerk, on, *, closing=74_285.75):
    """The accountant's closing is 6,000.00 off; sent on the 4th, posted on the 14th with no step between and no seal."""
    on("2023-09-04")
    rows = [
        HEAD, [None, None, "上月结余", None, None, 86420.35], [date(2023, 8, 3), "8-01", "拨付经费", 12600, None, None],
        [date(2023, 8, 10), "8-02", "便道维修", None, 18734.6, None], [None, None, "月末结余", None, None, closing],
    ]  # fmt: skip
    walk = (
        Walk(clerk)
        .go(ISSUE)
        .attach("file", workbook(rows))
        .press("导入")
        .sees("还没有保存")
        .press("确认，保存这2笔")
        .sees("会在公开栏、公开表、平台和广播上如实标明")
    )
    walk.press("送监督委员会审查")
    on("2023-09-14")
    clerk.post(f"{ISSUE}publish/", {"on": "2023-09-14", "all": "1"})


@pytest.mark.parametrize("where", PLACES)
def test_each_place_says_what_was_promised(clerk, on, where):
    straight_to_the_board(clerk, on)
    said = read(clerk, where)
    for words in (
        "公布前未经监督委员会审查", "公布前未经两委联席会议确定", "没有监督委员会成员签字", "没有登记村民委员会印章", "没有登记村务监督委员会印章",
        "账面相差6,000.00元：上月结余86,420.35＋收入12,600.00－支出18,734.60应是80,285.75，表上的月末结余是74,285.75",
    ):  # fmt: skip
        assert said.count(words) == (2 if where == "board" else 1), (where, words)  # with the money and in the list


@pytest.mark.parametrize("where", PLACES)
def test_a_sheet_in_order_has_no_remark(clerk, on, where):
    sheet = sent(date(2023, 9, 4))
    seats = [one.id for one in actions_members()]
    actions.review([sheet], actions.Reviewed(True, date(2023, 9, 5), seats), by="x", now=at(date(2023, 9, 5)))
    actions.fix([sheet], on=date(2023, 9, 6), meeting=None, by="x", now=at(date(2023, 9, 6)))
    sealed = actions.Posted(date(2023, 9, 7), frozenset({"committee", "supervisory"}))
    actions.publish([sheet], sealed, unit=Unit.objects.get(code=CODE), by="x", now=at(date(2023, 9, 7)))
    on("2023-09-07")
    said = read(clerk, where)
    assert "说明：" not in said
    assert "需要说明的是" not in said


def actions_members():
    from cunju.activities.disclosure import queries

    return queries.members(CODE, on=date(2023, 9, 5))


@pytest.mark.parametrize("where", PLACES)
def test_an_opening_that_is_not_the_closing_published_before(clerk, on, where):
    posted(date(2023, 8, 14), month="2023-07")  # closing 950.00
    straight_to_the_board(clerk, on, closing=80_285.75)
    said = read(clerk, where)
    assert "账面相差85,470.35元：表上的上月结余是86,420.35，上期公布的月末结余是950.00" in said


SIGNERS = """pack: own-2023
title: 本区公开规则
authority: local
valid_from: 2023-01-01
applies_to: [village]
clauses:
  - question: disclosure.signers
    cite: 本区规则第2条
    words: 监督委员会过半数成员签字
    value: {share: "1/2", reached: more_than, of: body}
    met: [2, 3]
    broken: [1, 3]
"""


@pytest.mark.parametrize("where", PLACES)
def test_signatures_of_a_few_where_a_districts_own_text_says_how_many(clerk, on, where, tmp_path):
    (tmp_path / "own.yaml").write_text(SIGNERS, encoding="utf-8")
    with packs.using(tmp_path):
        sheet = sent(date(2023, 9, 4)) or Sheet.objects.get()
        seat = actions_members()[0].id
        actions.sign([sheet], [seat], on=date(2023, 9, 6), by="x", now=at(date(2023, 9, 6)))
        actions.publish(
            [sheet], actions.Posted(date(2023, 9, 14)), unit=Unit.objects.get(code=CODE), by="x", now=at(date(2023, 9, 14))
        )
        on("2023-09-14")
        assert "监督委员会3名成员中只有1名签字" in read(clerk, where)


@pytest.mark.parametrize("where", PLACES)
def test_an_objection_left_open(clerk, member, on, where):
    sent(date(2023, 9, 4))
    on("2023-09-06")
    Walk(member).go(f"/disclosure/{CODE}/review/").tick("seat", count=1).fill(text="没有凭证").press(
        "提出异议"
    )
    on("2023-09-14")
    seat = actions_members()[0].id
    sheet = Sheet.objects.get()
    actions.sign([sheet], [seat], on=date(2023, 9, 14), by="x", now=at(date(2023, 9, 14)))
    actions.publish(
        [sheet],
        actions.Posted(date(2023, 9, 14)),
        unit=Unit.objects.get(code=CODE),
        by="x",
        now=at(date(2023, 9, 14)),
    )
    said = read(clerk, where)
    assert "监督委员会提出的异议还没有答复" in said
    assert "只有1名签字" not in said  # no text says how many
    on("2023-09-16")
    Walk(clerk).go(ISSUE).fill(text="凭证已补").press("答复").sees("已答复。")
    assert [one.attributes.get("settled") for one in facts("sheet_reviewed")] == [False, True]
    assert Sheet.objects.get().state == "published"


def test_a_communitys_words_are_its_own(place, on):
    unit, day = Unit.objects.get(code=COMMUNITY), date(2023, 9, 14)
    content = actions.Content([actions.Written("便道维修", "out", 5_000)], opening=100_000)
    sheet = actions.write_sheet(
        unit, month="2023-08", category="finance", content=content, by="x", now=at(day)
    )
    actions.send([sheet], on=day, by="x", now=at(day))
    actions.publish([sheet], actions.Posted(day), unit=unit, by="x", now=at(day))
    on("2023-09-14")
    client = logged("village_clerk", COMMUNITY)
    for where in PLACES:
        said = read(client, where)
        assert "没有登记居民委员会印章；没有登记居务监督委员会印章" in said
        assert "村（居）" not in said


def test_of_a_quarter_each_sheet_says_its_own(clerk, client, on):
    unit, day = Unit.objects.get(code=CODE), date(2023, 7, 14)
    posted(day, category="party", month="2023-06")
    content = actions.Content([actions.Written("办理事项12件")])
    sheet = actions.write_sheet(
        unit, month="2023-06", category="service", content=content, by="x", now=at(day)
    )
    actions.send([sheet], on=day, by="x", now=at(day))
    actions.publish([sheet], actions.Posted(day), unit=unit, by="x", now=at(day))
    on("2023-07-14")
    board = client.get(f"/b/{CODE}/").content.decode()
    assert board.count("公布前未经监督委员会审查") == 1
    assert board.count("没有监督委员会成员签字") == 2


def test_a_review_made_good_after_the_posting_says_that_it_came_after(clerk, member, client, on):
    straight_to_the_board(clerk, on)
    sheet = Sheet.objects.get()
    on("2023-09-20")
    walk = (
        Walk(member)
        .go(f"/disclosure/sheet/{sheet.id}/")
        .tap("补记审查和签字")
        .tick("seat", count=1)
        .press("审查无异议")
    )
    walk.sees("1名成员签字")
    (fact,) = facts("sheet_reviewed")
    assert fact.attributes == {
        "category": "finance",
        "period": "2023-08",
        "result": "passed",
        "settled": True,
    }
    assert [one["code"] for one in fact.findings] == ["reviewed_after"]
    sheet.refresh_from_db()
    assert (sheet.state, sheet.published_on, sheet.reviewed_on) == (
        "published",
        date(2023, 9, 14),
        date(2023, 9, 20),
    )
    for where in PLACES:
        said = read(clerk, where)
        assert "公布前未经监督委员会审查" in said
        assert "公布以后补记2023年9月20日审查" in said
    assert member.get(f"/disclosure/{CODE}/review/?sheet={sheet.id}").status_code == 404
    assert "补记审查" not in clerk.get(f"/disclosure/sheet/{sheet.id}/").content.decode()


def test_an_objection_after_five_days_is_a_finding(member, on):
    sent(date(2023, 9, 4))
    on("2023-09-10")
    Walk(member).go(f"/disclosure/{CODE}/review/").tick("seat", count=1).fill(text="没有凭证").press(
        "提出异议"
    )
    (fact,) = facts("sheet_reviewed")
    assert [(one["code"], one["authority"], one["cite"]) for one in fact.findings] == [
        ("objected_late", "regulation", "重庆市实施办法第35条")
    ]


def test_the_closing_of_the_month_before_is_the_one_published_last_not_a_drafts(clerk, on):
    posted(date(2023, 8, 14), month="2023-07")  # 100,000 − 5,000 fen: 950.00
    on("2023-09-04")
    Walk(clerk).go(f"/disclosure/{CODE}/2023-07/lines/").fill(
        opening="1000", closing="100", lines="7月3日 支出 900 便道维修"
    ).press("保存")
    draft = Sheet.objects.get(issue__month="2023-07")
    assert (draft.state, draft.closing) == ("draft", 10_000)
    page = Walk(clerk).go(f"{ISSUE}finance/").sees("上期公布的月末结余：950.00元")
    assert "100.00元" not in page.text
    lines = "8月3日 支出 50 便道维修"
    Walk(clerk).go(f"{ISSUE}lines/").fill(lines=lines).press("保存").sees("900.00")
    assert Sheet.objects.get(issue__month="2023-08").opening == 95_000
    Walk(clerk).go(f"{ISSUE}lines/").fill(opening="100", closing="50").press("保存").sees(
        "上期公布的月末结余是950.00"
    )


def test_what_is_copied_is_what_was_posted(clerk, on):
    posted(date(2023, 7, 14), category="service", month="2023-06", title="办理事项12件")
    on("2023-07-20")
    Walk(clerk).go(f"/disclosure/{CODE}/2023-06/text/?again=1").fill(service="办理事项99件").press("保存")
    on("2023-10-09")
    page = Walk(clerk).go(f"/disclosure/{CODE}/2023-09/text/?copy=1")
    assert "办理事项12件" in page.text
    assert "办理事项99件" not in page.text
