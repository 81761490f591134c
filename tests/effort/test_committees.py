"""What the sub-committees cost: a walk of several households, its report, an activity, a project."""

from datetime import date

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

TOWN, CODE = "500112018", "500112018202"
WALK = Journey("committees-walk", "A walk of several households: how many, what needs doing", values=2, taps=6)
TOLD = Journey("committees-told", "What a walk brought is reported, one thing of it is major", values=2, taps=6)
ACTIVITY = Journey("committees-activity", "An activity with its partners", values=4, taps=4)
PROJECT = Journey("committees-project", "A project begun and finished", values=6, taps=8)
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


def kinds() -> list[str]:
    return sorted(one.kind for one in ledger.facts_of(CODE))


def begin(clerk: Client) -> Walk:
    return Walk(clerk).go("/today/").tap("记一件事")


def test_a_walk_feeds_report_and_party(clerk: Client) -> None:
    walk = begin(clerk).tap("走访联系").fill(households="8", text="三组路灯不亮\n水渠塌了一段").press("记下")
    check(WALK, walk)
    walk = Walk(clerk).go("/today/").tap("走访收集的意见").fill(major="1").press("记下")
    walk.go("/today/").tap("重大事项").press("记下")
    check(TOLD, walk)
    assert kinds() == ["committees.reported", "committees.reported", "committees.visited"]


def test_an_activity(clerk: Client) -> None:
    walk = begin(clerk).tap("下属委员会活动").fill(text="清河道", participants="40", stationed="2", hobby="1").press("记下")
    check(ACTIVITY, walk)
    assert kinds() == ["committees.activity_held"]


def test_a_project(clerk: Client) -> None:
    walk = begin(clerk).tap("公益创投项目立项").fill(text="楼道换灯", budget="8000").press("记下")
    walk.tap("公益创投项目").tap("记结项").fill(text="换了40盏", spent="7900", participants="12").tick("accepted", "on").press("记下")
    check(PROJECT, walk)
    assert kinds() == ["committees.project_finished", "committees.project_started"]
