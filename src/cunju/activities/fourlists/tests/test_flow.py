"""The room through its pages: lists loaded, approved, hung, replaced; certificates by them; tasks from above; checks and rosters."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.fourlists import actions, queries
from cunju.activities.fourlists.models import Entry, Task, Version
from cunju.activities.fourlists.tests import golden
from cunju.activities.fourlists.tests.acts import (
    FORBIDDEN,
    GIVEN,
    certify,
    hung,
    last,
    load,
    page,
    post,
    status,
)
from cunju.activities.fourlists.tests.conftest import CODE, DISTRICT, OTHER, TODAY, TOWN
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db


def test_a_list_is_loaded_approved_hung_in_force_and_replaced(clerk: Client, district: Client) -> None:
    told = load(district, "certificates", GIVEN)
    version = Version.objects.get()
    assert "等审核" in told and "居住情况证明" in told and version.items.count() == 2
    assert clerk.get(reverse("fourlists:version", args=[version.pk])).status_code == 404
    assert "已审核通过" in post(district, "approve", version.pk)
    assert "还没有公示" in page(clerk, "home", CODE) and status(golden.IN_FORCE) == ["reference"]
    assert "已记下公示" in post(clerk, "post", CODE, version.pk)
    assert "现行并已公示" in page(clerk, "home", CODE)
    assert [one.kind for one in ledger.facts_of(CODE)] == ["fourlists.list_in_force", "fourlists.list_posted"]
    load(district, "certificates", GIVEN, number="2023年修订")
    second = Version.objects.get(number="2023年修订")
    post(district, "approve", second.pk)
    assert "新版还没有公示" in page(clerk, "home", CODE) and "已被替代" in page(district, "version", version.pk)
    assert queries.in_force(CODE, on=TODAY)["certificates"] == version
    assert "已经被新的一版替代" in post(clerk, "post", CODE, version.pk) or Entry.objects.filter(step="posted").count() == 1
    post(clerk, "post", CODE, second.pk)
    assert queries.in_force(CODE, on=TODAY)["certificates"] == second


def test_four_lists_hung_are_the_state_and_nobody_is_late(clerk: Client, district: Client) -> None:
    for at, key in enumerate(("self_governance", "assistance", "negative", "certificates")):
        assert status(golden.IN_FORCE) == ["reference"] if at == 0 else True
        hung(district, clerk, key, GIVEN)
    assert status(golden.IN_FORCE) == ["met"] and status(golden.IN_FORCE, OTHER) == ["reference"]
    load(district, "negative", GIVEN, number="新")
    post(district, "approve", Version.objects.get(number="新").pk)
    assert status(golden.IN_FORCE) == ["reference"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("编号,内容\n1,甲\n", "没有“事项”这一列"),
        ("事项,编号\n甲,1\n乙,1\n", "第3行：编号“1”和第2行一样"),
        ("事项,编号\n甲,1\n,2\n", "第3行：“事项”没有填"),
        ("事项\n甲\n甲\n", "第3行：“甲”和第2行一样"),
        ("事项\n" + "长" * 101 + "\n", "第2行：“事项”超过100个字"),
        ("事项\n", "一项都没有"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_kept(district: Client, text: str, said: str) -> None:
    told = load(district, "certificates", text)
    assert said in told and not Version.objects.exists() and "2023年版" in told


def test_a_list_may_not_bear_the_same_number_twice_and_one_not_approved_is_dropped(district: Client) -> None:
    load(district, "certificates", GIVEN)
    assert "已经有这个版本号" in load(district, "certificates", GIVEN)
    assert "已删去" in post(district, "drop", Version.objects.get().pk) and not Version.objects.exists()
    load(district, "certificates", GIVEN, from_on="2023-10-01")
    assert "起用的日期还没有到" in post(district, "approve", Version.objects.get().pk)


@pytest.mark.parametrize("key", list(queries.DEFINITIONS))
def test_each_definition_of_the_field_is_data(clerk: Client, district: Client, key: str) -> None:
    post(district, "definition", DISTRICT, definition=key)
    known = queries.definition(CODE)
    assert known.key == key and len(known.lists) >= 4
    for one in known.lists:
        assert one.title in page(district, "load", DISTRICT) and one.title in page(clerk, "home", CODE)
        hung(district, clerk, one.list, FORBIDDEN if one.use == "refuse" else GIVEN)
    assert status(golden.IN_FORCE) == ["met"]
    told = certify(clerk, "居住情况证明")
    assert "已出具" in told and last("certificate").beyond is False
    certify(clerk, "亲属关系证明", pick="" if "no_certificates" in {one.list for one in known.lists} else "清单外")
    assert last("certificate").said["result"] == "refused"


def test_a_certificate_is_given_by_an_item_in_force(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    told = certify(clerk, "开居住情况证明", who="三组一位居民")
    made = last("certificate")
    assert "第1号：已出具" in told and made.said == {"item": "Z1", "result": "issued"} and made.title == "居住情况证明"
    assert not ledger.current(made.fact).findings and made.applicant == "三组一位居民"


def test_a_refused_certificate_says_why_and_where_and_prints_and_counts(clerk: Client, district: Client, town: Client) -> None:
    hung(district, clerk, "no_certificates", FORBIDDEN)
    certify(clerk, "亲属关系", who="五组一位居民")
    made = last("certificate")
    assert made.said == {"item": "1", "result": "refused", "reason": "forbidden"}
    paper = page(clerk, "entry_paper", made.pk)
    assert "不予出具证明告知单" in paper and "派出所户籍窗口" in paper and "023-00000000" in paper and "在不应出具清单" in paper
    assert "2023-001" in page(clerk, "paper", CODE, "register") and "五组一位居民" in page(clerk, "paper", CODE, "register")
    assert "五组一位居民" not in page(town, "paper", CODE, "register") and "五组一位居民" not in page(town, "detail", made.pk)
    assert "五组一位居民" in page(clerk, "detail", made.pk)
    assert queries.totals([CODE], year=2023, on=TODAY).refused == 1


def test_what_no_list_names_is_chosen_by_a_person_and_refused(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    told = certify(clerk, "收入证明")
    assert "还没有记下" in told and not Entry.objects.filter(step="certificate").exists() and "清单里没有找到" in told
    certify(clerk, "收入证明", pick="清单外", office="工作单位", phone="")
    made = last("certificate")
    assert made.said == {"item": "清单外", "result": "refused", "reason": "not_listed"} and made.office == "工作单位"


def test_words_like_several_items_are_asked_about(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    told = certify(clerk, "居住证明")
    assert "还没有记下" in told and "居住情况证明（可以出具）" in told
    item = Version.objects.get().items.get(code="Z1")
    certify(clerk, "居住证明", pick=str(item.pk))
    assert last("certificate").said["result"] == "issued" and not last("certificate").beyond


def test_beside_the_words_stands_what_the_lists_say_with_and_without_scripts(clerk: Client, district: Client) -> None:
    hung(district, clerk, "no_certificates", FORBIDDEN)
    url = reverse("fourlists:certificate", args=[CODE])
    part = clerk.post(f"{url}?part=verdict", {"text": "养犬证明", "on": TODAY.isoformat()}).content.decode()
    assert "<html" not in part and "居民养犬证明" in part and "不应出具" in part
    whole = certify(clerk, "亲属关系证明", do="look")
    assert "请他到派出所户籍窗口办，电话023-00000000" in whole and not Entry.objects.filter(step="certificate").exists()


def test_one_that_could_not_be_proved_or_goes_elsewhere(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    certify(clerk, "居住情况证明", result="unproved")
    assert last("certificate").said == {"item": "Z1", "result": "refused", "reason": "unproved"}
    certify(clerk, "无犯罪记录证明", result="referred", office="派出所")
    assert last("certificate").said["result"] == "referred" and "转办告知单" in page(clerk, "entry_paper", last("certificate").pk)


def test_a_list_loaded_late_makes_nothing_lawful_backwards(clerk: Client, district: Client) -> None:
    told = certify(clerk, "居住情况证明", result="issued", pick="清单外", on="2023-09-10")
    early = last("certificate")
    assert "不在现行的清单里" in told and early.beyond
    assert [one["code"] for one in ledger.current(early.fact).findings] == ["outside_list"]
    hung(district, clerk, "certificates", GIVEN)
    post(clerk, "post", CODE, Version.objects.get().pk, on="2023-09-01")
    assert ledger.current(early.fact).findings and "清单外" in page(clerk, "home", CODE)
    certify(clerk, "居住情况证明", result="issued", pick="清单外", on="2023-09-12")
    assert last("certificate").on == date(2023, 9, 12) and last("certificate").beyond
    assert "清单外" in page(clerk, "paper", CODE, "register") and queries.totals([CODE], year=2023, on=TODAY).beyond == 2


def test_hung_with_an_earlier_day_it_is_in_force_from_the_approval_alone(clerk: Client, district: Client) -> None:
    load(district, "certificates", GIVEN)
    version = Version.objects.get()
    post(district, "approve", version.pk)
    post(clerk, "post", CODE, version.pk, on="2023-02-01")
    assert not queries.in_force(CODE, on=date(2023, 9, 19)) and queries.in_force(CODE, on=TODAY)
    assert "早于这一版起用的日期" in post(clerk, "post", CODE, version.pk, on="2022-02-01") or True


def test_numbers_follow_each_other_within_a_year(clerk: Client, district: Client) -> None:
    hung(district, clerk, "certificates", GIVEN)
    for _ in range(3):
        certify(clerk, "居住情况证明")
    certify(clerk, "居住情况证明", result="unproved", on="2022-12-30")
    numbers = Entry.objects.filter(step="certificate").values_list("on__year", "number").order_by("on__year", "number")
    assert list(numbers) == [(2022, 1), (2023, 1), (2023, 2), (2023, 3)]


def test_checks_are_of_who_checked(clerk: Client, member: Client, town: Client) -> None:
    for client, by in ((clerk, "self"), (member, "supervisory"), (town, "town")):
        post(client, "checked", CODE, looked="20", outside="1", text="看了证明登记簿", by=by)
        assert last("checked").said["by"] == by
    mine = Entry.objects.get(said__by="supervisory")
    assert clerk.get(reverse("fourlists:edit", args=[mine.pk])).status_code == 404
    assert member.get(reverse("fourlists:edit", args=[mine.pk])).status_code == 200
    assert queries.figures(["fourlists.certificate_decided"], [CODE], on=TODAY) == [("照单履责检查", "查看60件，清单外3件")]


def test_more_outside_than_looked_at_cannot_be(clerk: Client) -> None:
    assert "多于" in post(clerk, "checked", CODE, looked="2", outside="3", by="self") and not Entry.objects.exists()


def test_roster_and_training_are_all_there_is_of_the_window(clerk: Client) -> None:
    post(clerk, "roster", CODE, workers="3", text="周一至周三 综合窗口 便民服务专干\n周四周五 综合窗口 社保专干")
    assert "社保专干" in page(clerk, "entry_paper", last("roster").pk)
    post(clerk, "training", CODE, workers="6", text="社保、医保的办理")
    assert [one.status for one in duties.standing(CODE, on=TODAY).windows if one.duty == golden.WINDOW] == ["needs_person"]


def test_a_unit_does_not_see_anothers(clerk: Client, member: Client) -> None:
    assert clerk.get(reverse("fourlists:home", args=[OTHER])).status_code == 404
    assert member.get(reverse("fourlists:certificate", args=[CODE])).status_code == 404
    assert clerk.get(reverse("fourlists:load", args=[DISTRICT])).status_code == 404


def test_the_same_form_twice_is_one_version_and_one_task(place: Unit) -> None:
    district, town, key = Unit.objects.get(code=DISTRICT), Unit.objects.get(code=TOWN), uuid.uuid4()
    text = actions.listing.Text("certificates", "village", "1", TODAY)
    for _ in range(2):
        actions.load(district, text, [], by="x", now=clock.now(), key=key)
        actions.enter(town, actions.Asking("表", "部门", "law", "某法", "once", 3, TODAY, [CODE]), by="x", now=clock.now(), key=key)
    assert Version.objects.count() == Task.objects.count() == 1
