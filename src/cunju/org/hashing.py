"""Argon2 in turn: a password costs a quarter of a second of the processor, so a storm of logins waits, or is sent away early."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import Argon2PasswordHasher

# One at a time in a process; a few wait, nobody longer than this.
WAITING, PATIENCE = 8, 5.0
RETRY = 5


class Busy(Exception):
    """Too many passwords are being checked; in a few seconds there is room again."""


_turn = threading.BoundedSemaphore(1)
_line = threading.BoundedSemaphore(1 + WAITING)


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait for one's turn; Busy where the line is full or too slow."""
    if not _line.acquire(blocking=False):
        raise Busy
    try:
        if not _turn.acquire(timeout=PATIENCE):
            raise Busy
        try:
            yield
        finally:
            _turn.release()
    finally:
        _line.release()


class Queued(Argon2PasswordHasher):
    """Django's Argon2, one password after the other."""

    def encode(self, password: str, salt: str) -> str:
        """The stored form of a password."""
        with in_turn():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether it is the password."""
        with in_turn():
            return super().verify(password, encoded)
