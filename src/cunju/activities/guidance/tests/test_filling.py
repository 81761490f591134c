"""补录 by Excel: a town's notes with what was found, promised, settled and kept; checked as loading does it, never twice."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.excel import filled
from tests.offices import logged_in

from cunju.activities.guidance.actions import filling
from cunju.activities.guidance.models import Entry
from cunju.activities.guidance.tests.conftest import CODE, OTHER, TODAY, TOWN
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.records import filling as shelf
from cunju.tables import reading

pytestmark = pytest.mark.django_db
URL = reverse("guidance:fill", args=[TOWN])
BOTH = "玉峰山村、荣华村"
FIRST = {
    "日期": date(2022, 5, 10), "去了哪些村（社区）": BOTH, "用了什么方式": "查阅资料，实地走访", "一起去的部门": "区民政局", "情况": "看台账",
    "看到什么要改的": "会议签到表没有归档", "下面说的是哪个村（社区）": "荣华村", "改好的日期": date(2022, 5, 20), "怎么改的": "归档了",
}  # fmt: skip
SECOND = {
    "日期": date(2022, 5, 10), "去了哪些村（社区）": BOTH, "用了什么方式": "查阅资料", "答应帮什么": "讲一次怎么记意见",
    "答应在哪天前": date(2022, 6, 30), "帮助兑现的日期": date(2022, 6, 15), "怎么帮的": "在街道讲的",
}  # fmt: skip
OPEN = {"日期": date(2023, 5, 8), "去了哪些村（社区）": "玉峰山村", "用了什么方式": "听取汇报", "看到什么要改的": "公开栏漏雨"}


def check(client: Client, *rows: dict[str, Any], sheet: str = filling.VISITS) -> str:
    return client.post(URL, {"file": filled(sheet, rows), "do": "check"}).content.decode()


def load(client: Client) -> str:
    return client.post(URL, {"do": "load"}, follow=True).content.decode()


def test_the_blank_has_both_sheets(town: Client) -> None:
    data = town.get(URL, {"blank": "1"}).content
    found = {one.name: list(one.rows[0]) for one in reading.sheets(data, "表.xlsx", only=[filling.VISITS, shelf.SHEET]) if one.rows}
    assert {*FIRST, *SECOND} == set(found[filling.VISITS]) and "找到几个问题" in found[shelf.SHEET]
    assert BytesIO(data).read(2) == b"PK" and "从Excel补录" in town.get(reverse("guidance:home", args=[TOWN])).content.decode()


def test_rows_of_one_visit_are_one_note_and_what_was_done_is_done(town: Client) -> None:
    assert "要写入2行" in check(town, FIRST, SECOND, OPEN) and not Entry.objects.exists()
    assert "已补录2行" in load(town)
    first, second = Entry.objects.filter(step="visit").order_by("on")
    assert (first.said["units"], first.said["found"], first.said["helps"], first.said["ways"]) == (2, 1, 2, ["read", "visited"])
    assert first.text == "看台账" and first.departments == "区民政局" and second.units == [CODE]
    there = {(one.kind, one.occurred_on) for code in (CODE, OTHER) for one in ledger.facts_of(code)}
    assert there == {
        ("guidance.finding_opened", date(2022, 5, 10)), ("guidance.finding_settled", date(2022, 5, 20)),
        ("guidance.help_promised", date(2022, 5, 10)), ("guidance.help_given", date(2022, 6, 15)),
        ("guidance.finding_opened", date(2023, 5, 8)),
    }  # fmt: skip
    assert Entry.objects.get(step="settled").unit_code == OTHER and Entry.objects.filter(step="given").count() == 2
    assert [one.status for one in duties.standing(CODE, on=TODAY).windows if one.duty == "yubei-2023.m00.finding"] == ["open"]
    assert "要写入0行" in check(town, FIRST, SECOND, OPEN) and "2行原来已有" in load(town)
    assert Entry.objects.filter(step="visit").count() == 2


def test_the_measures_of_a_year_stand_on_the_shelfs_sheet(town: Client) -> None:
    row = {"日期": date(2022, 3, 1), "事项": "推进措施", "写了什么": "问题：不记意见。措施：培训。", "找到几个问题": 1, "定了几条措施": 1}
    assert "要写入1行" in check(town, row, sheet=shelf.SHEET)
    assert "已补录1行" in load(town) and Entry.objects.get().said == {"obstacles": 1, "measures": 1}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"日期": None}, "“日期”没有填"),
        ({"日期": "五月"}, "“日期”写的是“五月”"),
        ({"去了哪些村（社区）": "前锋村"}, "“前锋村”不在本镇（街道）的村（社区）里"),
        ({"用了什么方式": "打电话"}, "应从听取汇报"),
        ({"用了什么方式": ""}, "应从听取汇报"),
        ({"下面说的是哪个村（社区）": "荣华村"}, "没有写在“去了哪些村（社区）”里"),
        ({"改好的日期": date(2023, 1, 1)}, "早于督促的日期"),
        ({"日期": date(2099, 1, 1)}, "2099"),
    ],
)
def test_a_row_that_is_wrong_is_named_and_nothing_is_written(town: Client, more: dict[str, Any], words: str) -> None:
    assert words in check(town, OPEN | more)
    assert not Entry.objects.exists()


def test_the_words_of_a_name_are_not_taken_apart(town: Client) -> None:
    assert filling._several({"x": "中和村、和平社区 石坪村"}, "x") == ["中和村", "和平社区", "石坪村"]
    assert logged_in("village_clerk", CODE).get(URL).status_code == 404
