"""A town's own lists go in as they are: uploaded, the mapping shown and answered, loaded, and then the roster is what the file means."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cunju.activities.bodies import actions, queries, rules
from cunju.activities.bodies.models import ListMap
from cunju.activities.bodies.rules import lists
from cunju.activities.bodies.tests import own_lists
from cunju.activities.bodies.tests.conftest import TOWN
from cunju.activities.bodies.tests.own_lists import Own, csv, workbook
from cunju.org import clock
from cunju.org.models import Draft, Seat
from cunju.tables.book import Sheet

pytestmark = pytest.mark.django_db
URL = "bodies:load"
OWN = own_lists.all_lists()
LEAST = 12  # of the twelve; a list that is no longer read is a fault


def upload(client, one, code=TOWN):
    return client.post(reverse(URL, args=[code]), {"file": SimpleUploadedFile(one.file, one.data), "do": "check"}).content.decode()


def answered(client, one):
    """The answers of a list to the questions its page asks."""
    kept = actions.kept_list(TOWN)
    assert kept is not None
    units = {code: unit.name for code, unit in queries.units_to_load(TOWN, on=clock.today()).items()}
    found = lists.read(kept.sheets, units=units, towns=["王家街道办事处"], masked=kept.masked)
    told = {each.key: answer for word, answer in one.answers.items() for each in found.questions if word in each.text}
    assert len(told) == len(one.answers), [each.text for each in found.questions]
    return told


def seats():
    return [
        (one.unit_code, one.body, one.role, one.person.name, one.person.sex, one.group_no, one.from_on, one.to_on, one.person.phone)
        for one in Seat.objects.select_related("person")
    ]


def shown(page):
    """What a page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page[page.find("<main") :]))[:1500]


def loaded(client, one: Own):
    """As a person does it: upload, answer what is open, load."""
    page = upload(client, one)
    for text in one.notes:
        assert text in page, text
    if one.answers:
        page = client.post(reverse(URL, args=[TOWN]), {"do": "again", **answered(client, one)}).content.decode()
    return client.post(reverse(URL, args=[TOWN]), {"do": "load"}), client.get(reverse(URL, args=[TOWN])).content.decode()


@pytest.mark.parametrize("one", OWN, ids=[one.name for one in OWN])
def test_a_list_as_an_office_keeps_it(town, one):
    answer, page = loaded(town, one)
    assert answer.url == reverse("bodies:town", args=[TOWN]), shown(page)
    assert set(seats()) == set(one.seats)
    assert len(seats()) == len(one.seats)


def test_no_identity_number_is_kept_anywhere(town):
    """Neither of its column, nor of another cell, nor as a name; the file waits without it and the row is refused."""
    number = "50011219850307001X"
    rows = [["村（社区）", "姓名", "性别", "职务", "任职时间", "公民身份号码", "备注"],
            ["玉峰山村", number, "男", "村主任", "2021.3", number, f"号码{number}"],
            ["玉峰山村", "委员甲", "女", "村委会委员", "2021.3", number, ""]]
    page = upload(town, Own("ids", "名单.xlsx", workbook(("名单", rows)), []))
    assert "“公民身份号码”一列没有读，也不保存" in page
    assert "名单第2行" in page
    assert "不是姓名" in page
    kept = str(list(Draft.objects.values_list("data", flat=True)))
    assert "500112198503" not in page + kept
    town.post(reverse(URL, args=[TOWN]), {"do": "load", "skip_bad": "on"})
    assert [one[3] for one in seats()] == ["委员甲"]


def test_all_that_is_wrong_with_a_row_is_told_at_once_with_its_sheet_and_row(town):
    rows = [["干部名单"], ["村", "姓名", "性别", "职务", "任职时间", "电话"], ["某某村", "甲、乙", "不详", "村主任", "2021.13", "12"]]
    page = upload(town, Own("faults", "名单.xlsx", workbook(("干部", rows)), []))
    assert "干部第3行" in page
    for said in ("某某村", "不止一个人", "“性别”写的是“不详”", "没有13月", "“联系电话”写的是“12”"):
        assert said in page, said


