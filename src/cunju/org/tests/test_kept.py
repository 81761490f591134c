"""A form that comes after its session ended is kept, and offered once to the account that typed it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from tests import cast

from cunju.org import clock
from cunju.org.models import Account, KeptForm

pytestmark = pytest.mark.django_db
PASSWORD = "Feng-shan-2023"
TYPED = {"username": "doppelt", "role": "village_clerk", "unit_code": cast.NEIGHBOUR}
HERE = "http://testserver"


@pytest.fixture(autouse=True)
def town() -> Account:
    cast.units()
    cast.demonstration()
    found = cast.town_officer()
    found.set_password(PASSWORD)
    found.save()
    return found


@pytest.fixture
def idle(client, town: Account) -> Client:
    """Signed in, then more than thirty minutes away."""
    client.force_login(town)
    client.get("/me/")
    Session.objects.update(expire_date=clock.machine_now() - timedelta(minutes=1))
    return client


def enter(client, page):
    return client.post(
        page.url.split("?")[0], {"username": "town", "password": PASSWORD, "next": page.url.split("next=")[1]}
    )


def test_what_was_typed_stands_in_the_form_again(idle) -> None:
    page = idle.post("/accounts/", TYPED)
    assert page.url == "/login/?next=/accounts/"
    assert "已保留" in idle.get(page.url).content.decode()
    assert enter(idle, page).url == "/accounts/"
    shown = idle.get("/accounts/").content.decode()
    assert 'value="doppelt"' in shown
    assert f'value="{cast.NEIGHBOUR}" selected' in shown
    assert not Account.objects.filter(username="doppelt").exists()
    again = idle.get("/accounts/").content.decode()
    assert 'value="doppelt"' not in again


def test_a_form_sent_to_an_address_without_a_page_is_offered(idle) -> None:
    typed = {"duty": "x", "from": "2023-07-01", "text": "等资金到位"}
    path = f"/today/{cast.VILLAGE}/remark/"
    page = idle.post(path, typed, headers={"referer": f"{HERE}/today/"})
    assert page.url == "/login/?next=/kept/"
    assert enter(idle, page).url == "/kept/"
    shown = idle.get("/kept/").content.decode()
    assert f'action="{path}"' in shown and "等资金到位" in shown
    assert 'name="from" value="2023-07-01"' in shown
    assert "没有保留的内容" in idle.get("/kept/").content.decode()


def test_a_page_that_does_not_fill_itself_leads_to_the_offer(idle) -> None:
    page = idle.post(
        "/feedback/", {"about": "other", "text": "字太小"}, headers={"referer": f"{HERE}/feedback/"}
    )
    assert page.url == "/login/?next=/feedback/"
    assert enter(idle, page).url == "/feedback/"
    last = idle.get("/feedback/", follow=True)
    assert "字太小" in last.content.decode()
    if last.redirect_chain:
        assert 'action="/feedback/"' in last.content.decode()
    assert not idle.get("/feedback/", follow=True).redirect_chain
    assert idle.cookies["kept"].value == ""


def test_a_part_of_a_page_turns_the_whole_page_to_the_login(idle) -> None:
    headers = {"hx-request": "true", "hx-current-url": f"{HERE}/accounts/"}
    part = idle.post("/accounts/?part=live", TYPED, headers=headers)
    assert (part.status_code, part.content) == (200, b"")
    assert part["HX-Redirect"] == "/login/?next=/accounts/"
    assert KeptForm.objects.get().path == "/accounts/"


def test_somebody_else_does_not_get_it(idle) -> None:
    idle.post("/accounts/", TYPED)
    other = cast.town_officer(username="second")
    idle.force_login(other)
    assert 'value="doppelt"' not in idle.get("/accounts/").content.decode()
    assert "doppelt" not in idle.get("/kept/").content.decode()
    assert KeptForm.objects.get().account == "town"


def test_a_forged_cookie_gets_nothing(idle, town: Account) -> None:
    idle.post("/accounts/", TYPED)
    token = KeptForm.objects.get().token
    other = Client()
    other.force_login(town)
    other.cookies["kept"] = token
    assert 'value="doppelt"' not in other.get("/accounts/").content.decode()


def test_passwords_and_tokens_are_never_kept(idle) -> None:
    idle.post("/accounts/", TYPED | {"new_password1": "a", "password": "b", "csrfmiddlewaretoken": "c"})
    assert KeptForm.objects.get().data == {name: [value] for name, value in TYPED.items()}
    idle.post("/me/password/", {"old_password": "a", "new_password1": "b"})
    assert KeptForm.objects.count() == 1


def test_it_is_gone_after_a_day(idle, town: Account) -> None:
    idle.post("/accounts/", TYPED)
    KeptForm.objects.update(made_at=clock.machine_now() - timedelta(hours=25))
    idle.force_login(town)
    assert 'value="doppelt"' not in idle.get("/accounts/").content.decode()
    idle.logout()
    idle.post("/accounts/", TYPED)
    assert KeptForm.objects.count() == 1


def test_a_page_asked_for_is_not_a_form(idle) -> None:
    assert idle.get("/accounts/?page=2").url == "/login/?next=/accounts/%3Fpage%3D2"
    assert KeptForm.objects.count() == 0


def test_of_a_stranger_nothing_is_kept(client) -> None:
    """Neither of one who never was here, nor of one who makes up a session or a proof."""
    assert client.post("/nowhere/", {"a": "b"}).status_code == 404
    for cookies in ({}, {"sessionid": "x" * 32}, {"whose": "1:made-up"}):
        client.cookies.clear()
        client.cookies.load(cookies)
        page = client.post("/accounts/", TYPED)
        assert page.url == "/login/?next=/accounts/" and "kept" not in page.cookies
    assert KeptForm.objects.count() == 0


def test_what_a_stranger_sends_is_not_even_read(client) -> None:
    for path in ("/accounts/", "/today/", "/login/", "/nowhere/", "/"):
        page = client.post(path, {"text": "x" * (300 * 1024)})
        assert (page.status_code, "没有登录时不接收这么大的内容" in page.content.decode()) == (413, True)
    assert KeptForm.objects.count() == 0


def test_a_form_too_large_to_keep_is_not_kept(idle) -> None:
    page = idle.post("/accounts/", TYPED | {"note": "长" * (100 * 1024)})
    assert page.url == "/login/?next=/accounts/" and KeptForm.objects.count() == 0
    assert "已保留" not in idle.get(page.url).content.decode()


def test_one_account_keeps_few_forms(idle) -> None:
    for at in range(9):
        idle.post("/accounts/", TYPED | {"username": f"name{at}"})
    assert sorted(one.data["username"] for one in KeptForm.objects.all()) == [[f"name{at}"] for at in range(4, 9)]


def test_a_session_that_is_no_more_is_proved_by_its_browser(client, town: Account) -> None:
    """Another browser changed the password: the session is gone from the database, what is typed here is kept."""
    client.force_login(town)
    assert client.get("/accounts/").status_code == 200
    town.set_password("Ganz-anders-77")
    town.save()
    page = client.post("/accounts/", TYPED)
    assert page.url == "/login/?next=/accounts/"
    assert KeptForm.objects.get().account == "town"


def test_who_logged_out_leaves_no_proof(client, town: Account) -> None:
    client.force_login(town)
    client.get("/accounts/")
    client.post("/logout/")
    client.post("/accounts/", TYPED)
    assert KeptForm.objects.count() == 0
