"""What 五社联动 costs: a partner on the register, a project from its start to its end, a year of it."""

from datetime import date

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

TOWN, CODE = "500112018", "500112018202"
PARTNER = Journey("partners-partner", "A partner on the register", values=2, taps=4)
START = Journey("partners-start", "A project begun with two forces", values=3, taps=6)
END = Journey("partners-end", "What came of a project, what it cost, how many it served", values=3, taps=6)
YEAR = Journey("partners-year", "A year of 五社联动: two partners, a project, its money come and posted", values=14, taps=24)
pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)
    client = Client()
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return client


def home(clerk: Client) -> Walk:
    return Walk(clerk).go(f"/partners/{CODE}/")


def partner(walk: Walk, name: str) -> Walk:
    return walk.tap("登记联动力量").fill(text=name, who="村文书").press("记下")


def begun(walk: Walk) -> Walk:
    return walk.tap("记一个项目").fill(text="独居老人有人看", budget="5000").tick("people", count=2).press("记下")


def ended(walk: Walk) -> Walk:
    return walk.tap("独居老人有人看").tap("记完成").fill(text="看了24户", spent="4800", served="310").press("记下")


def received(walk: Walk) -> Walk:
    return walk.tap("独居老人有人看").tap("记收到的钱").fill(amount="5000").press("记下")


def test_a_partner(clerk: Client) -> None:
    walk = Walk(clerk).go("/today/").tap("记一件事").tap("五社联动机制现况").fill(text="社区党支部", who="村文书").press("记下")
    check(PARTNER, walk)


def test_a_project(clerk: Client) -> None:
    partner(partner(home(clerk), "社区党支部"), "和睦社工协会")
    check(START, begun(home(clerk)))
    received(home(clerk))
    check(END, ended(home(clerk)))


def test_a_year(clerk: Client) -> None:
    walk = partner(partner(home(clerk), "社区党支部"), "和睦社工协会")
    walk = ended(received(begun(walk)))
    check(YEAR, walk.tap("独居老人有人看").tap("记公布资金").press("记下"))
    kinds = sorted(one.kind for one in ledger.facts_of(CODE))
    assert kinds == [
        "partners.funds_posted", *["partners.mechanism_in_force"] * 2, "partners.project_finished", "partners.project_started",
    ]  # fmt: skip