def test_own_headings_are_shown_chosen_and_remembered_for_the_town(town):
    """A heading nobody knows is chosen once; the next list of the town loads without it."""
    rows = [["辖区", "称呼", "性别", "职务", "上岗"], ["玉峰山村", "主任甲", "男", "村委会主任", "2021.3.1"]]
    one = Own("own", "名单.xlsx", workbook(("名单", rows)), [])
    page = upload(town, one)
    assert "的姓名在哪一列" in page
    found = lists.read(actions.kept_list(TOWN).sheets, units={})
    keys = {each.text.partition("“")[2].rstrip("”"): each.key for each in found.questions if each.kind == lists.HEADING}
    said = {keys["辖区"]: "单位", keys["称呼"]: "姓名", keys["上岗"]: "起"}
    assert "还没有装入" in town.post(reverse(URL, args=[TOWN]), {"do": "load", **said}).content.decode()
    assert Seat.objects.count() == 0
    town.post(reverse(URL, args=[TOWN]), {"do": "load", **said})
    assert seats() == [own_lists.seat(own_lists.V, "committee", "director", "主任甲")]
    assert ListMap.objects.get(town_code=TOWN).heads["称呼"] == "姓名"
    rows[1][:2] = "苟溪桥村", "主任乙"
    upload(town, Own("own", "名单.xlsx", workbook(("名单", rows)), []))
    town.post(reverse(URL, args=[TOWN]), {"do": "load"})
    assert Seat.objects.filter(unit_code=own_lists.G).count() == 1


def test_a_clerk_loads_a_list_that_names_no_village(clerk):
    rows = [["姓名", "职务", "性别", "任职时间"], ["主任甲", "村主任", "男", "2021.3"]]
    data = csv(rows, "gb18030")
    code = own_lists.V
    upload(clerk, Own("own", "名单.csv", data, []), code=code)
    clerk.post(reverse(URL, args=[code]), {"do": "load"})
    assert seats() == [own_lists.seat(code, "committee", "director", "主任甲")]


BOOK = [
    ([["姓名", "性别", "村组", "职务", "任职时间"], ["代表甲", "男", "玉峰山村三组", "村民代表、小组长", "2021.3"]],
     ["representatives", "group_heads"]),
    ([["下属委员会"], ["委员会名称", "姓名", "性别", "职务", "任职时间", "村"],
      ["人民调解委员会", "甲", "男", "主任", "2021.3.1", "玉峰山"]], ["mediation"]),
    ([["村", "姓名", "性别", "党组织班子", "村委会班子", "任职时间"], ["玉峰山村", "甲", "男", "书记", "主任", "2021.3"]], ["committee", "party"]),
    ([["玉峰山村小组长名单"], ["组", "组长", "性别", "任职时间"], ["一组", "甲", "男", 44256]], ["group_heads"]),
    ([["村", "姓名", "性别", "职务", "任职时间"], ["玉峰山村", "甲", "男", "党总支书记\n村委会主任", "2021-3-1 00:00:00"]], ["committee", "party"]),
    ([["村", "姓名", "性别", "职务", "任职时间"], ["玉峰山村", "甲", "男", "团支部书记、村委会委员", "２１年3月"]], ["committee"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "bodies"), BOOK, ids=["groups", "own_committees", "columns_of_bodies", "heads_of_groups", "lines", "youth"])
def test_what_else_lists_do(rows, bodies):
    sheet = Sheet("Sheet1", rows, list(range(1, len(rows) + 1)))
    units = {own_lists.V: "玉峰山村村民委员会", own_lists.G: "苟溪桥村村民委员会"}
    found = lists.read([sheet], units=units)
    good, faults = rules.people_rows(found.people, units=units, today=date(2023, 9, 20))
    assert not faults
    assert not found.open
    assert sorted(one.body for one in good) == sorted(bodies)
    assert {(one.unit_code, one.from_on) for one in good} == {(own_lists.V, date(2021, 3, 1))}


def test_january_or_october_is_asked_and_a_remark_of_leaving_is_said():
    rows = [["村", "姓名", "性别", "职务", "任职时间", "备注"], ["玉峰山村", "甲", "男", "村主任", 2021.1, "2022年已辞职"]]
    found = lists.read([Sheet("名单", rows, [1, 2])], units={own_lists.V: "玉峰山村村民委员会"})
    assert ["几月" in one.text for one in found.open] == [True]
    assert any("没有当作离任" in one for one in found.notes)
    again = lists.read([Sheet("名单", rows, [1, 2])], units={own_lists.V: "玉峰山村村民委员会"}, answers={found.open[0].key: "10"})
    assert again.people[0][1]["起"] == "2021.10"


def test_an_old_workbook_with_merged_cells_is_read_alike(town):
    """``own.xls`` is the list of merged cells, saved by LibreOffice."""
    one = next(each for each in OWN if each.name == "merged")
    upload(town, Own("xls", "情况表.xls", (Path(__file__).parent / "own.xls").read_bytes(), []))
    town.post(reverse(URL, args=[TOWN]), {"do": "load"})
    assert set(seats()) == set(one.seats)
