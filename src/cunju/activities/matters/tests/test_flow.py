"""Matters through the pages: two values, ten of one walk, what may be the same, hand on and return, closed is not solved."""

import re
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import logged_in

from cunju.activities.matters.models import Entry
from cunju.activities.matters.tests import golden
from cunju.activities.matters.tests.conftest import CODE, OTHER, TODAY
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db
LAMP = "三组路口的路灯不亮"


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    return client.get(reverse(f"matters:{name}", args=args), query, follow=True).content.decode()


def post(client: Client, name: str, *args: Any, after: Any = None, **data: Any) -> str:
    query = f"?after={after}" if after else ""
    sent = {"fact_id": uuid.uuid4(), "on": TODAY.isoformat(), **data}
    answer = client.post(reverse(f"matters:{name}", args=args) + query, sent, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def received(client: Client, text: str = LAMP, size: str = "small", **more: Any) -> Entry:
    post(client, "new", CODE, text=text, size=size, channel=more.pop("channel", "window"), **more)
    return Entry.objects.get(step="received", text=text)


def last(step: str) -> Entry:
    return Entry.objects.filter(step=step).latest("on", "id")


def status(duty: str) -> list[str]:
    return [one.status for one in duties.standing(CODE, on=TODAY).windows if one.duty == duty]


def test_closed_is_not_solved(clerk: Client) -> None:
    matter = received(clerk)
    post(clerk, "closed", CODE, after=matter.pk, text="换了灯泡", answered="on")
    assert "办结，没有回访" in page(clerk, "home", CODE) and status(golden.CONFIRMED) == ["open"]
    assert "请选" in post(clerk, "confirmed", CODE, after=last("closed").pk, by="person") or not Entry.objects.filter(step="confirmed")
    post(clerk, "confirmed", CODE, after=last("closed").pk, solved="False", by="person", text="晚上还是不亮")
    assert "没有解决" in page(clerk, "home", CODE) and (status(golden.CONFIRMED), status(golden.REOPENED)) == (["met"], ["open"])
    post(clerk, "reopened", CODE, after=last("confirmed").pk, text="请电工")
    assert (status(golden.REOPENED), status(golden.AGAIN)) == (["met"], ["open"])
    post(clerk, "closed", CODE, after=last("reopened").pk, text="换了线", answered="on")
    end = Entry.objects.filter(step="closed", parent__step="reopened").get()
    post(clerk, "confirmed", CODE, after=end.pk, solved="True", by="witness")
    assert "已解决" in page(clerk, "home", CODE) and status(golden.CONFIRMED) == ["met", "met"]
    assert status(golden.AGAIN) == ["met"]


def test_a_big_matter_goes_to_the_town_and_comes_back(clerk: Client, town: Client) -> None:
    matter, hidden = received(clerk, "排水沟要修", "big", on="2023-12-01"), received(clerk, "张家的家事")
    post(clerk, "referred", CODE, after=matter.pk, on="2023-12-02", to="town", text="沟归街道管护")
    line = last("referred")
    told = page(town, "home", CODE)
    assert "排水沟要修" in told and hidden.text not in told
    assert hidden.text not in page(town, "detail", hidden.pk) and "没有文字" in page(town, "detail", hidden.pk)
    assert clerk.post(reverse("matters:receipt", args=[line.pk])).status_code == 404
    town.post(reverse("matters:receipt", args=[line.pk]))
    line.refresh_from_db()
    assert line.receipt_on == TODAY and "收到" in page(clerk, "detail", matter.pk)
    assert "请写" in post(town, "returned", CODE, after=line.pk, done="True")
    post(town, "returned", CODE, after=line.pk, done="True", text="清了淤")
    assert status(golden.TOWN) == ["met"]
    assert town.get(reverse("matters:closed", args=[CODE]), {"after": matter.pk}).status_code == 404
    assert town.get(reverse("matters:new", args=[CODE])).status_code == 404


def test_what_was_handed_elsewhere_is_no_business_of_the_town(clerk: Client, town: Client) -> None:
    matter = received(clerk)
    post(clerk, "referred", CODE, after=matter.pk, to="property")
    answer = town.post(f"{reverse('matters:returned', args=[CODE])}?after={last('referred').pk}", {"done": "True", "text": "办了"})
    assert answer.status_code == 404 or not Entry.objects.filter(step="returned").exists()
    post(clerk, "returned", CODE, after=last("referred").pk, done="False", text="物业说没有钱")
    assert status(golden.RETURNED) == ["met"]


def test_what_may_be_the_same_stands_beside_while_typing_and_before_it_is_kept(clerk: Client) -> None:
    first = received(clerk, LAMP, place="3组路口")
    url = reverse("matters:new", args=[CODE])
    beside = clerk.post(f"{url}?part=alike", {"text": "路灯不亮了，三组", "place": ""}).content.decode()
    assert LAMP in beside and str(first.pk) in beside and "<html" not in beside
    assert LAMP not in clerk.post(f"{url}?part=alike", {"text": "水渠塌了一段", "place": ""}).content.decode()
    told = post(clerk, "new", CODE, text="三组路灯不亮", size="small", channel="window")
    assert "还没有记下" in told and LAMP in told and Entry.objects.filter(step="received").count() == 1
    post(clerk, "new", CODE, text="三组路灯不亮", size="small", channel="window", alike=str(first.pk))
    assert Entry.objects.filter(step="received").count() == 2


def test_ten_of_one_walk(clerk: Client) -> None:
    words = {f"text{n}": f"第{n}户说的事" for n in range(1, 11)} | {f"size{n}": "small" for n in range(1, 11)}
    assert "一件都没有写" in post(clerk, "walk", CODE, channel="visit", **{f"size{n}": "small" for n in range(1, 11)})
    post(clerk, "walk", CODE, channel="visit", **{**words, "size3": "big"})
    made = Entry.objects.filter(step="received")
    assert made.count() == 10 and {one.said["channel"] for one in made} == {"visit"} and made.filter(said__size="big").count() == 1


def test_a_number_of_another_system_is_kept_and_nothing_else_asked(clerk: Client) -> None:
    matter = received(clerk, number="141-2023-0815")
    assert ledger.current(matter.fact).attributes == {"size": "small", "channel": "window", "major": False, "external": True}
    assert "141-2023-0815" in page(clerk, "detail", matter.pk)


def test_confidential_words_stand_in_no_list(clerk: Client, member: Client, town: Client) -> None:
    matter = received(clerk, "李家生病要照顾", "private", secret="on")
    post(clerk, "referred", CODE, after=matter.pk, to="town", text="请卫生院上门")
    for client in (clerk, member, town):
        assert matter.text not in page(client, "home", CODE) and matter.text not in page(client, "waiting", CODE)
        assert matter.text not in client.get("/today/").content.decode()
        assert matter.text not in client.get("/record/", {"q": "生病"}, follow=True).content.decode()
    assert matter.text not in page(member, "detail", matter.pk)
    assert matter.text in page(clerk, "detail", matter.pk) and matter.text in page(town, "detail", matter.pk)


def test_a_matter_is_corrected_in_its_own_form(clerk: Client) -> None:
    matter = received(clerk)
    said = {"size": "big", "channel": "phone", "place": "3组", "secret": "on", "number": "", "reason": "听错了", "seen": matter.fact}
    post(clerk, "edit", matter.pk, text="五组路灯不亮", **said)
    matter.refresh_from_db()
    assert (matter.text, matter.place, matter.secret, matter.said["size"]) == ("五组路灯不亮", "3组", True, "big")


def test_after_a_fortnight_the_line_says_that_nobody_asked(clerk: Client) -> None:
    matter = received(clerk, on="2023-12-01")
    post(clerk, "closed", CODE, after=matter.pk, on="2023-12-16", text="换了", answered="on")
    assert "已办结15天，还没有回访" in page(clerk, "home", CODE) and "已办结15天，还没有回访" in clerk.get("/today/").content.decode()


def test_a_unit_does_not_see_anothers(clerk: Client) -> None:
    assert clerk.get(reverse("matters:home", args=[OTHER])).status_code == 404


def test_a_list_asks_as_much_of_ten_as_of_forty(clerk: Client, django_assert_max_num_queries: Any) -> None:
    for n in range(40):
        Entry.objects.create(unit_code=CODE, step="received", on=date(2023, 5, 1), text=f"第{n}件", said={"size": "small"}, fact=uuid.uuid4(), by="x")
    with django_assert_max_num_queries(30):
        assert "共2页" in page(clerk, "home", CODE)


def test_a_witness_and_the_person_alone_say_it(member: Client, place: Any) -> None:
    writer = logged_in("village_clerk", CODE)
    received(writer)
    assert member.get(reverse("matters:new", args=[CODE])).status_code == 404
    assert LAMP in page(member, "home", CODE)


def test_the_town_reads_in_its_register_what_was_handed_to_it_alone(clerk: Client, town: Client, district: Client, member: Client) -> None:
    handed, kept = received(clerk, "排水沟要修", "big", on="2023-12-01"), received(clerk, "桥头的树要剪")
    secret = received(clerk, "李家生病要照顾", "private", secret="on")
    for one in (handed, secret):
        post(clerk, "referred", CODE, after=one.pk, on="2023-12-31", to="town", text="请街道看")
    post(clerk, "closed", CODE, after=kept.pk, text="桥头已经剪好", answered="on")
    reads = {handed.text: (clerk, member, town), kept.text: (clerk, member), "桥头已经剪好": (), secret.text: ()}
    pages = ("/register/", "/register/?format=csv", "/today/", f"/unit/{CODE}/", f"/fact/{handed.fact}/", f"/fact/{kept.fact}/")
    for client in (clerk, member, town, district):
        told = "".join(client.get(one, follow=True).content.decode() for one in pages)
        assert {text for text in reads if text in told} == {text for text, whose in reads.items() if client in whose}
    for client, found in ((clerk, True), (member, True), (town, False), (district, False)):
        assert (str(kept.fact) in client.get("/register/", {"q": "桥头"}).content.decode()) is found
    assert str(handed.fact) in town.get("/register/", {"q": "排水沟"}).content.decode()


def test_what_was_just_recorded_is_taken_back(clerk: Client) -> None:
    told = post(clerk, "new", CODE, text=LAMP, size="small", channel="window")
    back = re.search(r'action="(/[^"]*undo[^"]*)"', told)
    assert back
    clerk.post(back[1])
    assert Entry.objects.get(text=LAMP).state != "live" and "在办" not in page(clerk, "home", CODE)


def test_a_correction_folds_what_is_rarely_said(clerk: Client) -> None:
    told = page(clerk, "edit", received(clerk, number="141-2023-0815").pk)
    before, fold = told.split("<details", 1)
    assert 'name="reason"' in before and 'name="place"' in fold and 'name="place"' not in before and "141-2023-0815" in fold
