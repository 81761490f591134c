"""What a convention costs the village: a text once, sent to the town, the vote from the meeting's card, filed and posted."""

from datetime import date

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

TOWN, CODE, DAY = "500112018", "500112018202", date(2023, 9, 10)
CHAIN = Journey("conventions-chain", "A convention from the text to the board", values=10, taps=30)
READ = Journey("conventions-read", "The town reads a draft with a doubt and answers", values=3, taps=5)
pytestmark = pytest.mark.django_db
BODY = "第一条 坚持党的领导。\n第二条 红白事简办。\n第三条 乱倒垃圾的罚款200元。"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)
    said = {"body": "assembly", "due": 300, "present": 200, "women_present": 90, "result": "regular"}
    with ledger.writing([CODE], now=clock.now()) as pen:
        pen.put(kind="assemblies.meeting_held", attributes=said, unit_code=CODE, occurred_on=DAY, recorded_by="x")


def logged_in(role: str, code: str) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username=role, role=role, unit_code=code))
    return client


@pytest.mark.usefixtures("place")
def test_a_text_goes_to_the_board_and_the_town_reads_it() -> None:
    walk = Walk(logged_in("village_clerk", CODE)).go("/today/").tap("记一件事").tap("章程和公约").tap("贴新文本")
    walk.fill(body=BODY).press("存下").press("送镇（街道）看")
    town = Walk(logged_in("town_officer", TOWN)).go("/today/").tap("公约草案送来看")
    doubt = f"d-fine-{BODY.index('罚款')}"
    town.tick(doubt, "change").fill(text="第三条去掉罚款。").press("回给")
    check(READ, town)
    walk.tap("记表决").tick("meeting_fact", str(ledger.facts_of(CODE, kinds=["assemblies.meeting_held"]).get().uid)).press("记下")
    walk.tap("去报备").press("记下").tap("去公布").press("记下")
    assert {one.kind for one in ledger.facts_of(CODE)} >= {"conventions.adopted", "conventions.filed", "conventions.posted"}
    check(CHAIN, walk)
