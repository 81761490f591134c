"""Login, lock-out, idle logout, passwords, display; sessions and locks go by the machine clock."""

from datetime import timedelta

import pytest
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


# as people type a name: with capitals, with spaces, in full width, with what a copied line leaves around it
TYPED = ["Clerk", " clerk ", "CLERK", "　ｃｌｅｒｋ", "\u200bclerk", "Ｃlerk\t"]


@pytest.mark.parametrize("name", TYPED)
def test_a_name_is_known_without_regard_to_case_width_and_spaces(client, name: str) -> None:
    assert enter(client, name).url == "/today/"


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
    (PASSWORD, "Clerk-2024!!", "Clerk-2024!!", "太接近"),
    (PASSWORD, "2024-kr3lc-99", "2024-kr3lc-99", "太接近"),
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
