"""Accounts: who makes whom, the slip, disable, hand-over; drafts and duties stay with the unit."""

import re

import pytest
from django.db import IntegrityError, transaction
from tests import cast

from cunju.org import drafts, managing, roles
from cunju.org.models import Account, Draft, Visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


@pytest.fixture
def town(client, people):
    client.force_login(people["town"])
    return client


def slip_of(page: str) -> str:
    found = re.search(r"<code>([^<]+)</code>", page)
    assert found
    return found[1]


def new(client, **data) -> str:
    sent = {"username": "newone", "role": roles.VILLAGE_CLERK, "unit_code": cast.VILLAGE} | data
    return client.post("/accounts/", sent).content.decode()


def test_a_town_creates_prints_a_slip_and_it_must_be_changed(town, client) -> None:
    page = new(town)
    made = Account.objects.get(username="newone")
    slip = slip_of(page)
    assert made.check_password(slip)
    assert (made.role, made.unit_code, made.must_change_password) == (roles.VILLAGE_CLERK, cast.VILLAGE, True)
    assert "玉峰山村村民委员会" in page and "当面交给本人" in page
    client.logout()
    assert client.post("/login/", {"username": "newone", "password": slip}).url == "/today/"
    assert client.get("/today/").url == "/me/password/"


def test_a_slip_is_never_shown_or_stored_again(town) -> None:
    slip = slip_of(new(town))
    assert slip not in town.get("/accounts/").content.decode()
    assert not Visit.objects.filter(path__contains=slip).exists()
    assert not Account.objects.filter(password__contains=slip).exists()


# who, role, unit: what is said
REFUSED = [
    ("town", roles.TOWN_OFFICER, cast.TOWN, "这个角色不由您建立"),
    ("town", roles.DISTRICT_OFFICER, cast.DISTRICT, "这个角色不由您建立"),
    ("town", roles.VILLAGE_CLERK, cast.FAR, "不在您的范围内"),
    ("town", roles.VILLAGE_CLERK, cast.TOWN, "不在您的范围内"),
    ("town", roles.VILLAGE_CLERK, "", "不能用在所选的单位"),
    ("district", roles.VILLAGE_CLERK, cast.VILLAGE, "这个角色不由您建立"),
    ("district", roles.TOWN_OFFICER, cast.DISTRICT, "不能用在所选的单位"),
    ("district", roles.AUDITOR, "", "这个角色不由您建立"),
    ("system", roles.SYSTEM_ADMINISTRATOR, "", "这个角色不由您建立"),
    ("system", roles.AUDITOR, cast.DISTRICT, "不能用在所选的单位"),
    ("system", roles.DISTRICT_OFFICER, "", "不能用在所选的单位"),
    ("system", roles.TOWN_OFFICER, cast.TOWN, "这个角色不由您建立"),
]


@pytest.mark.parametrize(("who", "role", "unit", "said"), REFUSED)
def test_nobody_makes_what_is_not_his(client, people, who: str, role: str, unit: str, said: str) -> None:
    client.force_login(people[who])
    page = new(client, role=role, unit_code=unit)
    assert said in page
    assert 'value="newone"' in page
    assert not Account.objects.filter(username="newone").exists()


MADE = [
    ("town", roles.SUPERVISORY_MEMBER, cast.VILLAGE),
    ("district", roles.TOWN_OFFICER, cast.OTHER_TOWN),
    ("district", roles.DISTRICT_READER, cast.DISTRICT),
]


@pytest.mark.parametrize(("who", "role", "unit"), MADE)
def test_who_makes_whom(client, people, who: str, role: str, unit: str) -> None:
    client.force_login(people[who])
    assert slip_of(new(client, role=role, unit_code=unit))
    made = Account.objects.get(username="newone")
    assert (made.role, made.unit_code) == (role, unit)


@pytest.mark.parametrize(
    ("name", "said"), [("", "请填写账号"), ("玉峰山", "不要用汉字"), ("ab", "3至40"), ("CLERK", "已经有人用")]
)
def test_names_of_accounts(town, name: str, said: str) -> None:
    before = Account.objects.count()
    assert said in new(town, username=name)
    assert Account.objects.count() == before


