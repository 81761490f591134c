"""Lock-outs: by account and place, growing, not forgiven by others, never for a known device; the same for accounts there are not."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests import cast

from cunju.org import clock, hashing, limits, locks
from cunju.org.models import Account, Failures

pytestmark = pytest.mark.django_db
PASSWORD = "Feng-shan-2023"
HERE, THERE = "10.0.0.1", "10.0.0.9"


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    limits.logins.clear()
    found = {"clerk": cast.clerk(), "far": cast.clerk(cast.FAR, "far")}
    for one in found.values():
        one.set_password(PASSWORD)
        one.save()
    return found


def enter(name: str, password: str = PASSWORD, *, at: str = HERE, client: Client | None = None, **more):
    sent = {"username": name, "password": password}
    return (client or Client()).post("/login/", sent, REMOTE_ADDR=at, **more)


def fail(name: str, times: int, **more):
    return [enter(name, "wrong", **more).status_code for _ in range(times)]


def later(minutes: float) -> None:
    for one in Failures.objects.all():
        one.last_at -= timedelta(minutes=minutes)
        one.save()


def test_five_failures_lock_the_account_at_that_address_only() -> None:
    assert fail("clerk", 6) == [200] * 5 + [429]
    page = enter("clerk")
    assert page.status_code == 429 and 0 < int(page["Retry-After"]) <= 61
    assert "请1分钟后再试" in page.content.decode() and 'value="clerk"' in page.content.decode()
    assert enter("far").status_code == 302
    assert enter("clerk", at=THERE).status_code == 302


def test_a_success_of_another_forgives_nothing() -> None:
    """Forty guesses, an own login after each four: the fifth failure locks all the same."""
    for _ in range(10):
        fail("clerk", 4)
        assert enter("far").status_code == 302
    assert enter("clerk").status_code == 429
    assert Failures.objects.get(kind=locks.PAIR).count == 5


def test_the_wait_doubles_up_to_an_hour() -> None:
    fail("clerk", 5)
    for wait in (1, 2, 4, 8, 16, 32, 60, 60):
        later(wait - 0.5)
        assert fail("clerk", 1) == [429]
        later(1)
        assert fail("clerk", 1) == [200]
    assert [locks.wait(locks.PAIR, count) for count in (4, 5, 99)] == [
        timedelta(0),
        timedelta(minutes=1),
        timedelta(hours=1),
    ]


def test_a_try_during_a_lock_does_not_lengthen_it() -> None:
    fail("clerk", 5)
    before = Failures.objects.get(kind=locks.PAIR)
    fail("clerk", 9)
    after = Failures.objects.get(kind=locks.PAIR)
    assert (after.count, after.last_at) == (before.count, before.last_at)


def test_many_addresses_lock_the_account_everywhere() -> None:
    said = [fail("clerk", 1, at=f"10.0.1.{at}")[0] for at in range(12)]
    assert said == [200] * 10 + [429] * 2
    assert enter("clerk", at=THERE).status_code == 429
    assert enter("far", at=THERE).status_code == 302


def test_nobody_locks_an_officer_out_of_a_device_he_uses() -> None:
    own = Client()
    assert enter("clerk", client=own).status_code == 302
    own.post("/logout/")
    for at in range(12):
        fail("clerk", 2, at=f"10.0.1.{at}")
    fail("clerk", 9)
    assert enter("clerk").status_code == 429
    assert enter("clerk", client=own, at=HERE).status_code == 302
    assert enter("clerk").status_code == 429


def test_a_known_device_guesses_no_more_than_others(people) -> None:
    own = Client()
    enter("clerk", client=own)
    own.post("/logout/")
    assert fail("clerk", 6, client=own) == [200] * 5 + [429]
    assert enter("far", client=own).status_code == 302  # known to one account, a stranger to the other


def test_a_device_is_known_until_the_password_changes(people) -> None:
    own = Client()
    enter("clerk", client=own)
    cookie = own.cookies["device"]
    assert (cookie["path"], bool(cookie["httponly"]), cookie["max-age"] > 86400 * 300) == (
        "/login/",
        True,
        True,
    )
    own.post("/logout/")
    people["clerk"].set_password("Ganz-anders-77")
    people["clerk"].save()
    fail("clerk", 5)
    assert enter("clerk", "Ganz-anders-77", client=own).status_code == 429


@pytest.mark.parametrize("forged", ["", "x", "eyJpZCI6IjEifQ:x:y", "W10:1:2", "\x00"])
def test_a_forged_device_is_a_stranger(forged: str) -> None:
    client = Client()
    client.cookies["device"] = forged
    fail("clerk", 5)
    assert enter("clerk", client=client).status_code == 429


def said(page) -> str:
    """A page without what differs from one request to the next."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.content.decode())
    return re.sub(r'name="username" value="[^"]*"', "", text)


