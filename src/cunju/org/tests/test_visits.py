"""The access log fails no page; a full disk is said as such."""

import errno
import sqlite3
import time

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from django.test import Client

from cunju.org import troubles, visits
from cunju.org.models import Account, Visit


@pytest.fixture
def client(client: Client, db: None) -> Client:
    client.force_login(Account.objects.create(username="system", role="system_administrator"))
    return client


def test_a_log_that_cannot_be_written_is_a_line_in_the_servers_log(client, monkeypatch, caplog) -> None:
    def locked(**_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Visit.objects, "create", locked)
    answer = client.get("/me/")
    assert answer.status_code == 200
    (line,) = [one.getMessage() for one in caplog.records if one.name == visits.__name__]
    assert "system" in line and "/me/" in line and "200" in line


def test_a_page_waits_for_its_log_but_a_moment(tmp_path, monkeypatch, django_db_blocker) -> None:
    """While somebody writes for long; Django's own wait is twenty seconds."""
    file = tmp_path / "a.sqlite3"
    with sqlite3.connect(file) as other:
        other.execute("create table t (a)")
    told = {"ENGINE": "cunju.config.sqlite", "NAME": str(file), "OPTIONS": {"timeout": 20}}
    mine = ConnectionHandler({"default": told})["default"]
    monkeypatch.setattr(visits, "connection", mine)
    with django_db_blocker.unblock(), sqlite3.connect(file, isolation_level=None) as other:
        other.execute("begin immediate")
        begun = time.monotonic()
        with pytest.raises(OperationalError, match="locked"), visits._impatient(), mine.cursor() as cursor:
            cursor.execute("insert into t values (1)")
        assert time.monotonic() - begun < 10
        other.execute("rollback")
        with mine.cursor() as cursor:
            assert cursor.execute("pragma busy_timeout").fetchone() == (20_000,)
        mine.close()


@pytest.mark.parametrize("wrong", [OSError(errno.ENOSPC, "x"), OperationalError("database or disk is full")])
def test_a_full_disk_is_said(client, monkeypatch, wrong) -> None:
    def fails(*_: object, **__: object) -> None:
        raise wrong

    monkeypatch.setattr("cunju.org.views.render", fails)
    client.raise_request_exception = False
    answer = client.get("/me/")
    assert (answer.status_code, "磁盘已满" in answer.content.decode()) == (507, True)


def test_another_error_is_no_full_disk() -> None:
    assert troubles.of(OSError(errno.EIO, "x")) is None
    assert troubles.of(OperationalError("database is locked")) is not troubles.DISK
