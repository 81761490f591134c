"""Login by an identity service: a made-up one over HTTP; what is wrong in its answer lets nobody in."""

import ast
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests import cast
from tests.shape import source

from cunju.org import oidc, second
from cunju.org.factors import Factor
from cunju.org.models import Account
from cunju.org.tests import provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(settings) -> Iterator[provider.Provider]:
    cast.units()
    cast.demonstration()
    cast.district_officer()
    with provider.serving() as found:
        settings.ALLOWED_HOSTS = ["testserver"]
        settings.OIDC = {
            "issuer": found.issuer, "client_id": provider.CLIENT, "secret": provider.SECRET, "claim": "preferred_username", "name": "统一身份认证",
        }  # fmt: skip
        yield found
    oidc._said.clear()


def at_the_service(address: str) -> str:
    """The browser at the service, which sends it back."""
    try:
        with urllib.request.build_opener(oidc._Stay).open(address, timeout=10):
            raise AssertionError("the service sends nobody back")
    except urllib.error.HTTPError as sent:
        return str(sent.headers["Location"])


def come_back(client: Client, *, then: str = ""):
    """The whole way: our page, the service, our page."""
    left = client.get(f"/login/oidc/?next={then}")
    assert left.status_code == 302
    return client.get(at_the_service(left.url).removeprefix("http://testserver"))


def inside(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def test_an_account_that_is_there_comes_in(client, service) -> None:
    assert 'href="/login/oidc/?next=/register/"' in client.get("/login/?next=/register/").content.decode()
    assert come_back(client, then="/register/").url == "/register/"
    assert inside(client)
    other = Client()
    assert come_back(other, then="https://example.com/").url == "/today/"


def test_what_is_asked_holds_state_nonce_and_a_challenge(client, service) -> None:
    asked = parse_qs(urlsplit(client.get("/login/oidc/").url).query)
    again = parse_qs(urlsplit(Client().get("/login/oidc/").url).query)
    assert asked["code_challenge_method"] == ["S256"] and asked["response_type"] == ["code"] and "openid" in asked["scope"][0]
    assert asked["redirect_uri"] == ["http://testserver/login/oidc/back/"]
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name][0]) >= 40 and asked[name] != again[name]


# what the service says wrongly
BENT = [
    {"nonce": "another"}, {"nonce": None}, {"aud": "another"}, {"aud": None}, {"iss": "https://elsewhere"},
    {"exp": 1_700_000_000}, {"exp": None}, {"preferred_username": None}, {"preferred_username": 7},
    {"aud": [provider.CLIENT, "x"], "azp": "x"},
]  # fmt: skip


@pytest.mark.parametrize("bent", BENT, ids=str)
def test_a_token_that_says_something_else_lets_nobody_in(client, service, bent) -> None:
    service.bent = bent
    answer = come_back(client)
    assert answer.status_code == 403 and "没有登录成" in answer.content.decode()
    assert not inside(client)
    # The answer is used up, and so is what waited for it.
    service.bent = {}
    assert come_back(client).status_code == 302


def test_another_key_another_name_another_state(client, service) -> None:
    service.strange_key = True
    assert come_back(client).status_code == 403
    service.strange_key = False
    way = at_the_service(client.get("/login/oidc/").url).removeprefix("http://testserver")
    assert Client().get(way).status_code == 403  # somebody else's browser
    assert client.get(way.replace("state=", "state=x")).status_code == 403
    assert client.get(way).status_code == 403  # begun once, ended once
    assert client.get("/login/oidc/back/?state=x&error=access_denied").status_code == 403
    client.get("/login/oidc/")
    before = len(service.asked)
    assert client.get("/login/oidc/back/?error=access_denied").status_code == 403
    assert len(service.asked) == before
    oidc._said.clear()
    service.names_itself = "http://elsewhere"
    assert client.get("/login/oidc/").status_code == 502
    assert not inside(client)


@pytest.mark.parametrize("name", ["nobody", "District", "off", "member"])
def test_only_accounts_in_use_that_are_offices_come_in(client, service, name) -> None:
    import uuid

    cast.clerk(username="off")
    Account.objects.filter(username="off").update(is_active=False)
    cast.supervisor(username="member")
    Account.objects.filter(username="member").update(person=uuid.uuid4())
    service.user = name
    answer = come_back(client)
    assert answer.status_code == 403 and name in answer.content.decode() and "没有这个账号" in answer.content.decode()
    assert not inside(client) and not Account.objects.filter(username="nobody").exists()


def test_the_second_page_is_asked_all_the_same(client, service) -> None:
    account = Account.objects.get(username="district")
    factor = second.begin(account)
    Factor.objects.filter(pk=factor.pk).update(since=cast.TODAY)
    assert come_back(client, then="/register/").url == "/login/code/"
    assert not inside(client)


def test_a_service_that_does_not_answer_is_said(client, service, settings) -> None:
    settings.OIDC = settings.OIDC | {"issuer": "http://127.0.0.1:9"}
    answer = client.get("/login/oidc/")
    assert answer.status_code == 502 and "用账号和密码登录" in answer.content.decode()


def test_without_one_there_is_no_door_and_nothing_is_imported(client) -> None:
    assert client.get("/login/oidc/").status_code == client.get("/login/oidc/back/").status_code == 404
    assert "/login/oidc/" not in client.get("/login/").content.decode()
    for file in source.python(source.PACKAGE):
        if "tests" not in file.parts and re.search(r"authlib|joserfc", file.read_text(encoding="utf-8")):
            above = [one for one in source.tree(file).body if isinstance(one, ast.Import | ast.ImportFrom)]
            assert not re.search(r"(authlib|joserfc)", " ".join(map(ast.unparse, above))), file
