"""What the four lists cost: a certificate at the window, given and refused; a task from above, entered once; a list hung; a roster."""

from datetime import date

import pytest
from django.test import Client

from cunju.activities.fourlists import actions, rules
from cunju.activities.fourlists.actions.listing import Text
from cunju.activities.fourlists.models import Task
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

DISTRICT, TOWN, CODE, OTHER = "500112", "500112018", "500112018202", "500112018203"
GIVEN = Journey("fourlists-certificate", "A certificate asked for at the window and given", values=2, taps=3)
REFUSED = Journey("fourlists-refused", "A certificate that may not be given, with its slip", values=2, taps=4)
TASK = Journey("fourlists-task", "A task from above, entered once for all units of a town", values=6, taps=4)
DECIDED = Journey("fourlists-decided", "A task admitted by the district", values=1, taps=5)
HUNG = Journey("fourlists-hung", "Two lists hung, one after the other", values=0, taps=5)
ROSTER = Journey("fourlists-roster", "The window's roster", values=2, taps=3)
CHECKED = Journey("fourlists-checked", "A check of one's own by the lists", values=3, taps=3)
YEAR = Journey("fourlists-year", "A village's year: five lists hung, four certificates, two rosters, a training, two checks", values=24, taps=40)
pytestmark = pytest.mark.django_db


def logged_in(role: str, code: str) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username=f"{role}{code}", role=role, unit_code=code))
    return client


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code=DISTRICT)
    area = Unit.objects.create(code=DISTRICT, kind="county", name="渝北区")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code=DISTRICT)
    for code, name in ((CODE, "玉峰山村村民委员会"), (OTHER, "荣华村村民委员会")):
        Unit.objects.create(code=code, kind="village", name=name, parent_code=TOWN)
    for key, rows in (("certificates", [rules.Row("居住情况证明", "1")]), ("no_certificates", [rules.Row("亲属关系证明", "1", "派出所", "12345")])):
        text = Text(key, "village", "2023年版", date(2023, 9, 20))
        actions.approve(actions.load(area, text, rows, by="x", now=clock.now()), by="x", now=clock.now())
    return logged_in("village_clerk", CODE)


def record(client: Client) -> Walk:
    return Walk(client).go("/today/").tap("记一件事")


def home(client: Client) -> Walk:
    return record(client).tap("证明和值班")


def test_the_window(clerk: Client) -> None:
    hung = home(clerk).tap("记公示").press("已经公示")
    each = hung.taps
    check(HUNG, hung.press("已经公示"))
    each = hung.taps - each
    given = record(clerk).tap("证明办理").fill(text="居住情况证明", who="三组一位居民").press("记下")
    check(GIVEN, given)
    refused = record(clerk).tap("证明办理").fill(text="亲属关系证明", who="五组一位居民").press("记下").tap("不予出具证明告知单")
    check(REFUSED, refused)
    roster = record(clerk).tap("值班安排").fill(workers="2", text="周一至周五 综合窗口 便民服务专干").press("记下")
    check(ROSTER, roster)
    checked = record(clerk).tap("照单履责检查").fill(looked="4", text="看了证明登记簿").press("记下")
    check(CHECKED, checked)
    year = Walk(clerk)
    for walk, often in ((hung, 1), (given, 3), (refused, 1), (roster, 3), (checked, 2)):  # a training costs what a roster does
        year.values += walk.values * often
        year.taps += walk.taps * often
        year.steps.append(f"{often} × {walk.values} values, {often} × {walk.taps} taps")
    year.taps += 3 * each
    year.steps.append(f"3 × 0 values, 3 × {each} taps")  # the three other lists, from the page of the one before
    check(YEAR, year)
    results = [one.attributes["result"] for one in ledger.facts_of(CODE, kinds=["fourlists.certificate_decided"])]
    assert sorted(results) == ["issued", "refused"]


def test_a_task_from_above(clerk: Client) -> None:
    walk = Walk(logged_in("town_officer", TOWN)).go("/today/").tap("记一件事").tap("证明和值班").tap("提出清单外事项")
    walk.fill(title="返乡人员信息表", department="区某部门", basis_text="某文1号", fields_asked="12", ends_on="2023-12-31", period="month")
    walk.press("提交区里")
    check(TASK, walk)
    assert Task.objects.get().units == [CODE, OTHER]
    walk = Walk(logged_in("district_officer", DISTRICT)).go("/today/").tap("等区里定准入").tap("返乡人员信息表").tap("定准入")
    walk.tick("result", "admitted").press("就这样定")
    assert [one.kind for one in ledger.facts_of(TOWN)] == ["fourlists.task_entered"]
    check(DECIDED, walk)
