"""Where ids of new facts come from: random, or in a fixed order for the demonstration."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_series: ContextVar[Iterator[uuid.UUID] | None] = ContextVar("series", default=None)


def new_id() -> uuid.UUID:
    """The next id: random, or the next of the running series."""
    series = _series.get()
    return next(series) if series is not None else uuid.uuid4()


@contextmanager
def in_series(seed: str) -> Iterator[None]:
    """Ids that follow from ``seed`` alone, so that a demonstration is the same in every database."""
    token = _series.set(_endless(seed))
    try:
        yield
    finally:
        _series.reset(token)


def _endless(seed: str) -> Iterator[uuid.UUID]:
    space = uuid.uuid5(uuid.NAMESPACE_URL, f"cunju:{seed}")
    number = 0
    while True:
        number += 1
        yield uuid.uuid5(space, str(number))
