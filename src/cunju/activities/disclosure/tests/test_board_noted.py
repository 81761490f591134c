"""A board tells what stands on paper only, the days of an answer where a text gives them, and what came down too early."""

import json
import uuid
from datetime import date

import pytest

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.models import Edition
from cunju.activities.disclosure.tests.conftest import CODE, COMMUNITY, at
from cunju.activities.disclosure.tests.test_steps import posted
from cunju.ledger import transfer
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
NOTHING, SHEETS, NOT_HERE = "还没有公布", "公开了什么", "内容在公开栏，这里没有"


def on_paper(kind, day, *, code=CODE, **said):
    """A fact loaded from the paper book."""
    line = {
        "id": str(uuid.uuid4()), "unit_code": code, "kind": f"disclosure.{kind}", "occurred_on": day.isoformat(),
        "recorded_at": at(day).isoformat(), "recorded_by": "x", "source": "纸质台账", "attributes": said,
    }  # fmt: skip
    assert not transfer.load([json.dumps(line)], now=at(date(2023, 9, 20)), restore=True).errors


def board(client, code=CODE):
    return client.get(f"/b/{code}/").content.decode()


@pytest.mark.parametrize("code", [CODE, COMMUNITY])
def test_a_posting_known_by_its_fact_only_is_listed_with_its_day(place, client, on, code):
    on("2023-09-20")
    assert SHEETS not in board(client, code)
    what = {"category": "finance", "period": "2023-08"}
    on_paper("sheet_published", date(2023, 9, 12), code=code, **what, board=True, platform=True)
    on_paper("sheet_published", date(2023, 7, 14), code=code, category="party", period="2023Q2", board=True, platform=False)
    page = board(client, code)
    assert NOTHING not in page
    assert SHEETS in page
    assert f"公开栏9月12日起，平台已同步；{NOT_HERE}" in page
    assert f"公开栏7月14日起；{NOT_HERE}" in page
    assert "2023年8月财务" in page and "2023年第二季度党务" in page
    on("2023-07-13")
    assert SHEETS not in board(client, code)


def test_a_posting_of_neither_board_nor_platform_is_none(place, client, on):
    on("2023-09-20")
    on_paper("sheet_published", date(2023, 9, 12), category="finance", period="2023-08", board=False, platform=False)
    assert SHEETS not in board(client)


def test_what_came_down_on_paper_says_for_too_short_a_time(place, client, on):
    on("2023-09-20")
    what = {"category": "service", "period": "2023Q2"}
    on_paper("sheet_published", date(2023, 7, 14), **what, board=True, platform=False)
    on_paper("sheet_taken_down", date(2023, 7, 18), **what, days_shown=4, enough=False)
    assert "公开栏7月14日—7月18日，不足10日；内容没有录入" in board(client)
    on_paper("sheet_published", date(2023, 7, 21), **what, board=True, platform=False, again=True)
    page = board(client)
    assert "已重新公布" in page and f"公开栏7月21日起；{NOT_HERE}" in page and "已停止公布" not in page


def test_a_sheet_of_this_room_stands_once_beside_those_of_paper(place, client, on):
    posted(date(2023, 9, 14))
    on("2023-09-20")
    on_paper("sheet_published", date(2023, 8, 14), category="finance", period="2023-07", board=True, platform=False)
    page = board(client)
    assert page.count("2023年8月财务</a>") == 1
    assert page.count(NOT_HERE) == 1
    assert page.index("2023年8月财务</a>") < page.index("2023年7月财务")


@pytest.mark.parametrize(("code", "said"), [(CODE, "正在办理，3日内答复。"), (COMMUNITY, "正在办理。")])
def test_days_of_an_answer_are_said_where_they_bind(place, client, on, code, said):
    posted(date(2023, 9, 14), code=code)
    asked = actions.Raised("objection", "照明维修费没有写明数量", date(2023, 9, 18))
    actions.raise_doubt(Unit.objects.get(code=code), asked, by="x", now=at(date(2023, 9, 18)))
    on("2023-09-20")
    assert said in board(client, code)
    on("2023-09-22")
    assert ("还没有答复，已经超过3日。" if code == CODE else said) in board(client, code)


@pytest.mark.parametrize(("category", "month", "short"), [("finance", "2023-08", "不足一个月"), ("party", "2023-06", "不足10日")])
def test_a_sheet_down_too_early_says_so_on_board_and_code_page(place, client, on, category, month, short):
    sheet = posted(date(2023, 9, 14), category=category, month=month)
    actions.take_down(sheet, on=date(2023, 9, 18), by="x", now=at(date(2023, 9, 18)))
    on("2023-09-20")
    assert f"公开栏9月14日—9月18日，{short}" in board(client)
    assert (f"已停止公布</span>（公开4天，{short}）" in board(client)) is (category == "finance")
    code = Edition.objects.get().code
    assert f"2023年9月18日（公开4天，{short}）" in client.get(f"/c/{code}/").content.decode()
    sheet.refresh_from_db()
    actions.post_again(sheet, actions.Posted(date(2023, 9, 20)), unit=Unit.objects.get(code=CODE), by="x", now=at(date(2023, 9, 20)))
    again = client.get(f"/c/{code}/").content.decode()
    assert "已有新版本" in again and f"（公开4天，{short}）" in again


def test_a_sheet_that_hung_long_enough_lacks_nothing(place, client, on):
    sheet = posted(date(2023, 7, 14), category="party", month="2023-06")
    actions.take_down(sheet, on=date(2023, 7, 24), by="x", now=at(date(2023, 7, 24)))
    on("2023-07-25")
    assert "公开栏7月14日—7月24日" in board(client)
    assert "不足" not in board(client)


def test_earlier_sheets_say_which_they_are_and_what_is_left_out(place, client, on):
    months = [date(2022 + n // 12, n % 12 + 1, 1) for n in range(4, 20)]  # May 2022 to August 2023
    for start in months[-8:]:
        posting = date(start.year + start.month // 12, start.month % 12 + 1, 10)
        on_paper("sheet_published", posting, category="finance", period=f"{start:%Y-%m}", board=True, platform=True)
    on("2023-09-20")
    assert "<summary>以前的6份（2023年1月至2023年6月）</summary>" in board(client)
    for start in months[:-8]:
        posting = date(start.year + start.month // 12, start.month % 12 + 1, 10)
        on_paper("sheet_published", posting, category="finance", period=f"{start:%Y-%m}", board=True, platform=True)
    assert "<summary>以前的12份（2022年7月至2023年6月；更早的2份在“以前公开的”里）</summary>" in board(client)
