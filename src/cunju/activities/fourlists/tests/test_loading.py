"""Lists from a file: whose numbers never come in, what rows are no items, what two lists may not say at once."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.fourlists.models import Item, Version
from cunju.activities.fourlists.rules import read
from cunju.activities.fourlists.tests.acts import FORBIDDEN, GIVEN, hung, load, page, post
from cunju.activities.fourlists.tests.conftest import CODE, TODAY

pytestmark = pytest.mark.django_db
ID = "500112199001011234"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"事项,依据\n居住情况证明,\n张三{ID}居住证明,\n", "第3行：“事项”里“500112************”是身份证号；清单要上墙公开"),
        ("事项,备注\n居住情况证明,找13812345678\n", "第2行：“备注”里“138****5678”是手机号"),
        ("事项,到哪里办,电话\n居住情况证明,,13812345678\n", "第2行：“电话”里“138****5678”是手机号；是单位的，写明“到哪里办”"),
        (f"事项,到哪里办,电话\n居住情况证明,派出所,{ID}\n", "第2行：“电话”里"),
        ("事项,到哪里办,电话\n居住情况证明,派出所,abc\n", "第2行：“电话”里“abc”不是电话号码"),
    ],
)
def test_the_number_of_a_person_is_refused_by_its_row(district: Client, text: str, said: str) -> None:
    told = load(district, "certificates", text)
    assert said in told and not Version.objects.exists() and ID not in told


def test_the_mobile_of_an_office_comes_in(district: Client) -> None:
    load(district, "certificates", "事项,到哪里办,电话\n居住情况证明,便民服务点,13812345678\n")
    assert Item.objects.get().open().phone == "13812345678"


def test_what_was_loaded_before_is_masked_on_board_and_wall(district: Client, clerk: Client, client: Client) -> None:
    version = hung(district, clerk, "certificates", GIVEN)
    Item.objects.filter(code="Z1").update(title=f"张三{ID}居住证明", phone="13812345678")
    shown = [client.get(f"/b/{CODE}/").content.decode(), *(page(clerk, *one) for one in (("wall", version.pk, "a4"), ("version", version.pk)))]
    assert all(ID not in one and "13812345678" not in one and "500112************居住证明" in one for one in shown)


def test_sums_and_headings_are_left_out_and_said(district: Client) -> None:
    told = load(district, "certificates", "编号,事项\n一、户籍类,\n1,居住情况证明\n小计,1\n,合计\n合计：1项,\n")
    assert [one.title for one in Item.objects.all()] == ["居住情况证明"]
    assert "第2行：“一、户籍类”是小标题，没有装入" in told and all(f"第{one}行" in told for one in (4, 5, 6)) and "是合计，没有装入" in told


def test_a_numbered_heading_among_items_is_left_out_but_numbered_items_are_items() -> None:
    mixed = read([(1, ["事项"]), (2, ["一、户籍类"]), (3, ["居住情况证明"]), (4, ["二、其他"]), (5, ["场地证明"])])
    assert [one.title for one in mixed.rows] == ["居住情况证明", "场地证明"] and [one.line for one in mixed.left] == [2, 4]
    own = read([(1, ["事项"]), (2, ["一、居住情况证明"]), (3, ["二、场地证明"])])
    assert len(own.rows) == 2 and not own.left


@pytest.mark.parametrize("head", ["事项名称", "证明事项", "事项 名称", "证明名称"])
def test_the_column_of_names_goes_by_other_heads(head: str) -> None:
    (row,) = read([(1, ["序号", head, "联系电话"]), (2, ["7", "居住情况证明", "12345"])]).rows
    assert (row.code, row.title, row.phone) == ("7", "居住情况证明", "12345")


def test_a_row_without_a_number_takes_none_that_stands_below() -> None:
    found = read([(1, ["事项", "编号"]), (2, ["甲", "1"]), (3, ["乙", "2"]), (4, ["丙", ""]), (5, ["丁", "3"])])
    assert not found.wrong and [one.code for one in found.rows] == ["1", "2", "4", "3"]


def test_two_lists_in_force_may_not_say_the_opposite(district: Client, clerk: Client) -> None:
    load(district, "certificates", "事项\n亲属关系证明\n")
    early = Version.objects.get()
    hung(district, clerk, "no_certificates", FORBIDDEN)
    told = post(district, "approve", early.pk)
    early.refresh_from_db()
    assert "“亲属关系证明”在依法出具证明事项清单里" in told and "不应出具证明事项清单" in told and early.reviewed_on is None
    told = load(district, "certificates", "事项\n居住情况证明\n亲属关系的证明\n亲属关系证明书\n", number="第二版")
    assert "第4行：“亲属关系证明书”写进依法出具证明事项清单，“亲属关系证明”却在现行的不应出具证明事项清单里" in told
    assert not Version.objects.filter(number="第二版").exists()


def test_who_hung_one_list_is_on_the_page_of_the_next(district: Client, clerk: Client) -> None:
    for key, text in (("certificates", GIVEN), ("no_certificates", FORBIDDEN)):
        load(district, key, text)
        post(district, "approve", Version.objects.get(list=key).pk)
    first, second = Version.objects.get(list="certificates"), Version.objects.get(list="no_certificates")
    sent = {"fact_id": uuid.uuid4(), "on": TODAY.isoformat()}
    assert clerk.post(reverse("fourlists:post", args=[CODE, first.pk]), sent).url == reverse("fourlists:post", args=[CODE, second.pk])
    sent["fact_id"] = uuid.uuid4()
    assert clerk.post(reverse("fourlists:post", args=[CODE, second.pk]), sent).url == f"/fourlists/{CODE}/"
