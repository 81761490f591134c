"""What others see of the room: papers in print, Word and the workbook, the public board, the register from Excel, the golden table."""

import io
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cunju.activities.fourlists import actions, papers, public, queries, rules
from cunju.activities.fourlists.actions import filling
from cunju.activities.fourlists.actions.listing import Text
from cunju.activities.fourlists.models import Entry, Version
from cunju.activities.fourlists.tests import golden
from cunju.activities.fourlists.tests.acts import GIVEN, certify, hung, load, page, post
from cunju.activities.fourlists.tests.conftest import CODE, DISTRICT, TODAY, TOWN
from cunju.duties import interface as duties
from cunju.kernel.days import year_span
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records import burden

pytestmark = pytest.mark.django_db


def test_the_year_is_the_golden_table(place: Unit) -> None:
    """Each list is loaded, approved and hung on its day; on the last the state is there."""
    area = Unit.objects.get(code=DISTRICT)
    for key, day in golden.HUNG:
        now = clock.now().replace(year=day.year, month=day.month, day=day.day)
        text = Text(key, "village", "1", date(2023, 1, 1))
        version = actions.approve(actions.load(area, text, [rules.Row("一项", "1")], by="x", now=now), by="x", now=now)
        actions.post(place, version, on=day, by="x", now=now)
    wanted = {one[1] for one in golden.YEAR}
    found = [(CODE, one.duty, one.from_, one.due_on, one.met_on) for one in duties.standing(CODE, on=TODAY).windows if one.duty in wanted]
    assert sorted(found, key=str) == sorted(golden.YEAR, key=str)


def test_each_paper_opens_in_print_and_as_word(clerk: Client, district: Client, town: Client) -> None:
    version = hung(district, clerk, "certificates", GIVEN)
    certify(clerk, "低保证明", pick="清单外")
    post(clerk, "roster", CODE, workers="2", text="周一 综合窗口 便民服务专干")
    made, roster = Entry.objects.get(step="certificate"), Entry.objects.get(step="roster")
    post(
        town, "enter", TOWN, title="一张表", department="某部门", fields_asked="3", ends_on="2023-12-31", period="once", basis="law", units=[CODE]
    )
    task = queries.asked_of(TOWN, on=TODAY)[0].task
    names = {
        f"wall-a3/{version.pk}": ("依法出具证明事项清单（村）", "居住情况证明"), f"wall-a4/{version.pk}": ("居住情况证明",),
        f"line/{made.pk}": ("不予出具证明告知单", "不在清单"), f"line/{roster.pk}": ("全岗通值班安排表", "便民服务专干"),
        f"register/{CODE}": ("证明登记簿", "2023-001"), f"tasks/{CODE}": ("清单外事项准入情况表", "一张表"),
        f"admission/{task.pk}": ("清单外事项准入审批表", "没有依据", "1次"),
    }  # fmt: skip
    for name, told in names.items():
        answer = clerk.get(reverse("reports:word", kwargs={"room": "fourlists", "name": name}))
        assert answer.status_code == 200 and answer.content[:2] == b"PK", name
        found = papers.opened(answer.wsgi_request, name)
        assert all(one in str(found) for one in told), (name, str(found))
    assert papers.opened(answer.wsgi_request, f"wall-a3/{version.pk}").on == "a3"


