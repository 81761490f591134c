"""Whatever is sent to whichever address, nobody meets a server error; the larger run is by ``CUNJU_HOSTILE``."""

import json
import os

import pytest
from django.test import Client

from cunju.org import limits
from cunju.org.models import Account
from tests import cast
from tests.hands import hostile

pytestmark = pytest.mark.django_db
COUNT = int(os.environ.get("CUNJU_HOSTILE", "500"))


@pytest.fixture
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


def test_no_hostile_request_meets_a_server_error(people, monkeypatch) -> None:
    monkeypatch.setattr(limits, "LOGIN", limits.Rate(10**9, 1.0))
    clients = [Client(raise_request_exception=False)]
    for account in people.values():
        one = Client(raise_request_exception=False)
        one.force_login(account)
        clients.append(one)
    known, wrong, codes = hostile.known(), [], {}
    for at, shot in enumerate(hostile.shots(20231120, COUNT, known)):
        client = clients[at % len(clients)]
        try:
            page = (
                client.generic(shot.method, shot.path, **_sent(shot))
                if _raw(shot)
                else getattr(client, shot.method.lower())(shot.path, **shot.sent)
            )
        except (UnicodeError, ValueError) as trouble:
            # What the test client itself cannot send, no request comes of.
            assert "tests" in _where(trouble) or "django/test" in _where(trouble), shot
            continue
        codes[page.status_code] = codes.get(page.status_code, 0) + 1
        if page.status_code >= 500 and not _said(page):
            wrong.append((page.status_code, str(shot)))
    assert wrong == []
    print("\n" + json.dumps({"requests": COUNT, "server_errors": len(wrong), "answers": codes}))


def _raw(shot: hostile.Shot) -> bool:
    return isinstance(shot.sent.get("data"), bytes)


def _sent(shot: hostile.Shot) -> dict[str, object]:
    return {"data": shot.sent["data"], "content_type": shot.sent["content_type"]}


def _said(page) -> bool:
    """A machine without a Chinese face says that it cannot make a PDF (503), and that is no fault."""
    return page.status_code == 503 and "没有中文字体" in page.content.decode()


def _where(trouble: Exception) -> str:
    last = trouble.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    return last.tb_frame.f_code.co_filename if last else ""


NUL = "a\x00b"


@pytest.mark.parametrize(
    "path", ["/units/?q=a%00b", "/log/?account=%00", "/today/?page=%00", "/units/?q=%ed%a0%80"]
)
def test_a_query_is_cleaned(client, people, path: str) -> None:
    client.force_login(people["audit"] if "log" in path else people["clerk"])
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/b/%00/", "/c/%01/", "/unit/a%0ab/", "/fact/%7f/", "/b/%C2%85/", "/%00"])
def test_an_address_with_controls_is_refused_in_a_sentence(client, people, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 400 and "不能识别的字符" in page.content.decode()


def test_too_long_an_address_is_refused(client, people) -> None:
    for path in (f"/b/{'x' * 2000}/", f"/units/?q={'x' * 9000}"):
        page = client.get(path)
        assert page.status_code == 414 and "地址太长" in page.content.decode()


def test_a_field_is_cleaned_and_kept(client, people) -> None:
    from cunju.desk.models import Feedback

    client.force_login(people["clerk"])
    client.post("/feedback/", {"about": "other", "text": "字\x00太\x0b小\x07", "a\x00b": "x"})
    assert Feedback.objects.get().text == "字太\n小"


@pytest.mark.parametrize(
    "cookie", ["sessionid=\x00", 'sessionid="\\000"', "sessionid=" + "x" * 3000, "csrftoken=\x01"]
)
def test_a_broken_cookie_is_no_cookie(client, people, cookie: str) -> None:
    assert client.get("/today/", HTTP_COOKIE=cookie).status_code == 302


@pytest.mark.parametrize(
    "body", [b'{"a": "\\u0000"}', b'{"a": ["\\ud800"]}', b'{"\\u0001": 1}', b"{", b"\xff", b"[" * 100000]
)
def test_a_document_with_controls_is_refused(client, people, body: bytes) -> None:
    client.force_login(people["clerk"])
    assert client.generic("POST", "/me/display/", body, "application/json").status_code == 400


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "unicode_escape", "nonsense", "idna"])
def test_other_charsets_are_refused(client, people, charset: str) -> None:
    client.force_login(people["clerk"])
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        assert client.generic("POST", "/me/display/", b"a=1", f"{kind}; charset={charset}").status_code == 400


@pytest.mark.parametrize("charset", ["hex", "zlib", '"rot13"', "base64", "uu", "\x00"])
def test_a_charset_that_is_no_text_is_refused_by_the_server_itself(people, charset: str) -> None:
    """Django fails by it while the request is made, before any middleware: only the whole application can say so."""
    from django.test import RequestFactory

    from cunju.config import wsgi

    environ = RequestFactory().post("/login/?q=1", {}).environ | {
        "CONTENT_TYPE": f"application/x-www-form-urlencoded; charset={charset}",
        "SERVER_NAME": "127.0.0.1",
    }
    said: list[str] = []
    wsgi.application(environ, lambda status, headers, *_: said.append(status))
    assert said[0].startswith("400")
