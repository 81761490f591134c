"""What residents' matters cost: one told at the window, ten of one walk."""

from datetime import date

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

TOWN, CODE = "500112018", "500112018202"
ONE = Journey("matters-one", "A resident's matter told at the window, a big one", values=2, taps=6)
TEN = Journey("matters-ten", "Ten matters of one walk, two of them big", values=12, taps=6)
ROUND = Journey("matters-round", "A matter closed, and the person asked whether it is solved", values=2, taps=6)
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


def test_one_and_its_end(clerk: Client) -> None:
    walk = Walk(clerk).go("/today/").tap("记一件事").tap("居民事项").tap("记一件").fill(text="三组路口积水").tick("size", "big").press("记下")
    check(ONE, walk)
    walk = Walk(clerk).go("/today/").tap("办结").fill(text="清了沟").press("记下")
    walk.go("/today/").tap("回访").tick("solved", "True").press("记下")
    check(ROUND, walk)
    assert kinds() == ["matters.closed", "matters.confirmed", "matters.received"]


def test_ten_of_one_walk(clerk: Client) -> None:
    words = {f"text{n}": f"第{n}户的事" for n in range(1, 11)}
    walk = Walk(clerk).go("/today/").tap("记一件事").tap("居民事项")
    walk.tap("走访一次记几件").fill(**words, size2="big", size7="big").press("记下")
    check(TEN, walk)
    assert kinds() == ["matters.received"] * 10
