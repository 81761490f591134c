"""When the log is written: after each commit, before the person is told; many writings of one command in one go."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_later: ContextVar[bool] = ContextVar("later", default=False)
_told = logging.getLogger(__name__)


def due() -> None:
    """Facts were written: they are in the log as soon as they are committed."""
    if not _later.get():
        transaction.on_commit(committed)


@contextmanager
def later() -> Iterator[None]:
    """Many writings, integrated in one go at the end."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)
    due()


def committed() -> None:
    """What is committed is in the log when this returns; trouble is said to the log of the server, the record stands."""
    from cunju.ledger.log import keeping  # signatures are slow to import, and most commands write nothing

    try:
        keeping.integrate()
    except Exception:
        _told.exception("the transparency log was not written; what is missing is written with the next record")
