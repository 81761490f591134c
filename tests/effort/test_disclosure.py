"""What posting a village's affairs costs: a sheet from the accountant's file, a month without money, a copied quarter, the reviews."""

from datetime import date, datetime, time
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Person, Seat, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

ROOM = next(one for one in settings.ROOMS if one.endswith(".disclosure"))
actions, helpers = import_module(f"{ROOM}.actions"), import_module(f"{ROOM}.tests.conftest")
TOWN, CODE = "500112018", "500112018202"
FILE = Journey("disclosure-file", "Finance sheet from the accountant's file", values=0, taps=5)
NOTHING = Journey("disclosure-nothing", "A month in which no money moved", values=0, taps=3)
COPIED = Journey("disclosure-copied", "A quarter's sheets copied from the last", values=3, taps=8)
SYNCED = Journey("disclosure-synced", "The platform's mark, a day late", values=0, taps=3)
HUNG = Journey("disclosure-hung", "A reviewed sheet is fixed by the meeting and hung", values=3, taps=6)
REVIEW = Journey("disclosure-review", "Review by a supervisory member on a phone", values=0, taps=3)
TOWNS = Journey("disclosure-town", "The town's review of 25 units' sheets", values=0, taps=30)
pytestmark = pytest.mark.django_db


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), SHANGHAI)


@pytest.fixture(autouse=True)
def village(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-10")
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)
    for number in (1, 2, 3):
        person = Person.objects.create(unit_code=CODE, name=f"监督委员会成员{number}", sex="m")
        role = "director" if number == 1 else "member"
        Seat.objects.create(unit_code=CODE, body="supervisory", role=role, person=person, from_on=date(2021, 3, 1))


def person(role: str, code: str = CODE) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username=role, role=role, unit_code=code))
    return client


def posted(unit: Unit, month: str, category: str, day: date, lines: list[Any]) -> Any:
    """A sheet of an earlier month through the room's own actions."""
    content = actions.Content(lines, opening=10_000) if category == "finance" else actions.Content(lines)
    sheet = actions.write_sheet(unit, month=month, category=category, content=content, by="x", now=at(day))
    actions.send([sheet], on=day, by="x", now=at(day))
    actions.review([sheet], actions.Reviewed(True, day), by="x", now=at(day))
    actions.fix([sheet], on=day, meeting=None, page="工作簿", by="x", now=at(day))
    actions.publish([sheet], actions.Posted(day, frozenset(), "", platform=True), unit=unit, by="x", now=at(day))
    return sheet


def kinds(code: str = CODE) -> list[str]:
    return [one.kind.partition(".")[2] for one in ledger.facts_of(code)]


def test_a_finance_sheet_from_a_file() -> None:
    walk = Walk(person("village_clerk")).go("/today/").tap("当月财务", within="2023-08")
    walk.attach("file", helpers.workbook(helpers.AUGUST)).press("导入").sees("80,285.75").press("送监督委员会审查")
    assert kinds() == ["sheet_drafted"]
    check(FILE, walk)


def test_a_month_without_money() -> None:
    unit = Unit.objects.get(code=CODE)
    posted(unit, "2023-07", "finance", date(2023, 8, 14), [actions.Written("便道维修", "out", 100)])
    walk = Walk(person("village_clerk")).go("/today/").tap("当月财务", within="2023-08").press("本月无收支")
    walk.sees("等监督委员会审查")
    assert kinds().count("sheet_drafted") == 2
    check(NOTHING, walk)


def test_a_copied_quarter(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = Unit.objects.get(code=CODE)
    for category in ("party", "government", "service"):
        posted(unit, "2023-06", category, date(2023, 7, 14), [actions.Written("值班安排"), actions.Written("办理事项12件")])
    monkeypatch.setenv("CUNJU_TODAY", "2023-10-09")
    walk = Walk(person("village_clerk")).go("/today/").tap("季度党务", within="2023-07").tap("复制上期")
    walk.fill(party="值班安排\n办理事项20件", government="值班安排\n办理事项8件", service="值班安排\n办理事项31件")
    walk.press("保存并送审").sees("等监督委员会审查")
    assert kinds().count("sheet_drafted") == 6
    check(COPIED, walk)


def test_a_late_mark_of_the_platform() -> None:
    unit, day = Unit.objects.get(code=CODE), date(2023, 9, 9)
    content = actions.Content([actions.Written("便道维修", "out", 100)], opening=10_000)
    sheet = actions.write_sheet(unit, month="2023-08", category="finance", content=content, by="x", now=at(day))
    actions.send([sheet], on=day, by="x", now=at(day))
    actions.publish([sheet], actions.Posted(day), unit=unit, by="x", now=at(day))
    walk = Walk(person("village_clerk")).go(f"/disclosure/{CODE}/").tap("2023年8月").press("已同步").sees("已标记平台同步")
    assert kinds().count("platform_synced") == kinds().count("sheet_filed") == 1
    check(SYNCED, walk)


def test_a_supervisory_review() -> None:
    unit, member = Unit.objects.get(code=CODE), person("supervisory_member")
    for month, day in (("2023-07", date(2023, 9, 1)), ("2023-08", date(2023, 9, 9))):
        lines = [actions.Written("便道维修", "out", 100)]
        sheet = actions.write_sheet(
            unit, month=month, category="finance", content=actions.Content(lines, opening=10_000), by="x", now=at(day)
        )
        actions.send([sheet], on=day, by="x", now=at(day))
        walk = Walk(member).go("/today/").tap("送来的公开方案")
        if month == "2023-07":
            walk.tick("seat", count=1)  # who holds the phone is asked once
        walk.press("审查无异议").sees("审查无异议，1名成员签字")
    check(REVIEW, walk)


def test_the_towns_review_of_25_units() -> None:
    for number in range(203, 203 + 25):
        unit = Unit.objects.create(code=f"{TOWN}{number}", kind="village", name=f"第{number}村", parent_code=TOWN)
        posted(unit, "2023-08", "finance", date(2023, 9, 8), [actions.Written("便道维修", "out", 100)])
    walk = Walk(person("town_officer", TOWN)).go("/today/").tap("公开内容", within="town")
    walk.unfold("opened", 25).press("审查无意见").sees("25个村（社区）的25张公开表，审查无意见")
    check(TOWNS, walk)


def test_a_reviewed_sheet_is_fixed_and_hung() -> None:
    unit, day = Unit.objects.get(code=CODE), date(2023, 9, 9)
    content = actions.Content([actions.Written("便道维修", "out", 100)], opening=10_000)
    sheet = actions.write_sheet(unit, month="2023-08", category="finance", content=content, by="x", now=at(day))
    actions.send([sheet], on=day, by="x", now=at(day))
    actions.review([sheet], actions.Reviewed(True, day), by="x", now=at(day))
    walk = Walk(person("village_clerk")).go("/today/").tap("当月财务", within="2023-08")
    walk.fill(meeting_page="工作簿第8页").press("已确定").fill(keeper="李四").tick("platform", count=1).press("已公布")
    assert set(kinds()) == {"sheet_drafted", "sheet_reviewed", "plan_fixed", "sheet_published", "sheet_filed"}
    check(HUNG, walk)
