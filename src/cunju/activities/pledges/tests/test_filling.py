"""补录 by Excel: the pledges and the review of years before, a meeting a sheet; checked as loading does it, never twice."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.excel import filled

from cunju.activities.pledges.actions import filling
from cunju.activities.pledges.models import Entry, Item
from cunju.activities.pledges.tests.conftest import CODE
from cunju.ledger import interface as ledger
from cunju.tables import reading

pytestmark = pytest.mark.django_db
URL = reverse("pledges:fill", args=[CODE])
HELD, JUDGED, BODY = date(2022, 3, 10), date(2022, 12, 8), "村民代表会议"


def pledged(name: str, items: str, **more: Any) -> dict[str, Any]:
    return {"会议日期": HELD, "什么会议": BODY, "成员姓名": name, "承诺事项": items, "公告日期": None, "备案日期": None, **more}


def judged(name: str, **more: Any) -> dict[str, Any]:
    base = {"会议日期": JUDGED, "什么会议": BODY, "由谁主持": "村务监督委员会", "发出评议票": 30, "收回": 29, "其中有效": None}
    return {**base, "成员姓名": name, "优秀票": None, "基本称职票": 2, "不称职票": 1, "等次": "称职", "结果公布日期": None, **more}


PLEDGES = [
    pledged("主任甲", "修好入户路\n换路灯", 公告日期=date(2022, 3, 14), 备案日期=date(2022, 3, 15)), pledged("副主任乙", "每季度公开账目"),
]  # fmt: skip
REVIEWS = [judged("主任甲", 结果公布日期=date(2022, 12, 12)), judged("副主任乙", 不称职票=20, 等次="不称职")]


def check(client: Client, sheet: str, rows: list[dict[str, Any]]) -> str:
    return client.post(URL, {"file": filled(sheet, rows), "do": "check"}).content.decode()


def load(client: Client) -> str:
    return client.post(URL, {"do": "load"}, follow=True).content.decode()


def test_the_blank_has_both_sheets_with_the_columns_of_the_rows(clerk: Client) -> None:
    data = clerk.get(URL, {"blank": "1"}).content
    heads = {one.name: list(one.rows[0]) for one in reading.sheets(data, "表.xlsx") if one.name in filling.NEEDED}
    assert heads[filling.PLEDGES] == list(PLEDGES[0]) and set(heads[filling.REVIEWS]) == set(REVIEWS[0])
    assert "从Excel补录" in clerk.get(reverse("pledges:home", args=[CODE])).content.decode()


def test_the_rows_of_a_meeting_are_one_sheet_posted_and_filed(clerk: Client) -> None:
    page = check(clerk, filling.PLEDGES, PLEDGES)
    assert "要写入1行" in page and "2022-03-10会议，2名成员" in page
    assert not Entry.objects.exists()
    assert "已补录1行" in load(clerk)
    said = {one.kind: (one.occurred_on, one.attributes) for one in ledger.facts_of(CODE)}
    assert said["pledges.pledged"] == (
        HELD, {"members": 5, "pledged": 2, "items": 3, "complete": False, "at": "representatives"},
    )  # fmt: skip
    assert (said["pledges.posted"][0], said["pledges.filed"][0]) == (date(2022, 3, 14), date(2022, 3, 15))
    assert sorted(Item.objects.values_list("name", "text"))[0] == ("主任甲", "修好入户路")
    assert "原来已有1行" in check(clerk, filling.PLEDGES, PLEDGES)
    assert "和表里的不一样" in check(clerk, filling.PLEDGES, [*PLEDGES[:1], pledged("副主任乙", "另一件")])


def test_a_review_comes_with_its_ballots_and_the_posting_of_the_result(clerk: Client) -> None:
    assert "要写入1行" in check(clerk, filling.REVIEWS, REVIEWS)
    load(clerk)
    held = Entry.objects.get(step="review")
    assert [(one.name, one.competent, one.incompetent, one.grade) for one in held.judged.all()] == [
        ("主任甲", 26, 1, "competent"), ("副主任乙", 7, 20, "incompetent"),
    ]  # fmt: skip
    said = ledger.current(held.fact).attributes
    assert (said["evaluated"], said["chaired_by"], said["issued"], said["valid"], said["incompetent"]) == (2, "supervisory", 30, 29, 1)
    assert Entry.objects.get(step="result").on == date(2022, 12, 12)
    assert "原来已有1行" in check(clerk, filling.REVIEWS, REVIEWS)
    assert "票数和表里的不一样" in check(clerk, filling.REVIEWS, [{**one, "收回": 28} for one in REVIEWS])


@pytest.mark.parametrize(
    ("sheet", "row", "words"),
    [
        (filling.PLEDGES, pledged("路人", "修路"), "“路人”不在2022-03-10的名册上；名册上是主任甲"),
        (filling.PLEDGES, pledged("", "修路"), "“成员姓名”没有填"),
        (filling.PLEDGES, pledged("主任甲", "修路", 什么会议="联席会议"), "“什么会议”写的是“联席会议”"),
        (filling.PLEDGES, pledged("主任甲", ""), "请至少写一名成员的承诺"),
        (filling.PLEDGES, pledged("主任甲", "修路", 会议日期="三月"), "“会议日期”写的是“三月”"),
        (filling.PLEDGES, pledged("主任甲", "修路", 公告日期="三月"), "“公告日期”写的是“三月”"),
        (filling.PLEDGES, pledged("主任甲", "修路", 公告日期=date(2022, 3, 1)), "早于"),
        (filling.REVIEWS, judged("主任甲", 收回=40), "多于发出30张"),
        (filling.REVIEWS, judged("主任甲", 由谁主持="村长"), "“由谁主持”应从"),
        (filling.REVIEWS, judged("主任甲", 等次="良好"), "“等次”写的是“良好”"),
    ],
)
def test_a_meeting_that_is_wrong_is_named_and_nothing_is_written(clerk: Client, sheet: str, row: dict[str, Any], words: str) -> None:
    assert words in check(clerk, sheet, [row])
    assert not Entry.objects.exists()


def test_one_member_twice_in_a_meeting_is_wrong(clerk: Client) -> None:
    assert "主任甲在这次会议里写了两行" in check(clerk, filling.PLEDGES, [PLEDGES[0], PLEDGES[0]])