def test_an_administrator_with_a_unit_cannot_be_stored() -> None:
    for role in roles.ADMINISTRATORS:
        with pytest.raises(IntegrityError), transaction.atomic():
            cast.account(role, cast.VILLAGE, "odd")


def act(client, account: Account, what: str):
    return client.post(f"/accounts/{account.pk}/{what}/")


def test_reset_ends_the_old_password_and_its_sessions(town, people, client, django_user_model) -> None:
    from django.test import Client

    clerk = people["clerk"]
    clerk.set_password("früher-gültig-1")
    clerk.save()
    other = Client()
    other.force_login(clerk)
    assert other.get("/me/").status_code == 200
    slip = slip_of(act(town, clerk, "reset").content.decode())
    clerk.refresh_from_db()
    assert clerk.check_password(slip) and clerk.must_change_password
    assert other.get("/me/").url == "/login/?next=/me/"


def test_disable_ends_sessions_and_reset_brings_back(town, people) -> None:
    from django.test import Client

    clerk, other = people["clerk"], Client()
    other.force_login(clerk)
    assert act(town, clerk, "disable").url == "/accounts/"
    assert other.get("/today/").url == "/login/?next=/today/"
    page = town.get("/accounts/").content.decode()
    assert "已停用" in page and "重置并恢复" in page
    act(town, clerk, "reset")
    clerk.refresh_from_db()
    assert clerk.is_active


def test_hand_over_prints_the_list_and_leaves_the_drafts(town, people) -> None:
    from cunju.org import clock

    clerk = people["clerk"]
    drafts.save(cast.VILLAGE, form="会议记录", data={"place": "会议室"}, by="clerk", now=clock.now())
    page = act(town, clerk, "handover").content.decode()
    for words in ("账号移交单", "clerk", "会议记录", "当前应办", "已逾期", "移交人签字", "接收人签字"):
        assert words in page
    due = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)件</dd>", page))
    assert set(due) == {"当前应办", "即将到期", "已逾期", "未完成的草稿"}
    assert due["未完成的草稿"] == "1" and int(due["已逾期"]) > 0
    clerk.refresh_from_db()
    assert clerk.check_password(slip_of(page)) and clerk.must_change_password
    assert Draft.objects.get().unit_code == cast.VILLAGE


@pytest.mark.parametrize("what", managing.ACTS)
@pytest.mark.parametrize(
    ("who", "whom"),
    [("town", "far"), ("other_town", "clerk"), ("town", "town"), ("town", "district"), ("district", "clerk"),
     ("system", "system"), ("system", "clerk"), ("clerk", "supervisor"), ("audit", "district"),
     ("security", "audit")],
)  # fmt: skip
def test_nobody_touches_accounts_that_are_not_his(client, people, who: str, whom: str, what: str) -> None:
    client.force_login(people[who])
    before = people[whom].password
    assert act(client, people[whom], what).status_code == 404
    after = Account.objects.get(pk=people[whom].pk)
    assert (after.password, after.is_active) == (before, True)


def test_an_unknown_act_or_account_is_404(town, people) -> None:
    assert act(town, people["clerk"], "promote").status_code == 404
    assert town.post("/accounts/999999/reset/").status_code == 404
    assert town.get(f"/accounts/{people['clerk'].pk}/reset/").status_code == 405


def test_the_list_holds_only_what_is_below(client, people) -> None:
    seen = {}
    for who in ("town", "district", "system"):
        client.force_login(people[who])
        listed = client.get("/accounts/").context["rows"]
        seen[who] = {one.username for one, _, _ in listed}
    assert seen == {
        "town": {"clerk", "neighbour", "supervisor"},
        "district": {"town", "other_town", "reader"},
        "system": {"district", "reader", "security", "audit", "upper"},
    }


def test_the_list_asks_the_same_number_of_queries_whatever_its_length(
    town, django_assert_max_num_queries
) -> None:
    for number in range(30):
        cast.clerk(cast.NEIGHBOUR, f"more{number}")
    with django_assert_max_num_queries(14):
        town.get("/accounts/")
