"""At the window: what people say finds the item, what was written wrong is corrected under its number, a slip names where to go."""

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.fourlists import public, queries
from cunju.activities.fourlists.models import Entry, Version
from cunju.activities.fourlists.tests.acts import FORBIDDEN, GIVEN, certify, hung, last, page, post
from cunju.activities.fourlists.tests.conftest import CODE, TODAY
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
CRIME = FORBIDDEN + "无犯罪记录证明,派出所,\n"


@pytest.mark.parametrize(
    ("said", "title"),
    [("证明我和李四是父子关系", "亲属关系证明"), ("开个没有犯过罪的证明", "无犯罪记录证明"), ("养狗的证明", "居民养犬证明")],
)
def test_what_people_say_finds_the_item(clerk: Client, district: Client, said: str, title: str) -> None:
    hung(district, clerk, "no_certificates", CRIME)
    told = certify(clerk, said, do="look")
    assert f"{title}（不应出具）" in told and "没有找到" not in told


def test_looking_says_nothing_is_missing(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    told = certify(clerk, "居住证明", do="look", phone="abc")
    assert "还没有记下" not in told and "不是电话号码" not in told and "居住情况证明（可以出具）" in told
    assert "写的是“31日”" in certify(clerk, "居住证明", do="look", on="31日")


def test_what_was_forbidden_and_given_is_said_as_it_is(clerk: Client, district: Client, client: Client) -> None:
    hung(district, clerk, "no_certificates", FORBIDDEN)
    told = certify(clerk, "亲属关系证明", result="issued", pick="清单外")
    made = last("certificate")
    assert made.beyond and made.said["item"] == "1" and "在不应出具清单里，不该出具" in told and "不在现行的清单里" not in told
    own = [page(clerk, *one) for one in (("home", CODE), ("detail", made.pk), ("paper", CODE, "register"))]
    shown = [*own, client.get(f"/b/{CODE}/").content.decode()]
    assert all("在不应出具清单里" in one and "不在当天现行的清单里" not in one for one in shown)
    assert queries.figures(["fourlists.certificate_decided"], [CODE], on=TODAY)[0][1].endswith("出具的里有1件在不应出具清单里")
    (section,) = public.sections(Unit.objects.get(code=CODE), on=TODAY)
    assert (section.context["totals"].beyond, section.context["totals"].forbidden) == (0, 1)


def test_a_typing_error_is_corrected_under_its_number_and_judged_again(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    certify(clerk, "居主请矿证明", pick="清单外", who="三组一位居民")
    made = last("certificate")
    assert made.said["reason"] == "not_listed"
    asked = page(clerk, "edit", made.pk)
    assert "更正原因" in asked and "居主请矿证明" in asked and "三组一位居民" in asked
    seen = str(ledger.standing_id(made.fact))
    sent = {"text": "居住情况证明", "who": "三组一位居民", "pick": "清单外", "result": "auto", "seen": seen}
    assert "更正原因" in post(clerk, "edit", made.pk, **sent) and Entry.objects.get(pk=made.pk).text == "居主请矿证明"
    assert "已更正" in post(clerk, "edit", made.pk, reason="写错了字", **sent)
    made.refresh_from_db()
    assert (made.number, made.text, made.title, made.reason) == (1, "居住情况证明", "居住情况证明", "写错了字")
    assert made.said == {"item": "Z1", "result": "issued"} and not made.beyond
    assert ledger.current(made.fact).attributes["result"] == "issued"
    again = {**sent, "seen": str(ledger.standing_id(made.fact)), "on": "2022-12-30"}
    assert "更正不能换年份" in post(clerk, "edit", made.pk, reason="日期", **again)


def test_the_form_of_a_correction_begins_with_the_item_that_was_chosen(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    item = Version.objects.get().items.get(code="Z1")
    certify(clerk, "居住证明", pick=str(item.pk))
    form = clerk.get(reverse("fourlists:edit", args=[last("certificate").pk])).context["form"]
    assert form["pick"].value() == str(item.pk) and form["result"].value() == "auto"


def test_a_slip_of_where_to_go_names_the_place_and_a_telephone(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    assert "请写请他到哪里办" in certify(clerk, "收入证明", result="referred")
    assert "不是电话号码" in certify(clerk, "收入证明", result="referred", office="工作单位", phone="abc")
    assert not Entry.objects.filter(step="certificate").exists()
    certify(clerk, "收入证明", result="referred", office="工作单位", phone="023 67812345")
    assert last("certificate").office == "工作单位" and "67812345" in last("certificate").phone


def test_the_register_is_dated_by_the_day_it_is_printed(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    certify(clerk, "居住情况证明")
    told = page(clerk, "paper", CODE, "register")
    assert "2023年9月20日" in told and "2023年1月1日至2023年9月20日，共1件" in told and "12月31日" not in told
