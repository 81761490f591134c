"""The list of grids: put in whole, shown, printed in the workbook; taking it out changes nothing else."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.excel import filled
from tests.offices import HOME, TOWN, VILLAGE, logged_in, opened

from cunju.activities.bodies import actions, papers, queries
from cunju.duties import interface as duties
from cunju.kernel.days import Span
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
TODAY, YEAR = date(2023, 9, 20), Span(date(2023, 1, 1), date(2023, 12, 31))
GRID = {"网格编号": "CQYB-018-202-01", "名称": "学堂坡网格", "户数": 86, "网格长职务": "村党组织副书记"}
URL = reverse("bodies:grids", args=[VILLAGE])


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, HOME)[VILLAGE]
    return found


@pytest.fixture
def writer(here: Unit) -> Client:
    return logged_in("village_clerk", VILLAGE)


def load(client: Client, *rows: dict[str, Any]) -> Any:
    return client.post(URL, {"file": filled("网格", rows or [GRID])})


def test_a_list_is_put_in_and_shown_and_printed(writer: Client, here: Unit) -> None:
    town = logged_in("town_officer", TOWN)
    assert "还没有装入网格名单" in town.get(URL).content.decode()
    assert load(writer, GRID, GRID | {"网格编号": "2", "户数": None}).status_code == 302
    page = town.get(URL).content.decode()
    assert "学堂坡网格" in page and "村党组织副书记" in page
    assert "网格（2个）" in writer.get(reverse("bodies:people", args=[VILLAGE])).content.decode()
    (paper,) = papers.chapters(here, YEAR)["basics"]
    assert "CQYB-018-202-01" in str(paper.blocks)
    assert "学堂坡网格" in writer.get(reverse("reports:book", args=[VILLAGE]) + "?period=2023").content.decode()
    assert load(writer, GRID | {"名称": "大湾网格"}).status_code == 302 and len(queries.grids(VILLAGE)) == 1


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"网格编号": "", "名称": "甲"}], "第2行要写网格编号和名称"), ([GRID, GRID], "前面已经有了"),
        ([GRID | {"户数": "八十"}], "第2行“户数”写的是“八十”"), ([GRID | {"名称": "长" * 61}], "超过60个字"),
        ([GRID | {"名称": "500112199003074212"}], "第2行“名称”："), ([GRID | {"网格长职务": "某甲乙"}], "要写职务，不写姓名"),
        ([GRID | {"网格长职务": "13900001234"}], "第2行“网格长职务”："),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_and_nothing_is_put_in(writer: Client, rows: list[dict[str, Any]], said: str) -> None:
    answer = load(writer, *rows)
    assert answer.status_code == 200 and said in answer.content.decode() and not queries.grids(VILLAGE)


def test_all_rows_that_are_wrong_are_told_at_once_and_no_number_is_said_back(writer: Client) -> None:
    two, three = {"网格编号": "2", "户数": "八十", "网格长职务": "某甲乙"}, {"网格编号": "3", "名称": ""}
    said = load(writer, GRID | {"名称": "500112199003074212"}, GRID | two, GRID | three).content.decode()
    assert "有4处要改" in said and all(f"第{line}行" in said for line in (2, 3, 4)) and "500112199003074212" not in said


@pytest.mark.parametrize("post", ["村党支部书记", "网格长（兼）", "第三村民小组组长", "村委会委员", "专职网格员", "村党组织书记（兼网格长）", ""])
def test_a_post_is_taken_and_the_one_sheet_by_any_name(writer: Client, post: str) -> None:
    found = filled("Sheet1", [GRID | {"网格长职务": post}])
    assert writer.post(URL, {"file": found}).status_code == 302 and queries.grids(VILLAGE)[0].head == post


def test_taking_the_list_out_changes_nothing_else(writer: Client, here: Unit) -> None:
    load(writer)
    actions.record_roll(VILLAGE, actions.Counts(900), on=date(2023, 1, 1), by="x", now=clock.now())
    (roll,) = ledger.facts_of(VILLAGE, kinds=["bodies.roll_recorded"])
    assert roll.attributes["grids"] == 1
    before = duties.standing(VILLAGE, on=TODAY), list(Fact.objects.values())
    assert writer.post(URL, {"do": "drop"}).status_code == 302
    assert (duties.standing(VILLAGE, on=TODAY), list(Fact.objects.values())) == before
    assert not queries.grids(VILLAGE) and papers.chapters(here, YEAR) == {}


def test_only_who_writes_for_the_unit_puts_one_in(here: Unit) -> None:
    reader = logged_in("supervisory_member", VILLAGE)
    assert reader.get(URL).status_code == 200 and load(reader).status_code == 404
