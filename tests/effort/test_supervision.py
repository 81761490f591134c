"""What the supervisory committee's own book costs a member on a phone: the monthly meeting, an opinion, a suggestion."""

from datetime import date

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Person, Seat, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

CODE = "500112018202"
MEETING = Journey("supervision-meeting", "The supervisory committee's monthly meeting", values=2, taps=9)
OPINION = Journey("supervision-opinion", "An opinion collected", values=2, taps=6)
SUGGESTION = Journey("supervision-suggestion", "A suggestion to the two committees", values=2, taps=6)
pytestmark = pytest.mark.django_db


@pytest.fixture
def member(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code="500112")
    Unit.objects.create(code="500112018", kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code="500112018")
    for number in (1, 2, 3):
        person = Person.objects.create(unit_code=CODE, name=f"监督委员会成员{number}", sex="m")
        role = "director" if number == 1 else "member"
        Seat.objects.create(unit_code=CODE, body="supervisory", role=role, person=person, from_on=date(2021, 3, 1))
    client = Client()
    client.force_login(Account.objects.create(username="member", role="supervisory_member", unit_code=CODE))
    return client


def kinds() -> set[str]:
    return {one.kind.partition(".")[2] for one in ledger.facts_of(CODE)}


def test_the_monthly_meeting_with_a_problem(member: Client) -> None:
    # A meeting a month is a habit: nobody is late by it, so it waits in the book and not among today's work.
    assert "监督委员会例会" not in Walk(member).go("/today/").text
    walk = Walk(member).go(f"/supervision/{CODE}/").tap("开例会")
    walk.tick("problems", "yes").fill(suggestion="财务公开逐笔列明用途和金额").press("记下")
    assert kinds() == {"meeting_held", "suggestion_made"}
    check(MEETING, walk)


def test_an_opinion(member: Client) -> None:
    walk = Walk(member).go(f"/supervision/{CODE}/").tap("意见", within="/opinion/")
    walk.fill(text="村口到便民服务中心的路灯有三盏不亮").press("记下")
    assert kinds() == {"opinion_collected"}
    check(OPINION, walk)


def test_a_suggestion(member: Client) -> None:
    walk = Walk(member).go(f"/supervision/{CODE}/").tap("建议", within="/suggestion/")
    walk.fill(text="本月内修好三盏路灯").press("记下")
    assert kinds() == {"suggestion_made"}
    check(SUGGESTION, walk)
