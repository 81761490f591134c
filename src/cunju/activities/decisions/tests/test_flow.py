"""A road repair of 玉峰山村 through six steps over HTTP: numbers taken over, money pointed at, sheets, duty, voiding."""

import uuid
from datetime import date

import pytest
from django.test import Client
from tests import cast

from cunju.activities.decisions import actions
from cunju.activities.decisions.models import Matter
from cunju.duties import reading
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
CODE = cast.VILLAGE


@pytest.fixture
def clerk():
    cast.units()
    cast.demonstration()
    client = Client()
    client.force_login(cast.everybody()["clerk"])
    return client


def send(client, path, **data):
    return client.post(path, data | {"fact_id": str(identity.new_id())})


def propose(client, *, query="", **more):
    data = {"title": "村内公路维修", "matter_class": "works", "origin": "people", "amount": "86000", "day": "2023-04-03"}
    answer = send(client, f"/decisions/{CODE}/new/{query}", **(data | {"due": "5", "present": "5"} | more))
    assert answer.status_code == 302
    return Matter.objects.latest("pk")


def meeting(**more):
    with ledger.writing([CODE], now=clock.now()) as pen:
        attributes = {"body": "representatives", "due": 40, "present": 30, "result": "regular", "decided": 1}
        fact = pen.put(
            kind="assemblies.meeting_held", attributes=attributes | more, unit_code=CODE,
            occurred_on=date(2023, 4, 21), recorded_by="x",
        )  # fmt: skip
    return fact.uid


def paper(day, **more):
    return {"record_fact": "paper", "record_day": day} | more


def window():
    found = [one for one in reading.standing(CODE, on=cast.TODAY).windows if one.duty == "yubei-2023.m04.resolution"]
    assert len(found) == 1
    return found[0]


def test_six_steps_close_the_duty_and_an_early_payment_is_pointed_at(clerk):
    matter = propose(clerk)
    assert window().status == "open"
    step = f"/decisions/matter/{matter.pk}/step/"
    assert send(clerk, f"{step}2/", **paper("2023-04-07", due="9", present="8")).status_code == 302
    assert send(clerk, f"{step}3/", **paper("2023-04-14", due="41", present="31")).status_code == 302
    assert send(clerk, f"{step}4/", record_fact=str(meeting())).status_code == 302
    assert send(clerk, f"/decisions/matter/{matter.pk}/spend/", what="payment", day="2023-04-25").status_code == 302
    assert send(clerk, f"{step}5/", **paper("2023-04-28", days_shown="10")).status_code == 302
    assert send(clerk, f"{step}6/", day="2023-05-02", days_shown="12", stage="no").status_code == 302
    assert window().status == "open"
    assert send(clerk, f"{step}6/", day="2023-07-05", days_shown="12", stage="yes").status_code == 302
    assert window().status == "met"
    assert window().met_on == date(2023, 7, 5)

    page = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
    assert "应到40人，实到30人，没有记票数" in page
    assert "首次付款（2023年4月25日）早于决议公开（2023年4月28日）" in page
    spent = ledger.facts_of(CODE, kinds=["decisions.spent"]).get()
    assert [one["code"] for one in spent.findings] == ["payment_before_posting"]
    for number in range(1, 7):
        sheet = clerk.get(f"/decisions/matter/{matter.pk}/print/s{number}/").content.decode()
        assert "村内公路维修" in sheet
        assert ("乡镇参会人员签字（含职务）" in sheet) is (number in (3, 4))
        assert ("监督意见" in sheet) is (number > 4)


@pytest.mark.parametrize(("day", "status"), [("2023-03-27", "not_assessable"), ("2023-03-28", "open")])
def test_a_matter_from_before_the_notice_is_not_weighed_by_it(clerk, day, status):
    propose(clerk, day=day)
    assert window().status == status


def test_a_step_voided_opens_the_matter_again(clerk):
    test_six_steps_close_the_duty_and_an_early_payment_is_pointed_at(clerk)
    matter = Matter.objects.get()
    third = matter.steps.get(number=3)
    assert clerk.post(f"/decisions/step/{third.pk}/void/", {"reason": "日期写错"}).status_code == 302
    assert window().status == "open"
    send(clerk, f"/decisions/matter/{matter.pk}/step/3/", **paper("2023-04-15", due="41", present="31"))
    assert window().status == "met"
    assert "日期写错" in clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
    assert clerk.post(f"/decisions/matter/{matter.pk}/void/", {"reason": "重复"}).status_code == 302
    assert not [one for one in reading.standing(CODE, on=cast.TODAY).windows if one.duty == "yubei-2023.m04.resolution"]


