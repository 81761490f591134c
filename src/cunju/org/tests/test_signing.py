"""A member signs as himself: opened from the roll, a PIN on the shared telephone, locked like a password, over when the seat ends."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from tests import cast

from cunju.org import bodies, clock, limits, pins, roles, seated, signing
from cunju.org.models import Account, Begun, Failures, KeptForm, Person, Seat, Visit

pytestmark = pytest.mark.django_db
PASSWORD = "Feng-shan-2023"
PIN, OTHER = "739254", "860947"


def sit(name: str, unit: str = cast.VILLAGE, *, role: str = "member", to: date | None = None, phone: str = "") -> Seat:
    person = Person.objects.create(unit_code=unit, name=name, phone=phone)
    return Seat.objects.create(unit_code=unit, body=bodies.SUPERVISORY, role=role, person=person, from_on=date(2021, 3, 1), to_on=to)


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    limits.logins.clear()
    found = cast.everybody()
    found["supervisor"].set_password(PASSWORD)
    found["supervisor"].save()
    return found


@pytest.fixture
def seats() -> list[Seat]:
    return [sit("成员一", role="director", phone="13900865214"), sit("成员二"), sit("成员三")]


def as_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def opened(seat: Seat, pin: str = PIN) -> Account:
    """An account whose member has chosen his PIN."""
    unit = cast.units()[seat.unit_code]
    account, _ = signing.open_account(unit, seat, by="clerk", on=cast.TODAY)
    signing.choose(account, pin)
    return account


def phone() -> Client:
    """A telephone on which the committee's account logged in once."""
    client = Client()
    assert client.post("/login/", {"username": "supervisor", "password": PASSWORD}).status_code == 302
    return client


def pick(client: Client, account: Account | str, pin: str = PIN, **more):
    return client.post("/login/who/", {"who": getattr(account, "pk", account), "password": pin, **more})


def act(who: Account, seat: Seat, what: str):
    return as_of(who).post(f"/members/{seat.unit_code}/{seat.person_id}/{what}/")


def slip_of(page) -> str:
    found = re.search(r"<code>(\d{6})</code>", page.content.decode())
    assert found, page.content.decode()
    return found[1]


@pytest.mark.parametrize("by", ["clerk", "town"])
def test_opened_from_the_roll_with_a_slip_that_is_good_once(people, seats, by) -> None:
    page = act(people[by], seats[0], "open")
    slip = slip_of(page)
    made = Account.objects.get(person=seats[0].person_id)
    assert (made.role, made.unit_code, made.username) == (roles.SUPERVISORY_MEMBER, cast.VILLAGE, "clerk-jd1")
    assert "成员一（主任）" in page.content.decode() and slip not in made.pin and made.pin.startswith("argon2")
    assert not Visit.objects.filter(path__contains=slip).exists()
    client = phone()
    assert pick(client, made, slip, next="/register/").url == "/me/pin/?next=%2Fregister%2F"
    assert client.get("/today/").url == "/me/pin/"  # nothing is done with the PIN of a slip
    assert client.post("/feedback/").url == "/me/pin/"
    assert 'name="next" value="/register/"' in client.get("/me/pin/?next=%2Fregister%2F").content.decode()
    assert client.post("/me/pin/", {"password1": PIN, "password2": PIN, "next": "/register/"}).url == "/register/"
    assert "成员一（主任） · " in client.get("/today/").content.decode()
    again = phone()
    assert pick(again, made, slip).status_code == 200 and pick(again, made).status_code == 302


def test_a_second_press_opens_nothing_more_and_an_account_bears_no_name(people, seats) -> None:
    act(people["clerk"], seats[0], "open")
    assert act(people["clerk"], seats[0], "open").status_code == 302
    act(people["clerk"], seats[1], "open")
    assert [one.username for one in Account.objects.filter(person__isnull=False).order_by("pk")] == ["clerk-jd1", "clerk-jd2"]


SIMPLE = ["12345", "1234567", "abcdef", "111111", "123456", "654321", "901234", "121212", "123123", "112233", "551551", "900412", "198612", "865214"]


