"""What a consultation session costs, from arranging to feedback: at most 9 values and 26 taps."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from cunju.ledger import interface as ledger
from cunju.org.models import Account, Person, Seat, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

pytestmark = pytest.mark.django_db
CODE = "500112018202"
SESSION = Journey("consultation-session", "Consultation session", values=9, taps=26)


@pytest.fixture
def clerk() -> Client:
    Unit.objects.create(code="500112018", kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code="500112018")
    for at in range(1, 13):
        body, role, group = ("committee", "member", None) if at <= 5 else ("representatives", "representative", at - 5)
        person = Person.objects.create(unit_code=CODE, name=f"人员{at:02d}", sex="f" if at % 3 == 0 else "m")
        Seat.objects.create(
            unit_code=CODE, body=body, role=role, group_no=group, person=person, from_on=date(2021, 3, 1)
        )
    client = Client()
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return client


def recorded() -> dict[str, Any]:
    found = [one.attributes for one in ledger.facts_of(CODE, kinds=["consultation.session_held"])]
    assert len(found) == 1
    return found[0]


def test_consultation_session(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arranged and told on the 14th; held on the 18th with five of the rolls and six others; told to all on the 20th."""
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-14")
    walk = Walk(clerk).go("/today/").tap("协商会议")
    walk.fill(title="院坝路灯安装", planned_on="2023-09-18").press("保存，下一步")
    walk.tap("协商通知").sees("院坝路灯安装").press("已通报")

    monkeypatch.setenv("CUNJU_TODAY", "2023-09-18")
    walk.go("/today/").tap("协商会议").tap("去记录")
    concerned = Person.objects.filter(name__gte="人员10").order_by("name").values_list("pk", flat=True)
    walk.tick("people", count=2).tick("touched", *(str(one) for one in concerned))
    walk.fill(others="6", others_touched="4", opinions="居民1：希望先装路口\n居民2：电费由集体出", consensus="先装四个路口。")
    walk.tick("all_adopted", "on").press("保存记录").sees("参加11人，其中利益相关7人")
    walk.tap("记录本").sees("重庆市城乡社区协商会议记录本").tap("返回")

    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    walk.go("/today/").tap("协商结果").tap("去登记").press("登记").sees("已登记")
    found = recorded()
    assert (found["present"], found["stakeholders"], found["unanswered"]) == (11, 7, 0)
    assert (found["outcome"], found["told_days"], found["topic"]) == ("agreed", 4, True)
    check(SESSION, walk)
