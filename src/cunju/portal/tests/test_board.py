"""A unit's public board: open to everybody, cacheable, and quiet about what is not there."""

import pytest
from django.test import Client

from cunju.org.models import Contact, Installation, Unit

pytestmark = pytest.mark.django_db
BOARD = "/b/500112018202/"


@pytest.fixture
def unit() -> Unit:
    Unit.objects.create(code="500112018", kind="town", name="王家街道", parent_code="500112")
    return Unit.objects.create(
        code="500112018202", kind="village", name="玉峰山村村民委员会", parent_code="500112018"
    )


def test_a_board_needs_no_login_and_sets_no_cookie(client: Client, unit: Unit) -> None:
    answer = client.get(BOARD)
    assert answer.status_code == 200
    assert "玉峰山村 村务公开" in answer.content.decode()
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer["Cache-Control"] == "max-age=300, public"


def test_a_known_etag_is_answered_with_304(client: Client, unit: Unit) -> None:
    etag = client.get(BOARD)["ETag"]
    assert client.get(BOARD, headers={"if-none-match": etag}).status_code == 304


def test_a_demonstration_stays_out_of_search_engines(client: Client, unit: Unit) -> None:
    assert "X-Robots-Tag" not in client.get(BOARD).headers
    Installation.objects.create(demonstration=True, today="2023-09-20", district_code="500112")
    shown = client.get(BOARD)
    assert shown["X-Robots-Tag"] == "noindex, nofollow"
    assert "演示数据" in shown.content.decode()


def test_large_print_is_a_link_without_scripts(client: Client, unit: Unit) -> None:
    assert 'data-size="public"' in client.get(BOARD).content.decode()
    large = client.get(BOARD, {"size": "large"}).content.decode()
    assert 'data-size="large"' in large
    assert "<button" not in large.partition("</form>")[2]


@pytest.mark.parametrize("path", ["/b/500112018/", "/b/500112018999/", "/b/x/", "/c/NOSUCH/"])
def test_what_is_no_board_is_404(client: Client, unit: Unit, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_telephone_is_spoken_of_only_where_one_is_written(client: Client, unit: Unit) -> None:
    found, aloud = client.get(BOARD, {"q": "没有"}).content.decode(), client.get(f"{BOARD}aloud/").content.decode()
    assert "打电话" not in found and "打电话" not in aloud and "有疑问请到村里来问" in aloud
    Contact.objects.create(unit_code="500112018", phone="023-67180000", on="2023-09-20")
    found, aloud = client.get(BOARD, {"q": "没有"}).content.decode(), client.get(f"{BOARD}aloud/").content.decode()
    assert "也可以打电话问" in found and "有疑问请打电话023-67180000，或者到村里来问" in aloud


def test_a_board_is_read_only(client: Client, unit: Unit) -> None:
    assert client.post(BOARD).status_code == 405


def test_a_code_typed_by_hand_is_found_however_it_is_written_and_an_invented_one_is_not_called_early(client: Client, unit: Unit) -> None:
    assert 'name="code"' in client.get("/c/").content.decode()
    for typed in ("500112018202", " 500112-018202 ", "５００１１２－０１８２０２"):
        assert client.get("/c/", {"code": typed}).headers.get("Location") == "/c/500112018202/", typed
    assert client.get("/c/500112-018202/").status_code == 200
    for path in ("/c/018202AAAAAA/", "/c/?code=018202-aaaaaa"):
        answer = client.get(path)
        text = answer.content.decode()
        assert answer.status_code == 404 and "没有查到这个编号，可能还没有公布，也可能不是这里出的，请打电话向玉峰山村村民委员会核对" in text
    Contact.objects.create(unit_code="500112018", phone="023-67180000", on="2023-09-20")
    assert "请打电话023-67180000向玉峰山村村民委员会核对" in client.get("/c/018202AAAAAA/").content.decode()
    answer = client.get("/c/", {"code": "<b>x"})
    assert answer.status_code == 404 and "请打电话向纸上写的单位核对" in answer.content.decode() and "<b>x" not in answer.content.decode()
    assert client.get("/c/", {"code": "－-"}).status_code == 404
