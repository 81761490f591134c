"""补录 by Excel: texts with their vote, filing and posting, and how they were used; checked as loading does it, never twice."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.excel import filled
from tests.offices import logged_in

from cunju.activities.conventions import queries
from cunju.activities.conventions.actions import filling
from cunju.activities.conventions.models import Entry, Version
from cunju.activities.conventions.tests.conftest import CODE, COMMUNITY, meeting
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import filling as shelf
from cunju.tables import reading

pytestmark = pytest.mark.django_db
URL = reverse("conventions:fill", args=[CODE])
OLD = {
    "哪个文本": "村规民约", "全文": "第一条 爱护水渠。\n第二条 红白事简办。", "表决日期": date(2019, 3, 10), "什么会议表决的": "村民会议",
    "纸上第几页": "12", "征集民意日期": date(2019, 2, 1), "备案日期": date(2019, 3, 15), "公布日期": date(2019, 3, 16),
}  # fmt: skip
CHARTER = {
    "哪个文本": "村民自治章程", "全文": "第一条 村党组织领导村民自治。", "表决日期": date(2020, 5, 8), "什么会议表决的": "村民会议",
    "章程写入了党的领导": "是",
}  # fmt: skip
REPRESENTATIVES = {"哪个文本": "村规民约", "全文": "第一条 另一个。", "表决日期": date(2021, 5, 8), "什么会议表决的": "村民代表会议"}


def check(client: Client, *rows: dict[str, Any], sheet: str = filling.SHEET, url: str = URL) -> str:
    return client.post(url, {"file": filled(sheet, rows), "do": "check"}).content.decode()


def load(client: Client, url: str = URL) -> str:
    return client.post(url, {"do": "load"}, follow=True).content.decode()


def test_the_blank_has_both_sheets_in_the_words_of_the_unit(clerk: Client) -> None:
    data = clerk.get(URL, {"blank": "1"}).content
    found = {one.name: list(one.rows[0]) for one in reading.sheets(data, "表.xlsx", only=[filling.SHEET, shelf.SHEET]) if one.rows}
    assert {*OLD, *CHARTER} == set(found[filling.SHEET]) and found[shelf.SHEET][:2] == ["日期", "事项"]
    assert "从Excel补录" in clerk.get(reverse("conventions:home", args=[CODE])).content.decode()


def test_the_years_on_paper_are_loaded_once_and_stand_by_their_own_days(clerk: Client) -> None:
    draft = clerk.post(reverse("conventions:put", args=[CODE, "village_rules"]), {"body": "第一条 新的草案。"})
    assert draft.status_code == 302
    assert "要写入2行" in check(clerk, OLD, CHARTER) and not Entry.objects.exists() and Version.objects.count() == 1
    assert "已补录2行" in load(clerk)
    there = {one.kind.partition(".")[2]: one.occurred_on for one in ledger.facts_of(CODE)}
    assert there == {
        "opinions_collected": date(2019, 2, 1), "adopted": date(2019, 3, 10), "filed": date(2019, 3, 15), "posted": date(2019, 3, 16),
        "charter_adopted": date(2020, 5, 8), "charter_in_force": date(2020, 5, 8),
    }  # fmt: skip
    old = Version.objects.get(made_on=date(2019, 3, 10))
    assert old.number == "2019-1" and "第12页" in Entry.objects.get(step="adopted").text
    assert Entry.objects.get(step="c_adopted").said["party_clause"] is True
    # The draft of today stays what is being made; the old text is what is in force.
    standing = next(one for one in queries.standing(Unit.objects.get(code=CODE), on=date(2023, 9, 20)) if one.subject == "village_rules")
    assert standing.held is not None and standing.held.version == old and standing.draft is not None and standing.draft.body == "第一条 新的草案。"
    assert "第二条" in Client().get(reverse("portal:board", args=[CODE])).content.decode()
    assert "要写入0行" in check(clerk, OLD, CHARTER) and "2行原来已有" in load(clerk)
    assert Version.objects.count() == 3


def test_a_meeting_that_is_recorded_is_found_and_its_figures_stand(clerk: Client) -> None:
    held = meeting(date(2019, 3, 10))
    check(clerk, OLD)
    load(clerk)
    line = Entry.objects.get(step="adopted")
    assert ledger.current(line.fact).rests_on == [str(held)] and line.said["present"] == 200


def test_what_the_representatives_adopted_is_not_in_force_and_not_filed(clerk: Client) -> None:
    assert "还没有由有权的会议通过，不能备案" in check(clerk, REPRESENTATIVES | {"备案日期": date(2021, 5, 9)})
    assert "要写入1行" in check(clerk, REPRESENTATIVES)
    load(clerk)
    assert Entry.objects.get(step="adopted").said["lawful"] is False
    assert [one["code"] for one in ledger.current(Entry.objects.get().fact).findings]


def test_how_it_was_used_stands_on_the_shelfs_sheet(clerk: Client) -> None:
    row = {"日期": date(2022, 8, 1), "事项": "公约的运用", "写了什么": "劝导升学宴", "活动": 1}
    assert "要写入1行" in check(clerk, row, sheet=shelf.SHEET), check(clerk, row, sheet=shelf.SHEET)
    load(clerk)
    assert Entry.objects.get().on == date(2022, 8, 1)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"哪个文本": "居民公约"}, "应从村规民约、"),
        ({"全文": ""}, "“全文”没有填"),
        ({"表决日期": None}, "“表决日期”没有填"),
        ({"什么会议表决的": "小组会议"}, "应从村民会议、村民代表会议中选"),
        ({"备案日期": None}, "先备案再公布"),
        ({"备案日期": date(2019, 3, 1)}, "2019"),
        ({"表决日期": date(2099, 1, 1)}, "2099"),
    ],
)
def test_a_row_that_is_wrong_is_named_and_nothing_is_written(clerk: Client, more: dict[str, Any], words: str) -> None:
    page = check(clerk, OLD | more)
    assert words in page and "要写入0行" in page
    assert not Entry.objects.exists()


def test_the_same_text_with_another_day_is_refused(clerk: Client) -> None:
    check(clerk, OLD)
    load(clerk)
    assert "已经记过2019年3月10日的表决" in check(clerk, OLD | {"表决日期": date(2019, 3, 11)})


def test_a_community_reads_its_own_words_and_others_do_not_fill(place: Unit) -> None:
    url = reverse("conventions:fill", args=[COMMUNITY])
    row = OLD | {"哪个文本": "居民公约", "什么会议表决的": "居民会议"}
    assert "要写入1行" in check(logged_in("village_clerk", COMMUNITY), row, url=url)
    assert logged_in("supervisory_member", COMMUNITY).get(url).status_code == 404
