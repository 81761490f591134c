"""A session ends 30 minutes after its last page, and looking at pages hardly writes it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.org import clock
from cunju.org.middleware import MOVED

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    cast.units()
    cast.demonstration()
    client.force_login(cast.clerk())
    client.get("/me/")
    return client


@pytest.fixture
def later(monkeypatch):
    """Let some seconds of the machine clock pass."""
    now = clock.machine_now()

    def passed(seconds: int) -> None:
        monkeypatch.setattr(clock, "machine_now", lambda: now + timedelta(seconds=seconds))

    return passed


def ends():
    return Session.objects.get().expire_date


def test_a_page_soon_after_another_does_not_write_the_session(signed_in, later) -> None:
    later(MOVED - 5)
    with CaptureQueriesContext(connection) as asked:
        signed_in.get("/me/")
    assert not [one for one in asked if "UPDATE" in one["sql"] and "django_session" in one["sql"]]


def test_use_moves_the_end(signed_in, later) -> None:
    Session.objects.update(expire_date=ends() - timedelta(minutes=10))
    before = ends()
    later(MOVED + 1)
    signed_in.get("/me/")
    assert ends() > before + timedelta(minutes=9)


def test_an_idle_session_is_over(signed_in) -> None:
    Session.objects.update(expire_date=ends() - timedelta(minutes=31))
    assert signed_in.get("/me/").url.startswith("/login/")
