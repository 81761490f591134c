"""Calls: token, scope, pages, marks, problems; no more of a person than a code."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.api import calling, systems
from cunju.api.endpoints import ENDPOINTS, RESOURCES
from cunju.api.models import System
from cunju.api.tests.asking import ask, said
from cunju.org import clock
from cunju.org.limits import Bucket, Rate
from cunju.org.models import Unit, Visit

pytestmark = pytest.mark.usefixtures("place")
Connect = Callable[..., str]


def test_a_token_is_shown_once_and_kept_as_a_digest(connect: Connect) -> None:
    token = connect()
    assert token.startswith("cunju_") and len(token) > 40
    assert not any(token in str(value) for row in System.objects.values() for value in row.values())
    assert said(ask(token, "me/")) | {"name": ""} == {
        "schema": "cunju.system/1", "name": "", "prefix": cast.TOWN, "resources": list(dict.fromkeys(one.resource for one in ENDPOINTS[1:])),
        "ends_on": "2023-12-31", "today": "2023-09-20", "demonstration": True,
    }  # fmt: skip
    assert System.objects.get().used_on == cast.TODAY


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer ", "Bearer cunju_x", "Basic eDp4", "cunju_x", "Bearer x y"])
def test_without_a_good_token_nothing_is_read(header: str | None) -> None:
    answer = Client().get("/api/v1/units/", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401 and answer["Content-Type"].startswith("application/problem+json")
    assert answer["WWW-Authenticate"].startswith("Bearer") and "令牌" in said(answer)["detail"]


def test_a_revoked_token_and_one_that_is_over_open_nothing(connect: Connect) -> None:
    last, over, taken = connect(ends_on=cast.TODAY), connect(ends_on=date(2023, 9, 19)), connect()
    systems.revoke(System.objects.get(digest=systems.digest_of(taken)), by="x", now=clock.now())
    assert [ask(one, "units/").status_code for one in (last, over, taken)] == [200, 401, 401]


def test_out_of_scope_and_unknown_are_the_same_404(connect: Connect) -> None:
    token = connect()
    bodies = {
        ask(token, f"{call}/{code}/").content: (call, code)
        for call in ("standing", "matrix", "published", "law")
        for code in (cast.FAR, cast.OTHER_TOWN, cast.UNKNOWN, cast.DISTRICT, "123")
    }
    assert len(bodies) == 1 and next(iter(bodies)).decode().count('"status": 404')
    assert ask(token, f"forms/{cast.OTHER_TOWN}/2023-06-30/").content in bodies
    assert ask(token, f"standing/{cast.VILLAGE}/").status_code == 200


def test_a_resource_that_was_not_given_is_not_there(connect: Connect) -> None:
    token = connect(resources=["units"])
    assert [ask(token, path).status_code for path in ("units/", "kinds/", f"standing/{cast.VILLAGE}/")] == [200, 404, 404]


def test_units_come_in_pages_and_each_page_is_as_many_queries(connect: Connect) -> None:
    token = connect(prefix=cast.DISTRICT)
    Unit.objects.bulk_create(Unit(code=f"{cast.TOWN}{at}", kind="village", name=f"第{at}村", parent_code=cast.TOWN) for at in range(300, 340))
    codes, path, queries = [], "/api/v1/units/?limit=13&kind=village", set()
    while path:
        with CaptureQueriesContext(connection) as asked:
            page = said(ask(token, path))
        queries.add(len(asked))
        codes += [one["code"] for one in page["units"]]
        path = page["next"]
    assert codes == sorted(Unit.objects.filter(kind="village").values_list("code", flat=True)) and len(codes) == 43
    assert len(queries - {max(queries)}) <= 1  # the first call of the day notes it


def test_rows_of_the_matrix_come_in_pages(connect: Connect) -> None:
    token = connect(prefix=cast.DISTRICT)
    whole = said(ask(token, f"matrix/{cast.DISTRICT}/?level=unit"))
    first = said(ask(token, f"matrix/{cast.DISTRICT}/?level=unit&limit=2"))
    second = said(ask(token, first["next"]))
    assert first["rows"] + second["rows"] == whole["rows"][:4] and whole["next"] is None
    assert ask(token, f"matrix/{cast.DISTRICT}/?after=nowhere").status_code == 404


def test_what_did_not_change_is_not_sent_again(connect: Connect) -> None:
    token = connect()
    first = ask(token, "units/")
    assert ask(token, "units/", **{"If-None-Match": first["ETag"]}).status_code == 304
    Unit.objects.filter(code=cast.VILLAGE).update(name="另一个名字")
    assert ask(token, "units/", **{"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(("path", "word"), [
    ("units/?limit=0", "limit"), ("units/?limit=abc", "limit"), ("units/?on=昨天", "on"), ("units/?kind=town&kind=town", "kind"),
    ("units/?kind=city", "kind"), ("units/?colour=red", "colour"), (f"standing/{cast.VILLAGE}/?year=02023", "year"), ("kinds/?on=2023-01-01", "on"),
])  # fmt: skip
def test_a_parameter_that_cannot_be_read_is_named(path: str, word: str, connect: Connect) -> None:
    answer = ask(connect(), path)
    problem = said(answer)
    assert (answer.status_code, problem["param"]) == (400, word) and word in problem["detail"]


def test_it_only_reads(connect: Connect) -> None:
    token = connect()
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/units/", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_too_many_calls_are_told_to_wait(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "calls", Bucket(Rate(2, 0.001)))
    monkeypatch.setattr(calling, "strangers", Bucket(Rate(2, 0.001)))
    token, other = connect(), connect()
    found = [ask(one, "me/") for one in (token, token, token, other, "", "", "")]
    assert [one.status_code for one in found] == [200, 200, 429, 200, 401, 401, 429]
    assert int(found[2]["Retry-After"]) > 1 and "再调用" in said(found[2])["detail"]


def test_the_access_log_names_the_system(connect: Connect) -> None:
    ask(connect(), "me/")
    assert [(one.account, one.path) for one in Visit.objects.all()] == [("接口：数据平台", "/api/v1/me/")]


def test_what_goes_wrong_before_a_call_is_a_problem_too(connect: Connect) -> None:
    answer = ask(connect(), "/api/v1/units/?after=%00")
    assert answer.status_code == 400 and answer["Content-Type"].startswith("application/problem+json")
    assert ask("", "no/such/").status_code == 404 and said(ask("", "no/such/"))["status"] == 404


NEW = {"name": "平台", "below": cast.TOWN, "resources": ["units"], "ends_on": "2023-12-31"}


def token_on(answer: Any) -> str:
    found: str = answer.content.decode().partition("<code>")[2].partition("</code>")[0]
    assert found.startswith("cunju_")
    return found


def test_the_district_makes_a_token_on_its_page_and_revokes_it(client: Client) -> None:
    client.force_login(cast.district_officer())
    wrong = client.post("/api/", {"name": "平台", "below": "500113", "ends_on": "2025-01-01"}).content.decode()
    assert "没有代码为“500113”的单位" in wrong and "请至少选一项" in wrong and "到期日应在" in wrong and 'value="平台"' in wrong
    token = token_on(client.post("/api/", NEW, follow=True))
    assert ask(token, "units/").status_code == 200
    assert token not in client.get("/api/").content.decode()
    client.post(f"/api/systems/{System.objects.get().pk}/revoke/")
    assert ask(token, "units/").status_code == 401
    assert "已停用" in client.get("/api/").content.decode()
    # Stopping what is stopped is no act.
    client.post(f"/api/systems/{System.objects.get().pk}/revoke/")
    said = f"平台（{cast.TOWN}，至2023-12-31，{RESOURCES['units']}）"
    assert list(Visit.objects.exclude(act="").order_by("number").values_list("account", "act", "whom")) == [
        ("district", "token", said), ("district", "token_off", said),
    ]  # fmt: skip
    log = client.get("/audit/?act=token").content.decode()
    assert "共1条" in log and "生成接口令牌" in log and f"平台（{cast.TOWN}" in log


def test_a_form_sent_again_and_a_page_loaded_again_make_no_second_token(client: Client) -> None:
    client.force_login(cast.district_officer())
    once = client.get("/api/").content.decode().partition('name="once" value="')[2].partition('"')[0]
    first = client.post("/api/", NEW | {"once": once})
    token = token_on(client.get(first.url))
    assert ask(token, "units/").status_code == 200
    again = client.post("/api/", NEW | {"once": once})
    assert again.url == first.url
    for page in (client.get(again.url).content.decode(), client.get(first.url).content.decode()):
        assert "已经生成过" in page and token not in page and "<dt>令牌" not in page
    assert System.objects.count() == Visit.objects.filter(act="token").count() == 1
    # What waits in the session to be shown is sealed, and gone once it was.
    other = client.post("/api/", NEW)
    kept = str(dict(client.session["api_token"]))
    assert token_on(client.get(other.url)) not in kept and "api_token" not in client.session
    assert System.objects.count() == 2