def test_an_item_decided_without_a_matter_is_offered_as_step_four(clerk):
    root = meeting(matter_classes=["works"])
    page = clerk.get(f"/decisions/{CODE}/").content.decode()
    assert f"?meeting={root}&amp;class=works" in page
    matter = propose(clerk, meeting=str(root))
    assert [(one.number, one.due) for one in matter.steps.all()] == [(1, 5), (4, 40)]
    assert f"?meeting={root}&amp;class=works" not in clerk.get(f"/decisions/{CODE}/").content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (paper("2023-04-07", due="8", present="9"), "实到9人，多于应到8人"),
        (paper("2023-12-01", due="9", present="8"), "日期还没有到"),
        (paper("2023-04-07", due="9", present="5", votes_for="6"), "赞成票6票，多于实到5人"),
    ],
)
def test_the_impossible_is_refused_and_the_form_comes_back_filled(clerk, data, words):
    matter = propose(clerk)
    answer = send(clerk, f"/decisions/matter/{matter.pk}/step/2/", **data)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert f'value="{data["due"]}"' in answer.content.decode()
    assert matter.steps.count() == 1


def test_a_form_sent_twice_records_once(clerk):
    matter = propose(clerk)
    data = paper("2023-04-07", due="9", present="8") | {"fact_id": str(uuid.UUID(int=5))}
    for _ in range(2):
        assert clerk.post(f"/decisions/matter/{matter.pk}/step/2/", data).status_code == 302
    assert matter.steps.count() == 2


def test_the_list_asks_the_same_whatever_its_length(clerk, django_assert_max_num_queries):
    unit = Unit.objects.get(code=CODE)
    for at in range(12):
        opening = actions.Opening(f"事项{at}", "works", "people", date(2023, 4, 3))
        actions.open_matter(unit, opening, by="x", now=clock.now())
    clerk.get(f"/decisions/{CODE}/")
    with django_assert_max_num_queries(20):
        page = clerk.get(f"/decisions/{CODE}/")
    assert page.content.decode().count("党组织提议") == 0
    assert page.content.decode().count("还有5步") == 12


@pytest.mark.parametrize(("today", "there"), [("2025-06-02", False), ("2026-06-02", True)])
def test_classes_of_2026_are_offered_and_taken_by_the_law_of_the_proposals_day(clerk, monkeypatch, today, there):
    monkeypatch.setenv("CUNJU_TODAY", today)
    page = clerk.get(f"/decisions/{CODE}/new/").content.decode()
    assert ("重点帮扶的人员和方案" in page, "涉及全体居民利益" in page) == (there, False)
    if not there:
        return
    early = send(clerk, f"/decisions/{CODE}/new/", title="帮扶", matter_class="help", origin="cadres", day="2025-12-31")
    assert "2025年12月31日的法律没有单列“重点帮扶的人员和方案”" in early.content.decode()
    assert Matter.objects.count() == 0
    assert propose(clerk, matter_class="help", day="2026-01-01").class_words == "重点帮扶的人员和方案"


def test_a_matter_of_the_collective_says_who_decides_by_what_the_roll_says(clerk, monkeypatch):
    monkeypatch.setenv("CUNJU_TODAY", "2026-06-02")
    matter = propose(clerk, matter_class="compensation", day="2026-05-02")
    numbers = {"body": "assembly", "due": "1000", "present": "300", "votes_for": "100"}
    assert send(clerk, f"/decisions/matter/{matter.pk}/step/4/", **paper("2026-05-20", **numbers)).status_code == 302
    for said, words in (("", "有没有集体经济组织没有登记，不作推断"), ("no", "参照它的成员大会办"), ("yes", "村民会议的决议不能代替")):
        roll = {"on": "2026-05-01", "adults": "1000", "collective_org": said}
        assert send(clerk, f"/bodies/{CODE}/roll/", **roll).status_code == 302
        page = clerk.get(f"/decisions/matter/{matter.pk}/").content.decode()
        assert words in page
        assert not [one for one in ("不足", "没有形成决定", "差201人") if one in page]
