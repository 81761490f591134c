"""/healthz in every state; what a trouble of the database means to a person."""

import json
import os
from datetime import timedelta

import pytest
from django.db import DataError, OperationalError
from tests import cast

from cunju.org import clock, health, troubles

pytestmark = pytest.mark.django_db
KEYS = ["app", "ok", "database", "worker", "disk_free_mb", "demonstration", "today"]


@pytest.fixture
def ready(settings, tmp_path):
    settings.VAR = tmp_path
    cast.units()
    cast.demonstration()
    return tmp_path


def ask(client, **more) -> tuple[int, dict]:
    page = client.get("/healthz", **more)
    assert page["Content-Type"] == "application/json" and page["Cache-Control"] == "no-store"
    return page.status_code, json.loads(page.content)


def test_all_is_well(client, ready) -> None:
    status, found = ask(client)
    assert (status, list(found)) == (200, KEYS)
    assert found | {"disk_free_mb": 0} == {
        "app": "cunju", "ok": True, "database": "ok", "worker": "none", "disk_free_mb": 0, "demonstration": True,
        "today": "2023-09-20",
    }  # fmt: skip
    assert found["disk_free_mb"] > 0


def test_it_is_answered_whatever_host_is_asked_for(client, ready) -> None:
    assert ask(client, HTTP_HOST="10.1.2.3:8000")[0] == 200
    assert client.get("/login/", HTTP_HOST="10.1.2.3:8000").status_code == 400


def test_a_worker_that_moves_no_more_is_named(client, ready) -> None:
    health.beat_file().touch()
    assert ask(client)[1]["worker"] == "ok"
    old = (clock.machine_now() - timedelta(minutes=1)).timestamp()
    os.utime(health.beat_file(), (old, old))
    status, found = ask(client)
    assert (status, found["worker"], found["ok"]) == (503, "stopped", False)


def test_a_silent_database_is_named(client, ready, monkeypatch) -> None:
    health.beat_file().touch()

    def silent() -> None:
        raise OperationalError("connection to server at 10.0.0.1 failed: timeout expired")

    monkeypatch.setattr(clock, "installation", silent)
    status, found = ask(client)
    assert status == 503
    assert (found["ok"], found["database"], found["worker"]) == (False, "unreachable", "ok")
    assert (found["demonstration"], found["today"]) == (False, None)
    client.raise_request_exception = False
    page = client.get("/login/")
    assert page.status_code == 503 and "读不到数据库" in page.content.decode()


def test_little_room_is_named(client, ready, monkeypatch) -> None:
    monkeypatch.setattr(health, "disk_free_mb", lambda: 12)
    status, found = ask(client)
    assert (status, found["ok"], found["disk_free_mb"]) == (503, False, 12)


def test_what_a_trouble_means() -> None:
    import errno

    said = {
        OperationalError("database or disk is full"): troubles.DISK,
        OperationalError('could not extend file "base/1": No space left on device'): troubles.DISK,
        OperationalError("database is locked"): troubles.BUSY,
        OperationalError("deadlock detected"): troubles.BUSY,
        OperationalError("attempt to write a readonly database"): troubles.READ_ONLY,
        OperationalError("connection refused"): troubles.SILENT,
        OSError(errno.ENOSPC, "No space left on device"): troubles.DISK,
        DataError("value too long for type character varying(60)"): troubles.UNFIT,
    }
    assert {one: troubles.of(one) for one in said} == said
    assert troubles.of(ValueError("x")) is None and troubles.of(OSError(errno.ENOENT, "x")) is None
