"""补录 by Excel: walks with their reports, activities, a project; checked as loading does it, never twice."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.excel import filled
from tests.offices import logged_in

from cunju.activities.committees.models import Entry
from cunju.activities.committees.tests.conftest import CODE, OTHER
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import filling
from cunju.tables import reading

pytestmark = pytest.mark.django_db
URL = reverse("committees:fill", args=[CODE])
WALK = {
    "日期": date(2022, 4, 10), "事项": "走访", "写了什么": "三组路灯不亮\n水渠塌了一段", "走了几户": 8, "下属委员会": "人民调解委员会",
}  # fmt: skip
TOLD = {"日期": date(2022, 4, 12), "事项": "报告村民委员会", "接着哪一天的": date(2022, 4, 10), "其中重大事项几件": 1}
PARTY = {"日期": date(2022, 4, 15), "事项": "重大事项报告党组织", "接着哪一天的": date(2022, 4, 12)}
PROJECT = {"日期": date(2022, 5, 1), "事项": "公益创投项目", "写了什么": "楼道换灯", "预算": "8,000.5元"}


def check(client: Client, *rows: dict[str, Any]) -> str:
    return client.post(URL, {"file": filled(filling.SHEET, rows), "do": "check"}).content.decode()


def load(client: Client) -> str:
    return client.post(URL, {"do": "load"}, follow=True).content.decode()


def test_the_blank_has_the_columns_of_the_steps_and_the_words_of_the_unit(clerk: Client) -> None:
    data = clerk.get(URL, {"blank": "1"}).content
    head = next(list(one.rows[0]) for one in reading.sheets(data, "表.xlsx", only=[filling.SHEET]) if one.name == filling.SHEET)
    assert head[:4] == ["日期", "事项", "接着哪一天的", "写了什么"] and {*WALK, *TOLD, *PROJECT} <= set(head)


def test_a_walk_its_reports_and_a_project_come_from_the_paper_books_once(clerk: Client) -> None:
    page = check(clerk, WALK, TOLD, PARTY, PROJECT)
    assert "要写入4行" in page, page
    assert Entry.objects.count() == 0
    assert "已补录4行" in load(clerk)
    said = {(one.kind, one.occurred_on): one.attributes for one in ledger.facts_of(CODE)}
    assert said["committees.visited", date(2022, 4, 10)] == {"body": "mediation", "households": 8, "follow_up": 2}
    assert said["committees.reported", date(2022, 4, 12)] == {"to": "committee", "count": 2, "major": 1}
    assert said["committees.reported", date(2022, 4, 15)] == {"to": "party", "count": 1}
    assert said["committees.project_started", date(2022, 5, 1)] == {"budget": "8000.50"}
    assert "从Excel补录" in clerk.get(reverse("committees:home", args=[CODE])).content.decode()
    assert "要写入0行" in check(clerk, WALK, TOLD, PARTY, PROJECT)
    assert "4行原来已有" in load(clerk)
    assert Entry.objects.count() == 4


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (WALK | {"事项": "跳舞"}, "应从走访、报告村民委员会"),
        (WALK | {"日期": None}, "“日期”没有填"),
        (WALK | {"走了几户": None}, "“走了几户”没有填"),
        (WALK | {"下属委员会": "舞蹈队"}, "应从人民调解委员会"),
        (TOLD | {"接着哪一天的": None}, "请在“接着哪一天的”写"),
        (TOLD, "没有找到2022-04-10的走访"),
        (PROJECT | {"写了什么": ""}, "“写了什么”没有填：项目名称和内容"),
        (PROJECT | {"预算": "八千"}, "不是金额"),
        (WALK | {"日期": date(2099, 1, 1)}, "2099"),
    ],
)
def test_a_row_that_is_wrong_is_named_and_nothing_is_written(clerk: Client, row: dict[str, Any], words: str) -> None:
    assert words in check(clerk, row)
    assert Entry.objects.count() == 0


def test_a_community_reads_its_own_words_and_others_do_not_fill(place: Unit) -> None:
    address = reverse("committees:fill", args=[OTHER])
    rows = [WALK, TOLD | {"事项": "报告居民委员会"}]
    page = logged_in("village_clerk", OTHER).post(address, {"file": filled(filling.SHEET, rows), "do": "check"}).content.decode()
    assert "要写入2行" in page
    assert logged_in("supervisory_member", OTHER).get(address).status_code == 404
