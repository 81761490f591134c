"""这个问过了吗: a pasted head is answered line by line, with the page of the own unit; nothing is left out in silence."""

import pytest
from django.test import Client
from django.urls import reverse
from tests import cast

from cunju.desk.held import matching, views

pytestmark = pytest.mark.django_db


def page(who, q: str) -> str:
    client = Client()
    client.force_login(who)
    return client.post(reverse("desk:held"), {"q": q}).content.decode()


@pytest.fixture
def clerk():
    cast.units()
    cast.demonstration()
    return cast.clerk()


def test_the_heads_of_a_form_are_answered_with_the_own_pages(clerk):
    text = page(clerk, "序号\t全村户数\t村民代表人数（名）\n上月结余；困难群众名单\n院坝灯的颜色")
    assert "6项里，4项已经有了" in text
    assert f'href="/bodies/{cast.VILLAGE}/' in text
    assert "民政救助系统：" in text
    assert text.count("没有找到") == 2


@pytest.mark.parametrize("words", ["五社联动", "联名提议", "换届工作移交", "积分兑现", "组务公开"])
def test_what_a_room_records_is_found_by_its_name(clerk, words):
    assert "没有找到" not in page(clerk, words)


def test_a_town_reads_where_without_a_page_it_has_not(clerk):
    text = page(cast.town_officer(), "户数")
    assert "1项里，1项已经有了" in text
    assert f"/bodies/{cast.VILLAGE}/" not in text


def test_what_is_too_long_is_said(clerk):
    text = page(clerk, "\n".join(f"项{one}" for one in range(70)))
    assert "还有10项没有查" in text
    assert "后面的没有查" in page(clerk, "户数\n" * 1500)
    assert "没有读到要查的内容" in page(clerk, "，，")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("全村一共多少户人家", "households"), ("年满十八周岁的有多少人", "adults"), ("党员总数", "party"), ("村干部手机号", "phone"),
        ("上个月的账面结余", "money"), ("最近一次代表大会时间", "meetings"), ("公约修订情况", "convention"), ("身份证号码", "identity"),
        ("１２３４５工单办理结果", "hotline"), ("志愿服务时长", "volunteers"), ("填报人", "writer"), ("走访多少户", "visits"),
    ],
)  # fmt: skip
def test_other_names_for_the_same_are_known(text, key):
    assert key in {one.key for one in matching.found(text)}


def test_heads_are_split_where_people_split_them():
    assert views.heads("户数\t人数\n户数、  金额 ；\n\n") == ["户数", "人数", "金额"]
