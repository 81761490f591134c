"""What recording a meeting costs: representatives' meeting at most 4 values and 18 taps, joint meeting 3 and 7."""

import uuid
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
REPRESENTATIVES = Journey("assemblies-representatives", "Representatives' meeting", values=4, taps=18)
CORRECTED = Journey("assemblies-corrected", "A meeting's minutes corrected", values=1, taps=4)
FOUND = Journey("assemblies-found", "Last year's minutes about 路灯 found", values=1, taps=4)
JOINT = Journey("assemblies-joint", "Joint meeting of the two committees", values=3, taps=7)


def seated(body: str, role: str, number: int, *, women: int) -> None:
    for at in range(1, number + 1):
        person = Person.objects.create(unit_code=CODE, name=f"{body}{at}", sex="f" if at <= women else "m")
        Seat.objects.create(unit_code=CODE, body=body, role=role, person=person, from_on=date(2021, 3, 1))


@pytest.fixture
def clerk() -> Client:
    Unit.objects.create(code="500112018", kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code="500112018")
    seated("representatives", "representative", 35, women=14)
    seated("committee", "member", 5, women=2)
    client = Client()
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return client


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("CUNJU_TODAY", day)


def recorded(body: str, *, day: str = "") -> dict[str, Any]:
    found = [
        one.attributes
        for one in ledger.facts_of(CODE, kinds=["assemblies.meeting_held"])
        if one.attributes["body"] == body and day in ("", one.occurred_on.isoformat())
    ]
    assert len(found) == 1
    return found[0]


def earlier(clerk: Client, day: str, **more: str) -> None:
    """A representatives' meeting of another quarter or year, recorded in one go."""
    sent = {"held_on": day, "notice_on": day, "place": "村便民服务中心", "all_passed": "on", "do": "save", "fact_id": str(uuid.uuid4()), **more}
    assert clerk.post(f"/assemblies/{CODE}/new/representatives/", sent).status_code == 302


def test_representatives_meeting(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planned, told and printed on the 14th, at the place of the last one; held and recorded on the 18th, three absent."""
    on(monkeypatch, "2023-09-14")
    earlier(clerk, "2023-06-20", more_items="商议水费", minutes="商议水费。")
    walk = Walk(clerk).go("/today/").tap("本季度村民代表会议")
    walk.fill(planned_on="2023-09-18", items="公路维修\n环境整治").press(
        "保存，下一步"
    )
    walk.tap("会议通知").sees("公路维修").press("已告知")
    walk.tap("签到表").sees("三分之二是27人").tap("返回")

    on(monkeypatch, "2023-09-18")
    walk.go("/today/").tap("本季度村民代表会议").tap("去记录")
    walk.press("勾没有到的人").tick("absent", count=3).press("记好，回到会议记录").sees("没有到的")
    walk.fill(minutes="逐项讨论并表决。").press("保存记录")
    walk.sees("应到40人，已到37人，达到三分之二（村民委员会组织法第26条）")
    found = recorded("representatives", day="2023-09-18")
    assert (found["due"], found["present"], found["notice_days"], found["result"]) == (40, 37, 4, "regular")
    check(REPRESENTATIVES, walk)


def test_joint_meeting(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held today, nobody planned it: one form from 记一件事."""
    on(monkeypatch, "2023-09-18")
    walk = Walk(clerk).go("/today/").tap("记一件事").tap("会议记录").tap("记两委联席会议")
    walk.fill(more_items="研究公路维修").tick("absent", count=1).fill(minutes="讨论并通过。").press(
        "保存记录"
    )
    found = recorded("joint")
    assert (found["due"], found["present"], found["items"], found["result"]) == (5, 4, 1, "unverified")
    check(JOINT, walk)


def test_a_meeting_is_corrected(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """From today: the register, the meeting, 更正, saved; the reason that is offered stands."""
    on(monkeypatch, "2023-09-18")
    earlier(clerk, "2023-09-18", more_items="商议水费", minutes="商议水费。")
    walk = Walk(clerk).go("/today/").tap("台账").tap("村民代表会议").tap("更正")
    walk.fill(minutes="商议水费，定为每吨三元。").press("保存更正").sees("已更正").sees("定为每吨三元")
    check(CORRECTED, walk)


def test_last_years_minutes_about_a_matter_are_found(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "2023-09-18")
    earlier(clerk, "2022-11-08", more_items="商议装路灯", minutes="三组、五组各装四盏路灯。")
    earlier(clerk, "2023-06-20", more_items="商议水费", minutes="商议水费。")
    walk = Walk(clerk).go("/today/").tap("台账").fill(q="路灯").press("看").tap("村民代表会议").tap("打开原记录")
    walk.sees("三组、五组各装四盏路灯").sees("2022年11月8日")
    check(FOUND, walk)
