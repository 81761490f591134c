"""The access log: one row a request; where it cannot be written now, one line in the server's log, never a page that fails."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from cunju.org import clock
from cunju.org.models import Visit

# A page waits so many milliseconds for SQLite's one writer to note who opened it, no longer.
PATIENCE = 250
log = logging.getLogger(__name__)


def note(*, account: str, method: str, path: str, status: int) -> None:
    """Who asked for what, by the machine clock, and what came of it."""
    at = clock.machine_now()
    try:
        with _impatient():
            Visit.objects.create(at=at, account=account, method=method, path=path, status=status)
    except Exception as wrong:  # whatever it is, the page is done and goes out
        log.warning("access log: %s %r %s %r %s (%s)", at.isoformat(), account, method, path, status, wrong)


@contextmanager
def _impatient() -> Iterator[None]:
    """On SQLite another writer is waited for but a moment; a transaction under way is the writer itself."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    _wait(PATIENCE)
    try:
        yield
    finally:
        _wait(usual)


def _wait(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds}")