@pytest.mark.parametrize("pin", SIMPLE)
def test_a_pin_anybody_would_try_is_refused(seats, pin) -> None:
    account = opened(seats[0])
    client = as_of(account)
    page = client.post("/me/pin/", {"password1": pin, "password2": pin})
    assert page.status_code == 200 and "签字密码" in re.search(r"<b>([^<]+)</b></span></p></div>", page.content.decode())[1]
    account.refresh_from_db()
    assert pins.right(PIN, account.pin)


def test_the_two_differ_or_it_is_the_old_one(seats) -> None:
    client = as_of(opened(seats[0]))
    assert "两次输的签字密码不一样" in client.post("/me/pin/", {"password1": OTHER, "password2": PIN}).content.decode()
    assert "不能与现在的相同" in client.post("/me/pin/", {"password1": PIN, "password2": PIN}).content.decode()
    assert client.post("/me/pin/", {"password1": "８６０ ９４７", "password2": OTHER}).status_code == 302


def test_the_telephone_passes_from_one_to_the_next(seats) -> None:
    first, second = opened(seats[0]), opened(seats[1], OTHER)
    client = phone()
    page = client.get("/login/who/").content.decode()
    assert "成员一（主任）" in page and "成员二（委员）" in page and "成员三" not in page
    pick(client, first)
    assert client.get("/me/").context["account"] == first
    assert pick(client, second, OTHER).status_code == 302
    assert client.get("/me/").context["account"] == second
    assert client.session.get_expiry_age() <= signing.IDLE
    client.post("/logout/")
    login = client.get("/login/").content.decode()
    assert "选自己的名字" in login  # remembered: the committee's password is asked no more
    assert pick(client, first).status_code == 302


def test_opening_the_list_ends_the_session_of_the_member_who_hands_the_telephone_on(seats) -> None:
    first = opened(seats[0])
    client = phone()
    assert "不换了，返回工作台" in client.get("/login/who/").content.decode()
    assert client.get("/today/").status_code == 200  # the committee's own session goes on
    pick(client, first)
    page = client.get("/login/who/").content.decode()
    assert "成员一（主任）已退出" in page and "不换了" not in page and "用账号和密码登录" in page
    for path in ("/today/", "/me/", "/register/"):
        assert client.get(path).url.startswith("/login/"), path
    again = client.get("/login/who/").content.decode()  # the device still knows the unit
    assert "成员一（主任）" in again and "已退出" not in again
    assert pick(client, first, OTHER).status_code == 200 and client.get("/today/").status_code == 302
    assert pick(client, first).status_code == 302 and client.get("/me/").context["account"] == first


def test_the_shared_account_is_told_where_to_choose_a_name(people, seats) -> None:
    client = as_of(people["supervisor"])
    assert "选自己的名字" not in client.get("/today/").content.decode()
    opened(seats[0])
    assert "选自己的名字" in client.get("/today/").content.decode()


def test_a_strange_device_is_offered_nobody(seats) -> None:
    account = opened(seats[0])
    client = Client()
    assert client.get("/login/who/").url == "/login/" and pick(client, account).url == "/login/"
    assert "选自己的名字" not in client.get("/login/").content.decode()


def test_a_new_password_of_the_committee_forgets_its_telephones(people, seats) -> None:
    opened(seats[0])
    client = phone()
    client.post("/logout/")
    people["supervisor"].set_password("Another-2023")
    people["supervisor"].save()
    assert client.get("/login/who/").url == "/login/"


def test_the_way_on_stays_on_this_site(seats) -> None:
    account = opened(seats[0])
    assert pick(phone(), account, next="https://example.com/").url == "/today/"
    assert pick(phone(), account, next="//example.com/").url == "/today/"
    assert pick(phone(), account, next="/register/").url == "/register/"


def test_five_wrong_pins_wait_like_passwords(seats) -> None:
    first, second = opened(seats[0]), opened(seats[1], OTHER)
    client = phone()
    said = [pick(client, first, "000001") for _ in range(6)]
    assert [one.status_code for one in said] == [200] * 5 + [429]
    assert "签字密码不对" in said[0].content.decode() and "请1分钟后再试" in said[5].content.decode()
    assert pick(client, first).status_code == 429  # the right one too
    assert pick(client, second, OTHER).status_code == 302  # nobody else's
    for one in Failures.objects.all():
        one.last_at -= timedelta(minutes=2)
        one.save()
    assert pick(client, first).status_code == 302
    assert not Failures.objects.filter(name=first.username).exists()


