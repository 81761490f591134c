"""What pledges cost: five members with posting and filing, one press an item; a review of five."""

from datetime import date

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Installation, Person, Seat, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

TOWN, CODE, DAY = "500112018", "500112018202", date(2023, 3, 19)
SHEET = Journey("pledges-sheet", "Pledges of five members, posted and filed", values=12, taps=20)
KEPT = Journey("pledges-kept", "One pledged item done", values=0, taps=2)
PLAN = Journey("pledges-plan", "The plan of a review, told and posted", values=3, taps=5)
RESULT = Journey("pledges-result", "The result of a review made public", values=0, taps=4)
REVIEW = Journey("pledges-review", "A review of five, the plan standing", values=13, taps=6)
pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("CUNJU_TODAY", "2023-03-22")
    Installation.objects.create(demonstration=True, today=date(2023, 3, 22), district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)
    for number in range(5):
        person = Person.objects.create(unit_code=CODE, name=f"委员{number + 1}")
        Seat.objects.create(unit_code=CODE, body="committee", role="member", person=person, from_on=date(2021, 3, 1))
    said = {"body": "representatives", "due": 40, "present": 36, "result": "regular"}
    with ledger.writing([CODE], now=clock.now()) as pen:
        pen.put(kind="assemblies.meeting_held", attributes=said, unit_code=CODE, occurred_on=DAY, recorded_by="x")
    client = Client()
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return client


def kinds() -> set[str]:
    return {one.kind for one in ledger.facts_of(CODE)}


def test_five_members_pledge(clerk: Client) -> None:
    walk = Walk(clerk).go("/today/").tap("记一件事").tap("履职承诺")
    meeting = str(ledger.facts_of(CODE, kinds=["assemblies.meeting_held"]).get().uid)
    walk.tick("meeting_fact", meeting)
    walk.fill(**{f"text-{one.pk}": "修好路灯\n每月入户一次" for one in Person.objects.all()}).press("记下")
    walk.tap("公告履职承诺").press("记下")
    walk.tap("报备履职承诺").press("记下")
    assert kinds() == {"assemblies.meeting_held", "pledges.pledged", "pledges.posted", "pledges.filed"}
    check(SHEET, walk)
    walk = Walk(clerk).go("/pledges/500112018202/").tap("会上承诺").press("办结")
    assert "pledges.kept" in kinds()
    check(KEPT, walk)


def test_five_are_reviewed(clerk: Client) -> None:
    plan = Walk(clerk).go("/today/").tap("记一件事").tap("评议", within="/plan/").fill(review_on="2023-04-10")
    plan.tick("chair", "supervisory").press("记下")
    check(PLAN, plan)
    assert "pledges.review_announced" in kinds()
    walk = Walk(clerk).go("/today/").tap("记一件事").tap("民主评议", within="/review/")
    walk.tick("meeting_fact", str(ledger.facts_of(CODE, kinds=["assemblies.meeting_held"]).get().uid)).fill(issued="36", ballots="35")
    walk.fill(**{f"{name}-{one.pk}": "2" for one in Person.objects.all() for name in ("basic", "incompetent")}).press("记下")
    assert "pledges.reviewed" in kinds()
    check(REVIEW, walk)
    result = Walk(clerk).go("/today/").tap("记一件事").tap("承诺和评议").tap("", within="/result/")
    check(RESULT, result.press("记下"))
    assert "pledges.result_posted" in kinds()
