"""Login, lock-out, idle logout, passwords, display; sessions and locks go by the machine clock."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from tests import cast

from cunju.org.models import Account

pytestmark = pytest.mark.django_db
PASSWORD = "Feng-shan-2023"


@pytest.fixture(autouse=True)
def clerk() -> Account:
    cast.units()
    cast.demonstration()
    made = cast.clerk()
    made.set_password(PASSWORD)
    made.save()
    return made


def enter(client, username: str = "clerk", password: str = PASSWORD, **more):
    return client.post("/login/", {"username": username, "password": password, **more})


def test_the_right_password_leads_on(client, clerk: Account) -> None:
    assert clerk.password.startswith("argon2")
    assert enter(client).url == "/today/"
    client.logout()
    assert enter(client, next="/register/").url == "/register/"
    client.logout()
    assert enter(client, next="https://example.com/").url == "/today/"
    assert client.get("/login/").url == "/today/"


def test_an_administrator_begins_at_his_own_page(client) -> None:
    made = cast.auditor()
    made.set_password(PASSWORD)
    made.save()
    assert enter(client, "audit").url == "/me/"


def said(page) -> str:
    """The page without what differs from one request to the next."""
    import re

    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.content.decode())
    return re.sub(r'name="username" value="[^"]*"', "", text)


def test_what_was_wrong_is_never_told(client) -> None:
    off = cast.clerk(username="off")
    off.set_password(PASSWORD)
    off.is_active = False
    off.save()
    pages = [enter(client, *who) for who in (("clerk", "wrong"), ("nobody", "wrong"), ("off", PASSWORD))]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert len({said(page) for page in pages}) == 1
    assert "账号或密码不对" in said(pages[0])


def fail(client, times: int, username: str = "clerk", **more):
    for _ in range(times):
        page = client.post("/login/", {"username": username, "password": "wrong"}, **more)
    return page


def test_five_failures_lock_the_account_at_every_address(client) -> None:
    assert fail(client, 4, REMOTE_ADDR="10.0.0.1").status_code == 200
    assert fail(client, 1, REMOTE_ADDR="10.0.0.1").status_code == 429
    page = client.post("/login/", {"username": "clerk", "password": PASSWORD}, REMOTE_ADDR="10.0.0.9")
    assert page.status_code == 429
    assert "锁定15分钟" in page.content.decode()
    assert client.get("/today/").status_code == 302


def test_five_failures_lock_the_address_for_every_account(client) -> None:
    for name in ("a1", "a2", "a3", "a4", "a5"):
        page = fail(client, 1, name, REMOTE_ADDR="10.0.0.1")
    assert page.status_code == 429
    right = {"username": "clerk", "password": PASSWORD}
    assert client.post("/login/", right, REMOTE_ADDR="10.0.0.1").status_code == 429
    assert client.post("/login/", right, REMOTE_ADDR="10.0.0.2").url == "/today/"


def test_a_lock_does_not_tell_whether_the_account_exists(client) -> None:
    known = fail(client, 5, "clerk", REMOTE_ADDR="10.0.0.1")
    unknown = fail(client, 5, "nobody", REMOTE_ADDR="10.0.0.2")
    assert (known.status_code, said(known)) == (unknown.status_code, said(unknown))


def test_a_success_forgets_the_failures(client) -> None:
    fail(client, 4)
    assert enter(client).status_code == 302
    client.logout()
    assert fail(client, 4).status_code == 200


def test_the_lock_ends_after_fifteen_minutes_of_the_machine_clock(client) -> None:
    fail(client, 5)
    for passed, status in ((timedelta(minutes=14), 429), (timedelta(minutes=2), 302)):
        for one in AccessAttempt.objects.all():
            one.attempt_time -= passed
            one.save()
        assert enter(client).status_code == status


def test_no_table_says_from_when_to_when_somebody_was_logged_in(client) -> None:
    enter(client)
    client.post("/logout/")
    assert AccessLog.objects.count() == 0
    assert "wrong" not in str(list(AccessAttempt.objects.values()))


def test_passwords_typed_wrongly_are_not_stored(client) -> None:
    enter(client, password="almost-my-password")
    assert "almost-my-password" not in str(list(AccessAttempt.objects.values()))


def test_thirty_idle_minutes_end_the_session(client) -> None:
    enter(client)
    for left, status in ((timedelta(minutes=1), 200), (timedelta(minutes=-1), 302)):
        stored = Session.objects.get()
        assert timedelta(minutes=29) < stored.expire_date - _machine() <= timedelta(minutes=30)
        stored.expire_date = _machine() + left
        stored.save()
        assert client.get("/me/").status_code == status


def _machine():
    from django.utils import timezone

    return timezone.now()


def test_the_cookie_ends_with_the_browser_and_no_page_is_stored(client) -> None:
    cookie = enter(client).cookies["sessionid"]
    assert (cookie["max-age"], bool(cookie["httponly"]), cookie["samesite"]) == ("", True, "Lax")
    assert client.get("/me/")["Cache-Control"] == "no-store"


def test_logout_takes_a_post(client) -> None:
    enter(client)
    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").url == "/login/"
    assert client.get("/me/").url == "/login/?next=/me/"


def change(client, **data):
    return client.post("/me/password/", data)


def test_a_one_time_password_must_be_changed_first(client, clerk: Account) -> None:
    clerk.must_change_password = True
    clerk.save()
    client.force_login(clerk)
    for path in ("/today/", "/me/", "/register/", "/units/"):
        assert client.get(path).url == "/me/password/"
    page = client.get("/me/password/").content.decode()
    assert "一次性密码" in page and "现在的密码" not in page
    same = change(client, new_password1=PASSWORD, new_password2=PASSWORD).content.decode()
    assert "不能与现在的密码相同" in same
    assert change(client, new_password1="Yu-feng-2024", new_password2="Yu-feng-2024").url == "/me/"
    clerk.refresh_from_db()
    assert clerk.check_password("Yu-feng-2024") and not clerk.must_change_password
    assert client.get("/today/").status_code == 200


# what is typed: old, new, again; what is said
PASSWORDS = [
    (PASSWORD, "kurz-1", "kurz-1", "密码只有6个字符"),
    (PASSWORD, "2023092012", "2023092012", "数字"),
    (PASSWORD, "password123", "password123", "常见"),
    (PASSWORD, "Yu-feng-2024", "Yu-feng-2025", "不一样"),
    ("not-this-one", "Yu-feng-2024", "Yu-feng-2024", "现在的密码不对"),
    ("", "Yu-feng-2024", "Yu-feng-2024", "请填写现在的密码"),
    (PASSWORD, PASSWORD, PASSWORD, "不能与现在的密码相同"),
]


@pytest.mark.parametrize(("old", "new", "again", "words"), PASSWORDS)
def test_what_is_no_password(client, clerk: Account, old: str, new: str, again: str, words: str) -> None:
    client.force_login(clerk)
    page = change(client, old_password=old, new_password1=new, new_password2=again).content.decode()
    assert words in page
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)


def test_a_changed_password_keeps_this_session_and_ends_the_others(client, clerk: Account) -> None:
    from django.test import Client

    other = Client()
    other.force_login(clerk)
    client.force_login(clerk)
    sent = {"old_password": PASSWORD, "new_password1": "Yu-feng-2024", "new_password2": "Yu-feng-2024"}
    assert change(client, **sent).url == "/me/"
    assert client.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302


def test_display_is_kept_with_the_account(client, clerk: Account) -> None:
    client.force_login(clerk)
    answer = client.post("/me/display/", {"size": "large", "theme": "dark", "next": "/today/"})
    assert answer.url == "/today/"
    clerk.refresh_from_db()
    assert (clerk.display_size, clerk.display_theme) == ("large", "dark")
    for back in ("https://example.com/", "//example.com/", "today"):
        assert client.post("/me/display/", {"size": "", "next": back}).url == "/me/"
    client.post("/me/display/", {"size": "huge", "theme": "pink"})
    clerk.refresh_from_db()
    assert (clerk.display_size, clerk.display_theme) == ("", "dark")
