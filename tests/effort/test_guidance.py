"""What a visit costs: the town's note for two villages, the village's answer, the promise kept."""

from datetime import date

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

TOWN, CODE, OTHER = "500112018", "500112018202", "500112018203"
NOTE = Journey("guidance-note", "A town's visit note: two villages, one finding, one promise", values=8, taps=14)
SETTLED = Journey("guidance-settled", "A finding settled by the village", values=1, taps=3)
GIVEN = Journey("guidance-given", "A promise kept by the town", values=1, taps=3)
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    for code, name in ((CODE, "玉峰山村村民委员会"), (OTHER, "荣华村村民委员会")):
        Unit.objects.create(code=code, kind="village", name=name, parent_code=TOWN)
    return logged_in("town_officer", TOWN)


def logged_in(role: str, code: str) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username=role, role=role, unit_code=code))
    return client


def kinds(code: str) -> set[str]:
    return {one.kind.partition(".")[2] for one in ledger.facts_of(code)}


def test_a_visit_its_finding_and_its_promise(officer: Client) -> None:
    walk = Walk(officer).go("/today/").tap("记一件事").tap("走访")
    walk.tick("units", CODE, OTHER).tick("ways", "read")
    walk.fill(found1="意见本从5月起没有写", found1_unit=OTHER, help1="请区里给小组长讲一次怎么记意见", help1_due="2023-10-13").press("保存")
    assert (kinds(OTHER), kinds(CODE)) == ({"finding_opened", "help_promised"}, {"help_promised"})
    check(NOTE, walk)
    walk = Walk(logged_in("village_clerk", OTHER)).go("/today/").tap("意见本从5月起没有写")
    walk.fill(text="已补写并逐条答复").press("记下")
    assert "finding_settled" in kinds(OTHER)
    check(SETTLED, walk)
    walk = Walk(officer).go("/today/").tap("请区里给小组长讲一次", within=OTHER).fill(text="9月20日讲过").press("记下")
    assert "help_given" in kinds(OTHER)
    check(GIVEN, walk)
