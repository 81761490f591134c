"""A place where residents may send everything in, and what they do on their telephones."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from cunju.org import clock, limits
from cunju.org.models import Unit
from cunju.records import letters, opened
from cunju.records.models import Letter
from tests.offices import DISTRICT, HOME
from tests.offices import VILLAGE as CODE
from tests.offices import opened as begun

TODAY = date(2023, 9, 20)
ASK = f"/b/{CODE}/ask/"
NAME, PHONE = "王家坝的一位居民", "13900000000"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    for bucket in (limits.logins, limits.pages, limits.forms, limits.senders, limits.receivers, limits.guesses):
        bucket.clear()
    monkeypatch.setattr(limits, "seconds_now", lambda: 1000.0)
    found: Unit = begun(monkeypatch, TODAY, HOME)[CODE]
    for kind in letters.taken():
        opened.turn(DISTRICT, kind, on=True, by="yubei", now=clock.now())
    return found


def later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    from cunju.org.models import Installation

    day = TODAY + timedelta(days=days)
    monkeypatch.setenv("CUNJU_TODAY", day.isoformat())
    Installation.objects.update(today=day)


def sent(kind: str = "objection", **said: Any) -> Letter:
    data = {"kind": kind, "about": "8月财务", "text": "清淤清的是哪一段，请的谁"} | said
    answer = Client().post(ASK, data)
    assert answer.status_code == 302, answer.content.decode()
    return Letter.objects.get(receipt=answer["Location"].split("/")[2])


def read(letter: Letter) -> str:
    answer = Client().get(f"/r/{letter.receipt}/")
    assert answer.status_code == 200 and not answer.cookies
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def press(letter: Letter, do: str) -> Any:
    return Client().post(f"/r/{letter.receipt}/", {"do": do})
