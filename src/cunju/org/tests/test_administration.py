"""The three administrators: each its own page, none of the others', no business; the access log."""

from datetime import timedelta

import pytest
from tests import cast

from cunju.org import clock, locks
from cunju.org.administration import pieces
from cunju.org.models import Account, Failures, Visit

pytestmark = pytest.mark.django_db
OWN = {"system": "/installation/", "security": "/locks/", "audit": "/log/"}


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


@pytest.mark.parametrize("who", OWN)
def test_each_has_its_own_power_only(client, people, who: str) -> None:
    client.force_login(people[who])
    assert {path: client.get(path).status_code for path in OWN.values()} == {
        path: 200 if name == who else 404 for name, path in OWN.items()
    }
    links = client.get("/me/").content.decode()
    assert [path for path in OWN.values() if path in links] == [OWN[who]]
    assert "/matrix/" not in links and "/today/" not in links


def failures(kind: str, name: str, place: str, count: int, *, minutes: int = 0) -> None:
    at = clock.machine_now() - timedelta(minutes=minutes)
    Failures.objects.create(kind=kind, name=name, place=place, count=count, last_at=at)


def test_what_is_locked_now() -> None:
    failures(locks.PAIR, "clerk", "10.0.0.1", 5)
    failures(locks.PAIR, "far", "10.0.0.1", 4)
    failures(locks.ACCOUNT, "town", "", 10)
    failures(locks.ADDRESS, "", "10.0.0.7", 100)
    failures(locks.PAIR, "old", "10.0.0.3", 5, minutes=2)
    found = locks.locked(clock.machine_now())
    assert [(one.kind_zh, one.shown, one.failures) for one in found] == [
        ("账号", "town", 10),
        ("账号在一个地址", "clerk 10.0.0.1", 5),
        ("地址", "10.0.0.7", 100),
    ]


def test_the_security_administrator_unlocks(client, people) -> None:
    people["clerk"].set_password("Feng-shan-2023")
    people["clerk"].save()
    for _ in range(6):
        page = client.post("/login/", {"username": "clerk", "password": "wrong"})
    assert page.status_code == 429
    client.force_login(people["security"])
    shown = client.get("/locks/").content.decode()
    assert "clerk 127.0.0.1" in shown and "5次" in shown
    lock = {"kind": "username", "value": "clerk"}
    assert "账号clerk已解锁" in client.post("/locks/unlock/", lock, follow=True).content.decode()
    assert "没有锁定的账号和地址" in client.get("/locks/").content.decode()
    client.logout()
    assert client.post("/login/", {"username": "clerk", "password": "Feng-shan-2023"}).status_code == 302


def test_unlocking_what_is_not_locked_says_so(client, people) -> None:
    client.force_login(people["security"])
    for kind, value in (("username", "nobody"), ("ip_address", "no address"), ("username", "")):
        lock = {"kind": kind, "value": value}
        assert "没有被锁定" in client.post("/locks/unlock/", lock, follow=True).content.decode()
    assert client.post("/locks/unlock/", {"kind": "role", "value": "x"}).status_code == 404


def test_an_officers_reset_takes_the_lock_off(client, people) -> None:
    failures(locks.PAIR, "clerk", "10.0.0.1", 5)
    failures(locks.ACCOUNT, "clerk", "", 10)
    client.force_login(people["town"])
    client.post(f"/accounts/{people['clerk'].pk}/reset/")
    assert locks.locked(clock.machine_now()) == []


def test_the_installation_as_it_is(client, people, settings) -> None:
    settings.SITE_OWNER, settings.SITE_RECORD_NUMBER = "某区民政局", "渝备12345号"
    client.force_login(people["system"])
    page = client.get("/installation/").content.decode()
    for words in ("某区民政局", "渝备12345号", "演示数据", "2023年9月20日", "500112", "镇街", "审计管理员"):
        assert words in page


def last() -> Visit:
    return Visit.objects.latest("pk")


def test_every_request_of_a_login_is_written_by_the_machine_clock(client, people) -> None:
    client.force_login(people["clerk"])
    wanted = [
        ("get", "/today/", 200),
        ("get", f"/unit/{cast.FAR}/", 404),
        ("get", "/nowhere/", 404),
        ("post", "/me/display/", 302),
        ("get", "/locks/unlock/", 405),
    ]
    for method, path, status in wanted:
        getattr(client, method)(path)
        one = last()
        assert (one.account, one.method, one.path, one.status) == ("clerk", method.upper(), path, status)
        assert abs(clock.machine_now() - one.at) < timedelta(minutes=1)
    assert Visit.objects.count() == len(wanted)


def test_query_strings_are_never_written(client, people) -> None:
    client.force_login(people["clerk"])
    client.get("/units/", {"q": "第3组代表2"})
    assert last().path == "/units/"


def test_login_and_logout_have_a_name(client, people) -> None:
    people["clerk"].set_password("Feng-shan-2023")
    people["clerk"].save()
    client.post("/login/", {"username": "clerk", "password": "wrong"})
    assert (last().account, last().status) == ("", 200)
    client.post("/login/", {"username": "clerk", "password": "Feng-shan-2023"})
    assert (last().account, last().path) == ("clerk", "/login/")
    client.post("/logout/")
    assert (last().account, last().path) == ("clerk", "/logout/")


def test_residents_are_not_written_down(client) -> None:
    for path in (f"/b/{cast.VILLAGE}/", f"/c/{cast.VILLAGE}/", "/healthz"):
        client.get(path)
    assert Visit.objects.count() == 0


def fill(count: int) -> None:
    at = clock.machine_now()
    Visit.objects.bulk_create(
        [
            Visit(
                at=at - timedelta(days=n % 2), account=f"who{n % 3}", method="GET", path=f"/p{n}/", status=200
            )
            for n in range(count)
        ]
    )


def test_the_log_is_paged_and_filtered(client, people) -> None:
    fill(240)
    client.force_login(people["audit"])
    page = client.get("/log/").context["page"]
    assert (len(page), page.paginator.num_pages) == (100, 3)
    rows = client.get("/log/", {"account": "who1"}).context["page"]
    assert (rows.paginator.count, {one.account for one in rows}) == (80, {"who1"})
    yesterday = (clock.machine_now() - timedelta(days=1)).date()
    shown = client.get("/log/", {"account": "who1", "day": yesterday.isoformat()})
    assert shown.context["page"].paginator.count == 40
    assert 'value="who1"' in shown.content.decode()
    assert "没有符合条件的记录" in client.get("/log/", {"account": "nobody"}).content.decode()
    assert "日期应写成" in client.get("/log/", {"day": "昨天"}).content.decode()


def test_the_log_asks_the_same_number_of_queries_whatever_its_length(
    client, people, django_assert_max_num_queries
) -> None:
    fill(150)
    client.force_login(people["audit"])
    with django_assert_max_num_queries(10):
        client.get("/log/")


def test_long_paths_break() -> None:
    path = "/archive/0190a3c2-0000-7000-8000-000000000000/"
    assert "".join(pieces(path)) == path
    assert max(len(one) for one in pieces(path)) <= 12
