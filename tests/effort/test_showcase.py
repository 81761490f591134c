"""What a submission costs a town: two texts picked from the records, a case in two values; a stage of a project, the district's posting."""

from datetime import date

import pytest
from django.test import Client

from cunju.activities.showcase import queries
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

DISTRICT, TOWN, CODE, OTHER = "500112", "500112018", "500112018202", "500112018001"
TEXTS = Journey("showcase-texts", "A town sends in two conventions", values=2, taps=6)
CASE = Journey("showcase-case", "A town sends in a case", values=2, taps=6)
CHECKED = Journey("showcase-checked", "A unit plans its project and checks itself on a record", values=4, taps=9)
POSTED = Journey("showcase-posted", "The district posts what it selected, and selects", values=2, taps=10)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("place")]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code=DISTRICT)
    Unit.objects.create(code=DISTRICT, kind="county", name="渝北区")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code=DISTRICT)
    for code, kind, name in ((CODE, "village", "玉峰山村村民委员会"), (OTHER, "community", "龙湖社区居民委员会")):
        Unit.objects.create(code=code, kind=kind, name=name, parent_code=TOWN)


def begin(role: str, code: str) -> Walk:
    client = Client()
    client.force_login(Account.objects.create(username=role, role=role, unit_code=code))
    return Walk(client).go("/today/")


def put(code: str, kind: str, on: date, **said: object) -> str:
    with ledger.writing([code], now=clock.now()) as pen:
        return str(pen.record(Plain(kind, said), unit=code, occurred_on=on, by="x").uid)


def test_two_texts_are_ticked_and_none_is_typed() -> None:
    votes = []
    for code, subject in ((CODE, "village_rules"), (OTHER, "residents_pact")):
        votes.append(put(code, "conventions.adopted", date(2023, 5, 1), subject=subject, lawful=True, digest=code))
        put(code, "conventions.filed", date(2023, 5, 6), subject=subject, digest=code)
    walk = begin("town_officer", TOWN).tap("优秀村规民约和居民公约")
    for vote in votes:
        walk.tick("chosen", vote)
    walk.press("报送")
    check(TEXTS, walk)
    assert ledger.facts_of(TOWN, kinds=["showcase.convention_submitted"]).count() == 2


def test_a_case_is_a_title_and_its_words() -> None:
    walk = begin("town_officer", TOWN).tap("优秀案例").tick("unit", OTHER)
    walk.fill(text="楼栋轮流扫\n社区开了两次协商会，定下轮流清扫。").press("记下")
    check(CASE, walk)
    (sent,) = ledger.facts_of(TOWN, kinds=["showcase.case_submitted"])
    assert sent.attributes["from_unit"] == OTHER


def test_a_project_is_planned_and_checked_on_a_record() -> None:
    proof = put(CODE, "committees.activity_held", date(2023, 6, 1), body="health", participants=20, customs=False)
    walk = begin("village_clerk", CODE).tap("记一件事").tap("示范和评选").tap("定创建方案").fill(text="请社工\n办活动").press("记下")
    walk.tap("记自查").tick("proofs", proof).fill(text="活动办了一次").press("记下")
    check(CHECKED, walk)
    assert ledger.facts_of(CODE, kinds=["showcase.milestone_reached"]).count() == 1


def test_the_district_posts_and_selects() -> None:
    begin("town_officer", TOWN).tap("优秀案例").tick("unit", OTHER).fill(text="楼栋轮流扫\n轮流清扫。").press("记下")
    (sent,) = ledger.facts_of(TOWN, kinds=["showcase.case_submitted"])
    walk = begin("district_officer", DISTRICT).tap("报送的案例").tap("公示评选结果").tick("chosen", str(queries.find(sent.uid).pk))
    walk.fill(panel="区民政局 基层政权科").press("公示").tap("公示1件").tap("记评选结果").press("记下")
    check(POSTED, walk)
    assert ledger.facts_of(DISTRICT, kinds=["showcase.selected"]).count() == 1
