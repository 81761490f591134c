"""What points cost: rules pasted and adopted, a month of thirty households entered, reviewed by another and posted, what was redeemed; a year."""

import re
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from cunju.kernel.days import period_zh
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Account, Installation, Unit
from tests.effort.report import Journey, check
from tests.effort.walking import Walk

TOWN, CODE = "500112018", "500112018202"
RULES = Journey("points-rules", "Fourteen items of points on the convention, adopted by a meeting; once in some years", values=3, taps=9)
YARD = Journey("points-courtyard", "A courtyard with its households", values=3, taps=3)
MONTH = Journey("points-month", "A month of thirty households entered, reviewed by another, posted", values=3, taps=7)
REDEEMED = Journey("points-redeemed", "What thirty households redeemed", values=2, taps=3)
YEAR = Journey("points-year", "A year of points: three courtyards, twelve months, two redemptions", values=30, taps=112)
PACT = "\n".join(f"第{number}条 {what}。" for number, what in (("一", "爱护道路"), ("二", "垃圾不落地"), ("三", "红白事简办")))
WHAT = ("清扫院坝", "捡拾垃圾", "分类投放", "养护道路", "清理水沟", "清走堆物", "简办婚事", "简办丧事", "看望老人", "照看孩子")
WHAT += ("调解纠纷", "巡查水渠", "修补路灯", "整理柴草")
ITEMS = "\n".join(f"{what} 加2分 第{'一二三'[at % 3]}条" for at, what in enumerate(WHAT))
pytestmark = pytest.mark.django_db


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> tuple[Client, Client]:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")
    Installation.objects.create(demonstration=True, today=date(2023, 9, 20), district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    Unit.objects.create(code=CODE, kind="village", name="玉峰山村村民委员会", parent_code=TOWN)
    kept = {"unit_code": CODE, "subject": "village_rules", "number": "2023-1", "body": PACT, "digest": "a" * 64, "made_on": date(2023, 1, 5)}
    apps.get_model("conventions", "Version").objects.create(by="clerk", **kept)
    with ledger.writing([CODE], now=clock.now()) as pen:
        told: dict[str, Any] = {"unit": CODE, "by": "clerk"}
        vote = Plain("conventions.adopted", {"subject": "village_rules", "lawful": True, "digest": "a" * 64})
        pen.record(vote, occurred_on=date(2023, 1, 5), **told)
        met = {"body": "representatives", "due": 40, "present": 36, "result": "regular"}
        pen.record(Plain("assemblies.meeting_held", met), occurred_on=date(2023, 3, 1), **told)
    found = []
    for name, role in (("clerk", "village_clerk"), ("member", "supervisory_member")):
        found.append(Client())
        found[-1].force_login(Account.objects.create(username=name, role=role, unit_code=CODE))
    return found[0], found[1]


def record(client: Client) -> Walk:
    return Walk(client).go("/today/").tap("记一件事")


def home(client: Client) -> Walk:
    return record(client).tap("积分和院落")


def adopted(client: Client) -> Walk:
    walk = home(client).tap("写积分办法").fill(text=ITEMS, budget="3000").press("存下草案")
    card = ledger.offers(CODE, kinds=["assemblies.meeting_held"])[0]
    return walk.tick("meeting_fact", str(card.root)).press("记表决通过").sees("成立")


def yard(client: Client, first: int) -> Walk:
    text = "\n".join(f"{number} 石桥边{number}户" for number in range(first, first + 10))
    return record(client).tap("院落设立").fill(name=f"院落{first}", who="党小组长", households=text).press("记下").sees("院落已记下")


def month(clerk: Client, member: Client, period: str) -> tuple[Walk, int, int]:
    text = "\n".join(f"{number}号 {WHAT[number % 14]}" for number in range(1, 31))
    walk = record(clerk).tap("积分公示")
    walk = walk.fill(text=text, period=period).press("记下").sees("已记下30条")
    said = period_zh(period)
    other = Walk(member).go("/today/").tap(f"{said}的积分等您复核").press("复核").sees("已复核")
    last = Walk(clerk).go("/today/").tap(f"{said}的积分已复核").press("公示").sees("已公示")
    for each in (other, last):
        walk.values, walk.taps, walk.steps = walk.values + each.values, walk.taps + each.taps, walk.steps + each.steps
    return walk, walk.values, walk.taps


def test_a_year(clients: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch) -> None:
    clerk, member = clients
    year = Walk(clerk)
    rules = adopted(clerk)
    check(RULES, rules)
    yards = [yard(clerk, first) for first in (1, 11, 21)]
    check(YARD, yards[0])
    first, _, _ = month(clerk, member, "2023-08")
    check(MONTH, first)
    goods = home(clerk).tap("写兑什么").fill(text="毛巾 2 5 90").press("记下").sees("已记下")
    monkeypatch.setenv("CUNJU_TODAY", "2023-10-20")
    Installation.objects.update(today=date(2023, 10, 20))
    text = "\n".join(f"{number}号 毛巾" for number in range(1, 31))
    redeemed = record(clerk).tap("积分兑现").fill(text=text).press("记下").sees("已记下兑现")
    check(REDEEMED, redeemed)
    for times, each in ((1, rules), (1, goods), (12, first), (2, redeemed), *((1, one) for one in yards)):
        year.values, year.taps = year.values + times * each.values, year.taps + times * each.taps
    year.steps = ["points-rules once, points-courtyard × 3, what points are redeemed for once, points-month × 12, points-redeemed × 2"]
    check(YEAR, year)
    kinds = [one.kind.partition(".")[2] for one in ledger.facts_of(CODE) if one.kind.startswith("points.")]
    assert sorted(kinds) == sorted(["rules_adopted", "rules_in_force", *["courtyard_formed"] * 3, "entries_posted", "redeemed"])
    assert re.fullmatch(r"\d{4}-\d\d", ledger.facts_of(CODE, kinds=["points.entries_posted"]).get().attributes["period"])
