"""Nobody alone opens an account and reads business: who opens reads none, and does not see the slip of one that does."""

import re

import pytest
from django.test import Client
from tests import cast
from tests.permissions.doors import ADMINISTRATORS, rows

from cunju.org import accounts, pairs, roles
from cunju.org.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


def logged_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


# Pages of the platform that every login, or an administrator as such, has; all else is business.
NO_BUSINESS = ("org:", "ui:", "undo:", "portal:")


def test_no_administrator_has_a_door_to_business() -> None:
    """Over the whole table of pages: an administrator opens pages of accounts and of the machine only."""
    open_to = {name for name, doors in rows().items() for door in doors if not door.public and set(door.who) & set(ADMINISTRATORS)}
    assert {name for name in open_to if not name.startswith(NO_BUSINESS)} <= {"desk:feedback", "desk:home", "desk:laws", "desk:article"}


def test_who_opens_accounts_reads_no_business_or_no_less_than_they_do() -> None:
    """By role: an administrator opens what he cannot read himself, so it takes two; an office opens what lies below it and it reads anyway."""
    kinds = ("village", "community", "town", "county")
    for by, made in accounts.MAY_MAKE.items():
        if by in roles.ADMINISTRATORS:
            assert by not in roles.BUSINESS
            continue
        own = max(kinds.index(one) for one in accounts.BOUND_TO[by])
        assert all(kinds.index(kind) <= own for role in made for kind in accounts.BOUND_TO[role])
        assert not set(made) & roles.ADMINISTRATORS


OPENED = [(roles.DISTRICT_OFFICER, cast.DISTRICT), (roles.DISTRICT_READER, cast.DISTRICT), (roles.SECURITY_ADMINISTRATOR, ""), (roles.AUDITOR, "")]


@pytest.mark.parametrize(("role", "unit"), OPENED)
def test_what_the_system_administrator_opens_waits_for_another(people, role, unit) -> None:
    system = logged_in(people["system"])
    page = system.post("/accounts/", {"username": "newone", "role": role, "unit_code": unit}, follow=True).content.decode()
    made = Account.objects.get(username="newone")
    assert "<code>" not in page and "待发密码条" in page
    assert not made.has_usable_password() and made.waits == "system"
    for who in ("system", "district", "clerk"):
        assert logged_in(people[who]).post(f"/accounts/waiting/{made.pk}/confirm/").status_code == 404
    # Even a session somebody forged is nobody's while it waits.
    assert logged_in(made).get("/me/").status_code == 302
    slip = re.search(r"<code>([^<]+)</code>", logged_in(people["security"]).post(f"/accounts/waiting/{made.pk}/confirm/").content.decode())
    assert slip
    made.refresh_from_db()
    assert made.check_password(slip[1]) and made.must_change_password and not made.waits
    assert Client().post("/login/", {"username": "newone", "password": slip[1]}).status_code == 302
    assert logged_in(people["audit"]).post(f"/accounts/waiting/{made.pk}/confirm/").status_code == 404


@pytest.mark.parametrize("act", ["reset", "handover"])
def test_a_reset_too_and_the_old_password_ends_at_once(people, act) -> None:
    district = logged_in(people["district"])
    assert district.get("/today/").status_code == 200
    page = logged_in(people["system"]).post(f"/accounts/{people['district'].pk}/{act}/", follow=True).content.decode()
    assert "<code>" not in page
    assert district.get("/today/").status_code == 302


def test_nobody_hands_out_his_own(people) -> None:
    pairs.reset(people["system"], people["security"])
    people["security"].refresh_from_db()
    assert people["security"] not in pairs.waiting(people["security"])
    assert [one.username for one in pairs.waiting(people["audit"])] == ["security"]


def test_switching_the_others_off_makes_nobody_alone(people) -> None:
    system = logged_in(people["system"])
    for name in ("security", "audit"):
        system.post(f"/accounts/{people[name].pk}/disable/")
    assert pairs.needed(people["system"], people["district"])
    page = system.post(f"/accounts/{people['security'].pk}/reset/", follow=True).content.decode()
    assert "<code>" not in page


def test_sent_back_it_stays_shut(people) -> None:
    pairs.reset(people["system"], people["reader"])
    logged_in(people["audit"]).post(f"/accounts/waiting/{people['reader'].pk}/refuse/")
    people["reader"].refresh_from_db()
    assert not people["reader"].is_active and not people["reader"].waits and not people["reader"].has_usable_password()


def test_in_the_first_days_there_is_no_second_one(people) -> None:
    Account.objects.filter(role__in=pairs.HANDS_OUT).delete()
    page = logged_in(people["system"]).post("/accounts/", {"username": "first", "role": roles.SECURITY_ADMINISTRATOR, "unit_code": ""})
    assert "<code>" in page.content.decode()
    # Until its holder has made it his own.
    assert not pairs.needed(people["system"])
    Account.objects.filter(username="first").update(must_change_password=False)
    assert pairs.needed(people["system"])
