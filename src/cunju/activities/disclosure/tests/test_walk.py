"""The issue's walk: the accountant's Excel to the board, the code, down too early, the town; every step over HTTP."""

from datetime import date

import pytest
from django.urls import reverse
from tests.effort.walking import Walk

from cunju.activities.disclosure.models import Edition
from cunju.activities.disclosure.tests.conftest import AUGUST, CODE, TOWN, at, workbook
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger

ISSUE = f"/disclosure/{CODE}/2023-08/"
pytestmark = pytest.mark.django_db


def statuses(on, *, year=2023, code=CODE):
    found = duties.standing(code, on=on, year=year).windows
    return {(one.duty, one.from_): one.status for one in found}


def test_from_the_accountants_table_to_the_towns_review(clerk, member, officer, client, on):
    reviewed_and_fixed(clerk, member, on)
    edition = posted(clerk, client, on)
    taken_down_and_posted_again(clerk, client, on, edition=edition)
    on("2023-09-22")
    town = Walk(officer).go(f"/disclosure/town/{TOWN}/").sees("玉峰山村").sees("防汛沙袋")
    town.tick("opened", CODE).press("审查无意见").sees("1个村（社区）的1张公开表，审查无意见")
    assert statuses(date(2023, 9, 22))["yubei-2023.m16.town_review", date(2023, 9, 15)] == "met"
    assert statuses(date(2023, 9, 22))["yubei-2023.m16.town_review", date(2023, 9, 21)] == "met"


def reviewed_and_fixed(clerk, member, on):
    """Drafted from the file on the 4th, reviewed on a phone on the 6th, signed on paper, fixed on the 8th."""
    on("2023-09-04")
    walk = Walk(clerk).go(ISSUE).attach("file", workbook(AUGUST)).press("导入")
    walk.sees("收入12,600.00元、支出18,734.60元，共4笔").sees("80,285.75").press("送监督委员会审查")
    walk.sees("等监督委员会审查")
    review = ("chongqing-2013.art29.review", date(2023, 9, 4))
    assert statuses(date(2023, 9, 4))[review] == "open"
    on("2023-09-06")
    seen = Walk(member).go("/today/").tap("送来的公开方案").sees("堰塘承包费")
    seen.tick("seat", count=1).press("审查无异议").sees("审查无异议，1名成员签字")
    assert statuses(date(2023, 9, 6))[review] == "met"
    on("2023-09-08")
    walk.go(f"/disclosure/{CODE}/review/").tick("signed", count=2).press("代录签字")
    assert "监督委员会成员2（委员）（代录）" in member.get(f"/disclosure/{CODE}/review/").content.decode()
    walk.go(ISSUE).sees("纸上的记录").press("已确定").sees("由两委联席会议确定")


def posted(clerk, client, on):
    """Sealed and posted on the 15th, on the platform the same day; seen on the board and by its code."""
    on("2023-09-15")
    month = ("yubei-2023.m15.finance_month", date(2023, 8, 1))
    assert statuses(date(2023, 9, 15))[month] == "due_soon"
    walk = Walk(clerk).go(ISSUE).press("已盖章、已公布").sees("并存档、报镇街备案：财务")
    after = statuses(date(2023, 9, 15))
    assert after[month] == after["chongqing-2013.art30.month", date(2023, 8, 1)] == "met"
    synced = ("yubei-2023.m15.synced", date(2023, 9, 15))
    assert after[synced] == "due_soon"  # the same day (notice 15)
    assert after["yubei-2023.m16.filed", date(2023, 9, 15)] == "met"
    assert after["yubei-2023.m16.town_review", date(2023, 9, 15)] == "open"
    fact = ledger.facts_of(CODE, kinds=["disclosure.sheet_published"]).get()
    said = {"category": "finance", "period": "2023-08", "board": True, "platform": False, "signatures": 3}
    said |= {"opening": "86420.35", "closing": "80285.75"}
    assert (fact.attributes, fact.findings) == (said, [])
    walk.tap("复制文字、下载").sees("堰塘承包费").press("已同步").sees("已标记平台同步")
    assert ledger.facts_of(CODE, kinds=["disclosure.sheet_published"]).get().attributes["platform"] is True
    assert synced not in statuses(date(2023, 9, 15))
    board = client.get(f"/b/{CODE}/").content.decode()
    assert "80,285.75" in board
    assert "堰塘承包费" in board
    edition = Edition.objects.get()
    assert "与已公布版本一致" in client.get(f"/c/{edition.code}/").content.decode()
    paper = clerk.get(f"/disclosure/sheet/{edition.sheet_id}/print/").content.decode()
    assert edition.code in paper
    assert 'aria-label="二维码"' in paper
    return edition


def taken_down_and_posted_again(clerk, client, on, *, edition):
    """Down on the 20th, five days after: the duty to post it again appears, and is met on the 21st."""
    on("2023-09-20")
    walk = (
        Walk(clerk)
        .go(f"/disclosure/sheet/{edition.sheet_id}/")
        .press("已撤下")
        .sees("不足一个月，要重新公布")
    )
    again = ("chongqing-2013.art30.repost", date(2023, 9, 20))
    assert statuses(date(2023, 9, 20))[again] == "open"
    assert "已停止公布" in client.get(f"/c/{edition.code}/").content.decode()
    Walk(clerk).go("/today/").tap("提前撤下的公开表").sees("提前撤下")
    on("2023-09-21")
    walk.go(f"/disclosure/sheet/{edition.sheet_id}/").press("已重新公布").sees("天数从这一天起重新计算")
    assert statuses(date(2023, 9, 21))[again] == "met"
    assert "已有新版本" in client.get(f"/c/{edition.code}/").content.decode()


def test_what_the_supervisory_committee_asked_already_is_shown_where_it_would_be_typed_again(member, on):
    on("2023-09-20")
    day = date(2023, 9, 12)
    with ledger.writing([CODE], now=at(day)) as pen:
        asked = [
            pen.put(
                kind="supervision.question_asked", attributes={"basis": basis, "right": "question"}, unit_code=CODE,
                occurred_on=day, recorded_by="x",
            )
            for basis in ("breach", "disclosure", "committee")
        ]  # fmt: skip
    page = member.get(reverse("disclosure:doubts", args=[CODE])).content.decode()
    assert "已经记过的，不用再记" in page
    # The committee's own question is no resident's; it is not offered here.
    assert [reverse("desk:fact", args=[one.uid]) in page for one in asked] == [True, True, False]
    on("2023-12-20")
    assert "已经记过的" not in member.get(reverse("disclosure:doubts", args=[CODE])).content.decode()
