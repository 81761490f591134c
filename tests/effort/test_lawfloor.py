"""What the small law floor costs: 组务公开 of a quarter, a petition, a handover."""

from datetime import date

import pytest
from django.test import Client

from cunju.activities.bodies import actions
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Installation, Roll, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

TOWN, CODE = "500112018", "500112018202"
GROUPS = Journey("floor-groups", "All groups of a village posted the quarter", values=1, taps=3)
CALLED = Journey("floor-called", "A petition for an assembly came in", values=3, taps=5)
HANDED = Journey("floor-handover", "The old committee's work was handed over", values=1, taps=4)
pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("CUNJU_TODAY", "2023-07-10")
    Installation.objects.create(demonstration=True, today=date(2023, 7, 10), district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)
    Roll.objects.create(unit_code=CODE, on=date(2023, 1, 1), adults=858, households=320, groups=7)
    client = Client()
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return client


def kinds() -> list[str]:
    return sorted(one.kind for one in ledger.facts_of(CODE))


def test_all_groups_of_a_quarter(clerk: Client) -> None:
    check(GROUPS, Walk(clerk).go("/today/").tap("各小组组务").press("各组都公开了"))
    assert kinds() == ["disclosure.group_published"]


def test_a_petition(clerk: Client) -> None:
    walk = Walk(clerk).go("/today/").tap("记一件事").tap("联名提议召开会议")
    check(CALLED, walk.fill(by="tenth", signed="90", text="商量院坝排水").press("记下"))
    assert kinds() == ["assemblies.called_for"]


def test_a_handover(clerk: Client) -> None:
    people = [actions.Newcomer(f"委员会成员{number}", "m", "member") for number in (1, 2, 3)]
    unit, now = Unit.objects.get(code=CODE), clock.now()
    actions.seat_people(unit, people, body="committee", from_on=date(2023, 7, 3), change="elected", by="x", now=now)
    walk = Walk(clerk).go("/today/").tap("记一件事").tap("换届工作移交")
    check(HANDED, walk.tick("complete", "on").press("记下"))
    assert "bodies.handed_over" in kinds()
