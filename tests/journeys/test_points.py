"""Through the pages: a convention, rules on its clauses, a month, the figures of measure 13; a new convention without the clause, and it ends."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.conventions.models import Version
from cunju.activities.points.models import Entry, Household, Month, Rules
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org.models import Account, Unit
from tests.offices import HOME, opened
from tests.offices import VILLAGE as CODE

pytestmark = pytest.mark.django_db
TODAY = date(2023, 12, 31)
PACT = "第一条 爱护道路。\n第二条 垃圾不落地。\n第三条 红白事简办。\n第四条 守约的记积分。"
WITHOUT = "第一条 爱护道路。\n第二条 红白事简办。\n第三条 守约的记积分。"
M13 = "yubei-2023.m13.incentives"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, HOME)[CODE]
    return found


def login(role: str) -> Client:
    found = Client()
    found.force_login(Account.objects.create(username=role, role=role, unit_code=CODE))
    return found


def post(client: Client, page: str, *of: Any, **data: Any) -> str:
    answer = client.post(reverse(page, args=of), {"fact_id": uuid.uuid4(), **data}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def convention(client: Client, text: str, day: str) -> None:
    post(client, "conventions:put", CODE, "village_rules", body=text)
    version = Version.objects.get(body=text)
    post(client, "conventions:adopt", version.pk, meeting_fact="paper", meeting_day=day, body="assembly")


def rules(client: Client, text: str, day: str) -> str:
    post(client, "points:draft", CODE, text=text, budget="1000", days="7", yearly="on")
    one = Rules.objects.get(entry=None)
    ties = {f"c-{item.pk}": item.clause for item in one.items.all()}
    return post(client, "points:rules", one.pk, meeting_fact="paper", meeting_day=day, body="representatives", **ties)


def evidence() -> int:
    return next(one.count for one in duties.standing(CODE, on=TODAY).windows if one.duty == M13)


def test_from_the_convention_to_the_figures_and_the_clause_gone(place: Unit) -> None:
    clerk, member = login("village_clerk"), login("supervisory_member")
    convention(clerk, PACT, "2023-01-10")
    assert evidence() == 0
    said = rules(clerk, "清扫院坝 加2分 第二条\n简办红白事 加5分 第三条\n去镇里告状 扣10分 第二条", "2023-02-01")
    assert "办法成立" in said and evidence() == 2
    assert "村民委员会组织法第27条" in clerk.get(reverse("points:rules", args=[Rules.objects.get().pk])).content.decode()
    post(clerk, "points:formed", CODE, name="桂花院", who="党小组长", households="1 石桥边\n2 水井边", on="2023-02-03")
    wrong = post(clerk, "points:new", CODE, text="1号 清扫院坝\n3号 清扫院坝", period="2023-11")
    assert "第2行：没有看出是哪一户" in wrong and "3号 清扫院坝" in wrong and not Month.objects.exists()
    post(clerk, "points:new", CODE, text="1号 清扫院坝\n2号 简办红白事", period="2023-11")
    month = Month.objects.get()
    assert "不能自己复核" in post(clerk, "points:review", month.pk)
    post(member, "points:review", month.pk)
    post(clerk, "points:post", month.pk, on="2023-12-31", days="7")
    posting = Entry.objects.get(step="posted")
    post(member, "points:objected", posting.pk, household=str(Household.objects.get(number=1).pk), text="多记了", on="2023-12-31")
    assert "答复异议" in clerk.get("/today/").content.decode() or "积分异议" in clerk.get("/today/").content.decode()
    one = Entry.objects.get(step="objected")
    told = {"fact_id": uuid.uuid4(), "changed": "no", "text": "查过", "on": "2023-12-31"}
    clerk.post(f"{reverse('points:answered', args=[CODE])}?after={one.pk}", told)
    assert ledger.facts_of(CODE, kinds=["points.objection_answered"]).get().attributes == {"changed": False}
    assert evidence() == 4
    convention(clerk, WITHOUT, "2023-12-20")
    states = [(one.occurred_on.isoformat(), one.attributes["sound"]) for one in ledger.facts_of(CODE, kinds=["points.rules_in_force"])]
    assert states == [("2023-12-20", False), ("2023-02-01", True)]
    home = clerk.get(reverse("points:home", args=[CODE])).content.decode()
    assert "不成立" in home and "清扫院坝" in home
    assert "不成立" in post(clerk, "points:redeemed", CODE, text="1号 毛巾", on="2023-12-31")


def test_undo_of_a_convention_is_still_offered_where_rules_follow_it(place: Unit) -> None:
    clerk = login("village_clerk")
    convention(clerk, PACT, "2023-01-10")
    rules(clerk, "清扫院坝 加2分 第二条", "2023-02-01")
    post(clerk, "conventions:put", CODE, "village_rules", body=WITHOUT)
    version = Version.objects.get(body=WITHOUT)
    said = post(clerk, "conventions:adopt", version.pk, meeting_fact="paper", meeting_day="2023-12-20", body="assembly")
    assert "撤销" in said and ledger.facts_of(CODE, kinds=["points.rules_in_force"]).count() == 2
