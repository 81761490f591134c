"""What the yearly assessment costs: the district's scheme once, a town's objection of one value, its answer, the draw, closing."""

from datetime import date

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

DISTRICT, TOWN, CODE = "500112", "500112018", "500112018202"
SCHEME = Journey("assessment-scheme", "The district names the plan, adopts the rubric, the notice is out", values=3, taps=8)
OBJECTED = Journey("assessment-objected", "A town objects to one item", values=1, taps=6)
ANSWERED = Journey("assessment-answered", "The district answers an objection", values=1, taps=5)
DRAWN = Journey("assessment-drawn", "The district draws the spot-check", values=2, taps=6)
CLOSED = Journey("assessment-closed", "The district closes the year", values=0, taps=4)
RUBRIC = yaml.safe_dump({"items": [{"title": "会议", "measures": [3], "points": 60}, {"title": "协商", "measures": [19], "points": 40}]})
pytestmark = pytest.mark.django_db


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setenv("CUNJU_TODAY", day.isoformat())
    Installation.objects.update(today=day)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> None:
    Installation.objects.create(demonstration=True, today=date(2023, 12, 20), district_code=DISTRICT)
    on(monkeypatch, date(2023, 12, 20))
    Unit.objects.create(code=DISTRICT, kind="county", name="渝北区")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code=DISTRICT)
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)


def begin(role: str, code: str) -> Walk:
    client = Client()
    client.force_login(Account.objects.get_or_create(username=role, defaults={"role": role, "unit_code": code})[0])
    return Walk(client).go("/today/")


def kinds(code: str) -> list[str]:
    return [one.kind.partition(".")[2] for one in ledger.facts_of(code)]


@pytest.mark.usefixtures("place")
def test_a_year_of_assessment(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = begin("district_officer", DISTRICT).tap("记一件事").tap("年度考核").tap("定年度考核办法")
    walk.fill(plan="渝北委办〔2023〕5号").tick("approved", count=1).attach("file", SimpleUploadedFile("a.yaml", RUBRIC.encode())).press("定下")
    walk.tap("记考核通知").press("记下")
    check(SCHEME, walk)
    walk = begin("town_officer", TOWN).tap("2023年度考核材料可以核对").tap("会议").tap("对这一项提出异议")
    walk.fill(text="9月的代表会议是镇里一起开的").press("提出")
    check(OBJECTED, walk)
    walk = begin("district_officer", DISTRICT).tap("年度考核有1条异议").tap("9月的代表会议").fill(text="看过签到表，没有开").press("答复")
    check(ANSWERED, walk)
    assert sorted(kinds(TOWN)) == ["objected", "objection_answered"]
    walk = begin("district_officer", DISTRICT).tap("记一件事").tap("年度考核").tap("抽查")
    walk.fill(seed="2023149期 02 08", published="12月20日区政府网站").press("抽取")
    check(DRAWN, walk)
    on(monkeypatch, date(2024, 1, 16))
    walk = begin("district_officer", DISTRICT).tap("记一件事").tap("年度考核").tap("关闭年度考核").press("关闭")
    check(CLOSED, walk)
    assert "file_closed" in kinds(DISTRICT)
