"""玉峰山村 and a community, three supervisory members each, the town's officer and a member's phone."""

import io
from datetime import date, datetime, time

import pytest
import xlsxwriter
from django.test import Client

from cunju.kernel.days import SHANGHAI
from cunju.org.models import Account, Installation, Person, Seat, Unit

TOWN, CODE, COMMUNITY = "500112018", "500112018202", "500112018001"


def at(day):
    """An instant of a day."""
    return datetime.combine(day, time(0, 1), SHANGHAI)


def seat(code, body, role, name, from_on=date(2021, 3, 1)):
    person = Person.objects.create(unit_code=code, name=name, sex="m")
    return Seat.objects.create(unit_code=code, body=body, role=role, person=person, from_on=from_on)


@pytest.fixture
def place():
    """A demonstration database, whose day the tests set with CUNJU_TODAY."""
    Installation.objects.create(demonstration=True, today=date(2024, 12, 31), district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    for code, kind, name in (
        (CODE, "village", "玉峰山村村民委员会"),
        (COMMUNITY, "community", "王家社区居民委员会"),
    ):
        Unit.objects.create(code=code, kind=kind, name=name, parent_code=TOWN)
        for number in (1, 2, 3):
            role = "director" if number == 1 else "member"
            seat(code, "supervisory", role, f"监督委员会成员{number}")
    return Unit.objects.get(code=CODE)


def logged(role, code):
    """A browser of an account of a role."""
    client = Client()
    name = f"{role}{code}"
    account = Account.objects.filter(username=name).first() or Account.objects.create(
        username=name, role=role, unit_code=code
    )
    client.force_login(account)
    return client


@pytest.fixture
def clerk(place):
    return logged("village_clerk", CODE)


@pytest.fixture
def member(place):
    return logged("supervisory_member", CODE)


@pytest.fixture
def officer(place):
    return logged("town_officer", TOWN)


@pytest.fixture
def district(place):
    Unit.objects.create(code="500112", kind="county", name="渝北区")
    return logged("district_officer", "500112")


@pytest.fixture
def on(monkeypatch):
    """Set the day of business."""
    return lambda day: monkeypatch.setenv("CUNJU_TODAY", day)


def workbook(rows, name="8月收支.xlsx"):
    """An Excel file of rows, as the accountant would send it."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, days = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(y, x, datetime.combine(cell, time()), days)
            elif cell is not None:
                sheet.write(y, x, cell)
    book.close()
    target.seek(0)
    target.name = name
    return target


AUGUST = [
    ["玉峰山村2023年8月收支明细表"],
    ["日期", "凭证号", "摘要", "收入", "支出", "余额"],
    [None, None, "上月结余", None, None, 86420.35],
    [date(2023, 8, 3), "8-01", "街道拨付服务群众专项经费", 6000, None, 92420.35],
    [date(2023, 8, 10), "8-02", "堰塘承包费", 6600, None, 99020.35],
    [date(2023, 8, 14), "8-05", "三组人行便道维修", None, 12860, 86160.35],
    [date(2023, 8, 22), "8-07", "防汛沙袋", None, 5874.6, 80285.75],
    [None, None, "本月合计", 12600, 18734.6, None],
    [None, None, "月末结余", None, None, 80285.75],
]
