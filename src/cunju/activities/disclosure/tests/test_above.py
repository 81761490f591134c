"""Objections go to the town or to the county (CQ 31, 35) through the pages; each answers its own, and finds it on its desk."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.effort.walking import Walk

from cunju.activities.disclosure.models import Doubt
from cunju.activities.disclosure.tests.conftest import CODE
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db
DOUBTS = f"/disclosure/{CODE}/doubts/"


def status(duty: str, day: date) -> list[str]:
    return [one.status for one in duties.standing(CODE, on=day).windows if one.duty == duty]


def raised(clerk: Client, **more: str) -> Walk:
    walk = Walk(clerk).go(DOUBTS)
    for name, value in more.items():
        walk.tick(name, value)
    return walk.fill(text="维修费用途不清").press("记下")


def test_a_resident_goes_to_the_county(clerk, officer, district, on):
    on("2023-09-11")
    walk = raised(clerk).tap("维修费用途不清").tick("to", "county").press("记下已反映").sees("等区县答复")
    duty = "chongqing-2013.art31.county"
    assert status(duty, date(2023, 9, 21)) == ["due_soon"]
    # It is the county's: the town has no button for it, the county finds it on its own desk.
    on("2023-09-15")
    doubt = Doubt.objects.get()
    page = reverse("disclosure:doubt", args=[doubt.pk])
    assert "区县答复</button>" not in officer.get(page).content.decode()
    assert officer.post(page, {"do": "above", "text": "已核实", "on": "2023-09-15"}).status_code == 404
    assert "向区县反映的公开异议" not in officer.get("/today/").content.decode()
    today = Walk(district).go("/today/").tap("向区县反映的公开异议").tap("维修费用途不清")
    today.fill(text="已核实，用途清楚").press("区县答复").sees("区县已答复")
    assert status(duty, date(2023, 9, 30)) == ["met"]
    assert "向区县反映的公开异议" not in district.get("/today/").content.decode()
    said = ledger.facts_of(CODE, kinds=["disclosure.doubt_referred", "disclosure.referral_answered"])
    assert {one.attributes["to"] for one in said} == {"county"}
    assert walk.go(page).sees("区县答复")


def test_only_the_countys_reader_reads(clerk, district, on):
    from cunju.activities.disclosure.tests.conftest import logged

    on("2023-09-11")
    raised(clerk).tap("维修费用途不清").tick("to", "county").press("记下已反映")
    page = reverse("disclosure:doubt", args=[Doubt.objects.get().pk])
    reader = logged("district_reader", "500112")
    assert reader.get(page).status_code == 200
    assert reader.post(page, {"do": "above", "text": "已核实", "on": "2023-09-11"}).status_code == 404


@pytest.mark.parametrize("to", ["town", "county"])
def test_the_committees_application_is_settled_in_writing_only(member, officer, district, on, to):
    """CQ 35: 书面答复; what was said by word of mouth is kept and can be put in writing."""
    on("2023-09-11")
    raised(member, about="supervisory", to=to)
    duty = f"chongqing-2013.art35.{to}"
    assert status(duty, date(2023, 9, 11)) == ["due_soon"]
    page = reverse("disclosure:doubt", args=[Doubt.objects.get().pk])
    above = officer if to == "town" else district
    on("2023-09-14")
    word = "镇（街道）" if to == "town" else "区县"
    assert above.post(page, {"do": "above", "text": "口头说过了", "on": "2023-09-14"}).status_code == 302
    assert status(duty, date(2023, 9, 14)) == ["due_soon"]
    shown = above.get(page).content.decode()
    assert "还要补书面的" in shown and "口头说过了" in shown
    Walk(above).go(page).press(f"{word}答复").sees(f"{word}已答复")
    assert status(duty, date(2023, 9, 14)) == ["met"]
    assert above.post(page, {"do": "above", "text": "再答", "on": "2023-09-14"}).status_code == 404


def test_a_question_about_a_breach_is_not_recorded_here(clerk, on):
    on("2023-09-11")
    page = clerk.get(DOUBTS).content.decode()
    assert "对违反规定的询问" not in page
    data = {"about": "inquiry", "text": "为什么没有开会", "on": "2023-09-11", "fact_id": "0190a3c2-0000-4000-8000-000000000007"}
    assert clerk.post(DOUBTS, data).status_code == 200
    assert not Doubt.objects.exists()


def test_what_was_referred_in_december_is_on_the_countys_desk_in_january(clerk, district, on):
    on("2023-12-27")
    raised(clerk).tap("维修费用途不清").tick("to", "county").press("记下已反映")
    on("2024-01-03")
    assert "向区县反映的公开异议" in district.get("/today/").content.decode()