def test_a_reset_takes_the_lock_off_ends_the_session_and_is_seen(people, seats) -> None:
    account = opened(seats[0])
    client = phone()
    pick(client, account)
    other = phone()
    [pick(other, account, "000001") for _ in range(6)]
    slip = slip_of(act(people["town"], seats[0], "reset"))
    assert client.get("/me/").status_code == 302  # the old PIN's session is over
    assert pick(other, account).status_code == 200 and pick(other, account, slip).status_code == 302
    assert "镇街经办人2023年9月20日发的" in other.get("/me/pin/").content.decode()
    assert "镇街经办人2023年9月20日发的" in as_of(people["clerk"]).get(f"/members/{cast.VILLAGE}/").content.decode()


def test_switched_off_at_once_and_on_again_by_a_new_pin(people, seats) -> None:
    account = opened(seats[0])
    client = phone()
    pick(client, account)
    assert act(people["clerk"], seats[0], "disable").status_code == 302
    assert client.get("/today/").status_code == 302
    assert "成员一" not in phone().get("/login/who/").content.decode()
    assert pick(phone(), account).status_code == 200
    slip = slip_of(act(people["clerk"], seats[0], "reset"))
    assert pick(phone(), account, slip).status_code == 302


def test_another_units_member_is_nobody_here(people, seats) -> None:
    far = sit("外村成员", cast.FAR)
    stranger = opened(far)
    opened(seats[0])
    client = phone()
    assert "外村成员" not in client.get("/login/who/").content.decode()
    assert "从名单里选" in pick(client, stranger).content.decode()
    assert act(people["clerk"], far, "reset").status_code == 404
    assert as_of(people["clerk"]).post(f"/members/{cast.VILLAGE}/{far.person_id}/reset/").status_code == 404
    assert as_of(stranger).get(f"/unit/{cast.VILLAGE}/").status_code == 404


def test_the_account_ends_with_the_seat_and_goes_on_with_the_next_term(seats) -> None:
    account = opened(seats[0])
    client = phone()
    pick(client, account)
    assert client.get("/today/").status_code == 200
    seat = seats[0]
    seat.to_on = cast.TODAY
    seat.save()
    assert client.get("/today/").status_code == 200  # the last day is a day
    seat.to_on = cast.TODAY - timedelta(days=1)
    seat.save()
    assert client.get("/today/").status_code == 302 and pick(phone(), account).status_code == 200
    assert "成员一" not in phone().get("/login/who/").content.decode()
    Seat.objects.create(unit_code=cast.VILLAGE, body=bodies.SUPERVISORY, role="member", person=seat.person, from_on=cast.TODAY)
    assert pick(phone(), account).status_code == 302
    assert seated.seat_of(account, on=cast.TODAY).role == "member"


def test_a_person_erased_leaves_no_account_that_opens(seats) -> None:
    account = opened(seats[2])
    seats[2].delete()
    Person.objects.filter(pk=account.person).delete()
    assert as_of(account).get("/today/").status_code == 302


def test_nothing_typed_into_a_box_for_a_secret_is_kept(people, seats) -> None:
    client = as_of(people["clerk"])
    said = '{"password": ["Feng-shan-2023"], "password1": ["739254"], "text": ["x"]}'
    client.post("/begun/", {"_begun": "t", "_begun_at": "/me/pin/", "said": said, "labels": "{}"})
    assert Begun.objects.get().data == {"text": ["x"]}
    account = opened(seats[0])
    own = as_of(account)
    account.is_active = False
    account.save()
    own.post("/me/pin/", {"password1": PIN, "password2": PIN})
    assert not KeptForm.objects.exists()


def test_the_list_costs_the_same_for_many(people, seats, django_assert_num_queries) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_of(people["clerk"])

    def count() -> int:
        with CaptureQueriesContext(connection, ) as found:
            client.get(f"/members/{cast.VILLAGE}/")
        return len(found)

    opened(seats[0])
    count()
    before = count()
    for at in range(4):
        opened(sit(f"又一位{at}"), f"73925{at}")
    assert count() == before
    assert clock.today() == cast.TODAY

