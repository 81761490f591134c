"""The access log: one row a request; where it cannot be written now, one line in the server's log, never a page that fails."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from cunju.org import audit, clock
from cunju.org.models import Visit

# A page waits so many milliseconds for SQLite's one writer to note who opened it, no longer; longer where it is somebody's data.
PATIENCE, PATIENCE_OF_ACTS = 250, 3000
log = logging.getLogger(__name__)


def note(*, account: str, method: str, path: str, status: int, address: str = "", act: str = "", whom: str = "") -> None:
    """Who asked for what, by the machine clock, and what came of it; an ``act`` becomes a row of the chain (``org.audit``)."""
    at = clock.machine_now()
    try:
        with _impatient(PATIENCE_OF_ACTS if act else PATIENCE):
            if act:
                audit.write(account=account, act=act, whom=whom, address=address, method=method, path=path, status=status, at=at)
            else:
                Visit.objects.create(at=at, account=account, method=method, path=path, status=status, address=address)
    except Exception as wrong:  # whatever it is, the page is done and goes out
        log.warning("access log: %s %r %s %r %s (%s)", at.isoformat(), account, method, path, status, wrong)


@contextmanager
def _impatient(patience: int = PATIENCE) -> Iterator[None]:
    """On SQLite another writer is waited for but a moment; a transaction under way is the writer itself."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    _wait(patience)
    try:
        yield
    finally:
        _wait(usual)


def _wait(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds}")