def test_a_lock_does_not_tell_whether_the_account_exists() -> None:
    known, unknown = fail("clerk", 5, at=HERE), fail("nobody", 5, at=THERE)
    assert known == unknown
    pages = enter("clerk", at=HERE), enter("nobody", at=THERE)
    assert [one.status_code for one in pages] == [429, 429] and said(pages[0]) == said(pages[1])


def test_a_name_is_counted_however_it_is_written() -> None:
    for name in ("clerk", "CLERK", " clerk", "ｃｌｅｒｋ", "Clerk"):
        fail(name, 1)
    assert enter("clerk").status_code == 429
    for name in ("nobody", "NOBODY", " nobody", "ｎｏｂｏｄｙ", "Nobody"):
        fail(name, 1)
    assert enter("nobody").status_code == 429


def test_nothing_typed_is_stored() -> None:
    fail("almost-my-password", 2)
    enter("clerk", "almost-my-password")
    assert "almost" not in str(list(Failures.objects.values()))


def test_own_failures_are_forgiven_others_stay() -> None:
    fail("clerk", 4, at=THERE)
    fail("clerk", 4, at=HERE)
    assert enter("clerk", at=HERE).status_code == 302
    left = {(one.kind, one.place): one.count for one in Failures.objects.filter(name="clerk")}
    assert left == {(locks.ACCOUNT, ""): 4, (locks.PAIR, THERE): 4}


def test_an_address_is_slowed_after_a_hundred_failures_of_any_accounts(people) -> None:
    Failures.objects.create(kind=locks.ADDRESS, place=HERE, count=99, last_at=clock.machine_now())
    fail("nobody", 1)
    assert enter("clerk").status_code == 429
    assert enter("clerk", at=THERE).status_code == 302
    later(1.5)
    assert enter("clerk").status_code == 302


def test_a_clock_set_back_does_not_lock_for_ever() -> None:
    fail("clerk", 5)
    later(-60 * 24 * 365)
    assert enter("clerk").status_code == 302


def test_a_failure_of_a_moment_later_is_no_lock() -> None:
    """Of two tries at once the first to be written may have begun last."""
    now = clock.machine_now()
    one = locks.Try("clerk", HERE)
    assert locks.begin(one, now) is None
    assert locks.begin(one, now - timedelta(milliseconds=300)) is None


def test_posts_of_one_address_have_an_end_and_begin_again(monkeypatch) -> None:
    """By a clock that stands: a slow machine would fill the bucket as fast as the test empties it."""
    at = [1000.0]
    monkeypatch.setattr(limits, "seconds_now", lambda: at[0])
    client = Client()
    codes = [client.post("/login/", {}, REMOTE_ADDR="10.9.9.9").status_code for _ in range(limits.LOGIN.burst + 30)]
    assert codes == [200] * limits.LOGIN.burst + [429] * 30
    page = client.post("/login/", {}, REMOTE_ADDR="10.9.9.9")
    assert page.status_code == 429 and int(page["Retry-After"]) >= 1 and "太频繁" in page.content.decode()
    assert client.post("/login/", {}, REMOTE_ADDR="10.9.9.8").status_code == 200
    at[0] += 1
    again = [client.post("/login/", {}, REMOTE_ADDR="10.9.9.9").status_code for _ in range(3)]
    assert again == [200, 200, 429] and limits.LOGIN.a_second == 2


def test_a_full_line_is_said_and_counts_nothing(monkeypatch) -> None:
    def full(*_: object) -> None:
        raise hashing.Busy

    monkeypatch.setattr(hashing.Queued, "verify", full)
    page = enter("clerk")
    assert (page.status_code, page["Retry-After"]) == (503, "5")
    assert "密码还没有核对" in page.content.decode() and 'value="clerk"' in page.content.decode()
    assert {one.count for one in Failures.objects.all()} == {0}


def test_the_line_lets_one_in_and_few_wait() -> None:
    import threading

    results: list[str] = []
    gate = threading.Event()

    def one() -> None:
        try:
            with hashing.in_turn():
                gate.wait(5)
            results.append("in")
        except hashing.Busy:
            results.append("busy")

    threads = [threading.Thread(target=one) for _ in range(hashing.WAITING + 6)]
    for thread in threads:
        thread.start()
    while len(results) < 5:
        pass
    assert results == ["busy"] * 5
    gate.set()
    for thread in threads:
        thread.join()
    assert results.count("in") == hashing.WAITING + 1


def test_guesses_at_an_open_page_are_counted_too(people) -> None:
    client = Client()
    client.force_login(people["clerk"])
    sent = {"old_password": "wrong", "new_password1": "Yu-feng-2024", "new_password2": "Yu-feng-2024"}
    for _ in range(5):
        client.post("/me/password/", sent)
    page = client.post("/me/password/", sent | {"old_password": PASSWORD}).content.decode()
    assert "输错的次数太多" in page
    later(2)
    assert client.post("/me/password/", sent | {"old_password": PASSWORD}).status_code == 302
