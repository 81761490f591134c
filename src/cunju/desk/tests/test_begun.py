"""Forms in the making: kept by account and page, offered, dropped, gone with the save; what is late or broken is dropped."""

import json
from typing import Any

import pytest
from django.test import Client
from tests import cast

from cunju.org import begun
from cunju.org.models import Account, Begun

pytestmark = pytest.mark.django_db
PAGE = f"/supervision/{cast.VILLAGE}/opinion/"
SAID = {"text": ["路灯不亮"], "channel": ["visit"]}


def keep(client: Client, *, token: str = "t1", path: str = PAGE, said: Any = None) -> Any:
    body = {"_begun": token, "_begun_at": path, "title": "记一条意见", "said": json.dumps(said or SAID), "labels": json.dumps({"text": "说了什么"})}
    return client.post("/begun/", body)


def test_it_is_offered_and_goes_on_unjudged(enter: Any) -> None:
    client = enter("supervisor")
    assert keep(client).status_code == 204
    page = client.get(PAGE).content.decode()
    assert "接着写" in page and "路灯不亮" not in page.partition("<form")[0]
    page = client.get(f"{PAGE}?begun=1").content.decode()
    assert ">路灯不亮</textarea>" in page.replace("\n", "") and "请" not in page.partition('class="fields"')[2].partition("</form>")[0]
    assert "路灯不亮" in client.get("/today/").content.decode()


def test_what_is_sent_is_begun_no_more_and_what_comes_late_is_dropped(enter: Any) -> None:
    client = enter("supervisor")
    keep(client)
    data = {"_begun": "t1", "_begun_at": PAGE, "on": "2023-09-20", "channel": "visit", "text": "路灯不亮"}
    data["fact_id"] = "7b0e6f0e-0000-4000-8000-000000000077"
    assert client.post(PAGE, data).status_code == 302
    keep(client)
    assert begun.of(Account.objects.get(username="supervisor")) == []
    keep(client, token="t2")  # another opening of the page
    assert len(begun.of(Account.objects.get(username="supervisor"))) == 1


def test_a_form_that_comes_back_stays_begun(enter: Any) -> None:
    client = enter("supervisor")
    keep(client)
    assert client.post(PAGE, {"_begun": "t1", "_begun_at": PAGE, "text": ""}).status_code == 200
    assert Begun.objects.get().done is False


@pytest.mark.parametrize("said", ["[]", "{", "null", '"x"', "1" * 70_000])
def test_what_is_no_form_is_dropped_without_a_word(enter: Any, said: str) -> None:
    client = enter("supervisor")
    assert client.post("/begun/", {"_begun": "t", "_begun_at": PAGE, "said": said}).status_code == 204
    assert Begun.objects.count() == 0


def test_nobody_drops_or_reads_what_another_began(enter: Any) -> None:
    keep(enter("supervisor"))
    other = enter("neighbour")
    other.post("/begun/drop/", {"_begun_at": PAGE})
    assert Begun.objects.count() == 1 and "路灯不亮" not in other.get("/today/").content.decode()
    clerk = enter("clerk").get(PAGE).content.decode()
    assert "也在写这一页" in clerk and "路灯不亮" in clerk  # the same unit: both are told
    answer = enter("supervisor").post("/begun/drop/", {"_begun_at": PAGE, "back": "https://elsewhere.example/"})
    assert answer.url == "/today/" and Begun.objects.count() == 0
