"""Papers and pages of the workbook: a note on A5, the bureau's list of obstacles, what a unit was told and promised."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import logged_in

from cunju.activities.guidance import actions, papers, queries
from cunju.activities.guidance.actions import Finding, Help, Told, Visit
from cunju.activities.guidance.models import Entry
from cunju.activities.guidance.tests.conftest import CODE, DISTRICT, OTHER, TOWN
from cunju.duties import remarks
from cunju.kernel.days import Span
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
DAY, DUTY = date(2023, 7, 3), "yubei-2023.m17.lead"


def visited() -> Entry:
    units = tuple(Unit.objects.get(code=code) for code in (CODE, OTHER))
    lines = {"findings": (Finding("公开栏漏雨", (CODE,), 15),), "helps": (Help("讲一次怎么记", (CODE, OTHER), date(2023, 8, 1)),)}
    return actions.note_visit(Unit.objects.get(code=TOWN), Visit(DAY, ("visited",), units, **lines), by="x", now=clock.now())


def test_a_note_is_set_on_a5_and_an_evaluation_on_a4(place: Unit) -> None:
    note = papers.note(visited(), place)
    assert note.sheet.word == "A5" and ("方式", "实地走访") in note.blocks[1].rows
    word = actions.evaluate(place, Told(DAY, "总体较好"), departments="", by="x", now=clock.now())
    assert papers.note(word, place).sheet.word == "A4"


def test_the_bureau_prints_what_stands_in_the_way_and_what_is_needed(place: Unit) -> None:
    said = {"obstacles": 2, "measures": 1}
    actions.write(place, Told(DAY, "小组长不会记意见", "", said), step="measures", by="x", now=clock.now())
    remarks.write(TOWN, DUTY, DAY, "缺培训老师", by="x", now=clock.now())
    district = logged_in("district_officer", DISTRICT)
    address = reverse("guidance:obstacles", args=[DISTRICT])
    page = district.get(address).content.decode()
    assert "小组长不会记意见" in page and "缺培训老师" in page and "各镇街的问题、措施和需要的帮助" in page
    home = district.get(reverse("guidance:home", args=[TOWN])).content.decode()
    assert address in home and "今年的问题和推进措施" in home
    word = district.get(reverse("reports:word", kwargs={"room": "guidance", "name": f"obstacles/{DISTRICT}"}))
    assert word.status_code == 200
    assert address not in logged_in("town_officer", TOWN).get(reverse("guidance:home", args=[TOWN])).content.decode()


def test_who_can_help_is_told_on_its_desk_until_it_is_answered(town: Client) -> None:
    remarks.write(CODE, "yubei-2023.m05.all_pledged", DAY, "换了文书", by="x", now=clock.now())
    remarks.write(TOWN, DUTY, DAY, "缺培训老师", by="x", now=clock.now())
    district = logged_in("district_officer", DISTRICT)
    mine = town.get("/today/").content.decode()
    assert "玉峰山村写了原因或需要的帮助，1条还没有回复" in mine and reverse("guidance:home", args=[TOWN]) in mine
    theirs = district.get("/today/").content.decode()
    assert "写了原因或需要的帮助，1条还没有回复" in theirs and "玉峰山村写了" not in theirs
    address = reverse("guidance:needs", args=[TOWN]) + f"?duty={DUTY}&from_on={DAY.isoformat()}"
    district.post(address, {"duty": DUTY, "from_on": DAY.isoformat(), "text": "10月派人来"})
    assert "还没有回复" not in district.get("/today/").content.decode()


def test_needs_of_many_towns_are_one_look(place: Unit, django_assert_num_queries: Any) -> None:
    towns = [place, *(Unit.objects.create(code=f"50011201{at}", kind="town", name=f"第{at}街道", parent_code=DISTRICT) for at in range(8))]
    with django_assert_num_queries(2):
        queries.needs(towns)
    assert queries.needs([]) == []


def test_the_workbook_says_what_a_unit_was_told_and_what_came_of_it(place: Unit) -> None:
    note = visited()
    finding = Entry.objects.get(parent=note, step="finding")
    village = Unit.objects.get(code=CODE)
    actions.write(village, Told(date(2023, 7, 20), "盖了雨棚"), step="settled", by="x", now=clock.now(), parent=finding)
    (whole,) = papers.chapters(village, Span(date(2023, 1, 1), date(2023, 12, 31)))["town"]
    assert "盖了雨棚" in str(whole.blocks) and "讲一次怎么记" in str(whole.blocks)
    (early,) = papers.chapters(village, Span(date(2023, 1, 1), date(2023, 7, 10)))["town"]
    assert "公开栏漏雨" in str(early.blocks) and "盖了雨棚" not in str(early.blocks)
    assert papers.chapters(village, Span(date(2022, 1, 1), date(2022, 12, 31))) == {}


def test_nothing_of_it_stands_on_the_public_board(place: Unit) -> None:
    visited()
    page = Client().get(reverse("portal:board", args=[CODE])).content.decode()
    assert "漏雨" not in page and "怎么记" not in page


def test_lines_are_taken_along_with_the_day_a_help_was_promised_for(place: Unit) -> None:
    visited()
    (sheet,) = papers.tables(Unit.objects.get(code=CODE), Span(date(2023, 1, 1), date(2023, 12, 31)))
    assert sheet.head == ("日期", "内容", "写了什么", "怎么记的", "答应的日子", "状态")
    assert sorted(row[4] or date.max for row in sheet.rows) == [date(2023, 8, 1), date.max]
    assert papers.tables(Unit.objects.get(code=CODE), Span(date(2022, 1, 1), date(2022, 12, 31))) == []
    assert papers.files(Unit.objects.get(code=CODE), Span(date(2023, 1, 1), date(2023, 12, 31))) == []
