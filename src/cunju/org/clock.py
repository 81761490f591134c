"""The one clock of business: a demonstration's own today at the wall clock's time of day, else the real day."""

import contextlib
import os
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings

from cunju.kernel.commands import WrongState
from cunju.kernel.days import SHANGHAI, parse_day
from cunju.org.models import Installation

_held: ContextVar[list[Installation | None] | None] = ContextVar("held", default=None)


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Within a request, or a writing outside of one, what this database is, is read once."""
    if _held.get() is not None:
        yield
        return
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def installation() -> Installation | None:
    """What this database is; None before it is initialised."""
    held_here = _held.get()
    if held_here is None:
        return Installation.objects.first()
    if not held_here:
        held_here.append(Installation.objects.first())
    return held_here[0]


def is_demonstration() -> bool:
    """Whether this database holds demonstration records."""
    found = installation()
    return bool(found and found.demonstration)


def start_day() -> date | None:
    """From which day duties are owed in this installation (``init --start``); None where nobody has said."""
    found = installation()
    return found.start_day if found else None


def now() -> datetime:
    """The present instant of business; WrongState where ``CUNJU_TODAY`` is set on a live database."""
    real = datetime.now(SHANGHAI)
    found = installation()
    own = found.today if found and found.demonstration else None
    if given := os.environ.get("CUNJU_TODAY"):
        if found is not None and not found.demonstration and not getattr(settings, "TESTING", False):
            raise WrongState("正式数据库只用真实日期，不接受 CUNJU_TODAY；请去掉这个环境变量。")
        own = parse_day(given)
    return datetime.combine(own, real.timetz()) if own else real


def today() -> date:
    """The present day of business."""
    return now().date()


def machine_now() -> datetime:
    """The machine's clock, for sessions, lock-outs and the access log only."""
    return datetime.now(SHANGHAI)
