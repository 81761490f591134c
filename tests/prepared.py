"""One demonstration a run, made the way a person makes it and read by all who need one; ``CUNJU_PREPARED`` keeps it between runs.

On SQLite its file is copied into the test's own database; on PostgreSQL the demonstration is built there.
"""

import atexit
import contextlib
import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

T = TypeVar("T")
FILE = "demo.sqlite3"


class Quiet:
    """An ``Out`` that says nothing."""

    def say(self, text: str) -> None:
        pass

    def result(self, text: str) -> None:
        pass

    def progress(self, items: Iterable[T], *, total: int, label: str) -> Iterable[T]:
        return items


def folder() -> Path:
    """The var folder with the demonstration in it; the first who asks makes it, others wait."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    kept = os.environ.get("CUNJU_PREPARED")
    found = Path(kept) if kept else Path(tempfile.gettempdir()) / f"cunju-prepared-{run}"
    found.mkdir(parents=True, exist_ok=True)
    with (found / "making").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not (found / FILE).exists():
            _made(found)
            if not kept:
                atexit.register(shutil.rmtree, found, ignore_errors=True)
    return found


def _made(found: Path) -> None:
    from tests.browser import serving

    with serving.running(found):
        pass


@contextmanager
def in_use(blocker: Any) -> Iterator[None]:
    """The demonstration in the test's own database, gone afterwards."""
    from django.db import connection, transaction
    from django.test import override_settings

    with blocker.unblock():
        if connection.vendor == "sqlite":
            from tests.commits import flush

            stack = contextlib.ExitStack()
            stack.enter_context(override_settings(LOG=folder() / "log", LOG_KEY=folder() / "log-key"))
            connection.ensure_connection()
            with sqlite3.connect(folder() / FILE) as source:
                source.backup(connection.connection)
            source.close()
            try:
                yield
            finally:
                flush()
                stack.close()
            return
        from cunju.config.demonstration import prepare

        with transaction.atomic():
            prepare(Quiet())
            yield
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration for a module's tests, each of which rolls back what it changes."""
    with in_use(django_db_blocker):
        yield