def test_the_workbook_and_what_is_taken_along(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    certify(clerk, "居住情况证明", who="三组一位居民")
    unit = Unit.objects.get(code=CODE)
    chapter = papers.chapters(unit, year_span(2023))["lists"]
    assert [one.title for one in chapter] == ["证明登记簿"] and "三组一位居民" not in str(chapter)
    (sheet,) = papers.tables(unit, year_span(2023))
    assert any("居住情况证明" in row for row in sheet.rows) and "三组一位居民" not in str(sheet.rows)


def test_the_public_is_told_what_the_writer_was_told(clerk: Client, district: Client, client: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    certify(clerk, "收入证明", result="issued", pick="清单外", who="三组一位居民")
    (section,) = public.sections(Unit.objects.get(code=CODE), on=TODAY)
    assert section.context["totals"].beyond == 1
    told = client.get(f"/b/{CODE}/").content.decode()
    assert "居住情况证明" in told and "1件不在当天现行的清单里" in told and "三组一位居民" not in told and "收入证明" not in told
    assert public.sections(Unit.objects.get(code=CODE), on=date(2023, 9, 1)) == []


def _book(rows: list[tuple[str, ...]]) -> SimpleUploadedFile:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet(filling.SHEET)
        head = (filling.DAY, filling.WHAT, filling.RESULT, filling.REASON, filling.OFFICE, filling.PHONE, filling.WHO)
        for at, row in enumerate([head, *rows]):
            for column, text in enumerate(row):
                sheet.write_string(at, column, text)
    return SimpleUploadedFile("登记.xlsx", stream.getvalue())


def test_a_register_from_excel_is_judged_by_the_lists_of_each_day(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    rows = [
        ("2022-05-06", "居住情况证明", "已出具"), ("2023-09-20", "居住情况证明", "已出具"),
        ("2023-09-20", "亲属关系证明", "不应出具", "不在清单", "派出所"),
        ("2023-09-20", "收入证明", "开了"), ("2023-09-20", "收入证明", "不应出具"), ("", "收入证明", "已出具"),
    ]  # fmt: skip
    told: str = clerk.post(reverse("fourlists:fill", args=[CODE]), {"file": _book(rows)}).content.decode()
    assert "应从已出具、不应出具、转相关部门中选" in told and "“日期”没有填" in told and not Entry.objects.filter(step="certificate").exists()
    clerk.post(reverse("fourlists:fill", args=[CODE]), {"do": "load", "skip_wrong": "on"})
    made = {(one.on.year, one.text): one for one in Entry.objects.filter(step="certificate")}
    assert len(made) == 3 and made[2022, "居住情况证明"].beyond and not made[2023, "居住情况证明"].beyond
    assert made[2023, "亲属关系证明"].said == {"item": "清单外", "result": "refused", "reason": "not_listed"}
    clerk.post(reverse("fourlists:fill", args=[CODE]), {"file": _book(rows[:3])})
    clerk.post(reverse("fourlists:fill", args=[CODE]), {"do": "load"})
    assert Entry.objects.filter(step="certificate").count() == 3


def test_an_excel_of_a_list_is_read_as_well(district: Client) -> None:
    blank = district.get(reverse("fourlists:load", args=[DISTRICT]), {"blank": "1"})
    assert blank.status_code == 200
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("清单")
        for at, row in enumerate([("关于印发清单的附件",), ("事项", "编号", "电话"), ("居住情况证明", "Z1", "12345"), ("", "", ""), ("", "Z2", "")]):
            for column, text in enumerate(row):
                sheet.write_string(at, column, text)
    file = SimpleUploadedFile("清单.xlsx", stream.getvalue())
    sent: dict[str, Any] = {"list": "certificates", "unit_kind": "village", "number": "1", "from_on": "2023-01-01", "file": file}
    assert "第5行：“事项”没有填" in post(district, "load", DISTRICT, **sent) and not Version.objects.exists()


def test_a_version_waits_unseen_until_it_is_approved(district: Client, clerk: Client, town: Client) -> None:
    load(district, "negative", GIVEN)
    version = Version.objects.get()
    assert {one.get(reverse("fourlists:version", args=[version.pk])).status_code for one in (clerk, town)} == {404}
    assert clerk.post(reverse("fourlists:post", args=[CODE, version.pk]), {"on": "2023-09-20"}).status_code == 404
    assert "还没有审核通过" in page(district, "wall", version.pk, "a4")


@pytest.mark.parametrize(
    ("period", "start", "end", "count"),
    [
        ("once", date(2023, 5, 8), date(2023, 12, 31), 1), ("week", date(2023, 12, 1), date(2023, 12, 31), 5),
        ("month", date(2023, 1, 31), date(2023, 4, 30), 4), ("quarter", date(2023, 5, 12), date(2023, 12, 31), 3),
        ("half", date(2023, 1, 1), date(2023, 12, 31), 2), ("year", date(2023, 3, 1), date(2024, 3, 1), 2),
        ("month", date(2023, 5, 2), date(2023, 5, 1), 0),
    ],
)  # fmt: skip
def test_how_often_it_is_asked(period: str, start: date, end: date, count: int) -> None:
    assert rules.times(period, start, end) == count


def test_what_filling_in_costs_is_data() -> None:
    told = burden.figures()
    assert burden.minutes(12) == 12 * told["value"] + told["record"] and (told["beat"]["from"], told["beat"]["to"]) == (91, 39)
