"""The connection. SQLite lets one write at a time and has all others try again now and then, so that of forty the unlucky give up
after twenty seconds ("database is locked"). Here the threads of a process queue up; only the first of each process tries."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base

# Seconds in the queue before one tries all the same.
PATIENCE = 120
_turns: dict[str, threading.Lock] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds its process's turn from the beginning of a transaction to its end."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._held: threading.Lock | None = None
        self._past = False

    @contextmanager
    def out_of_turn(self) -> Iterator[None]:
        """A short write that a page waits for goes past the queue."""
        self._past = True
        try:
            yield
        finally:
            self._past = False

    def _start_transaction_under_autocommit(self) -> None:
        self._take()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give()
            raise

    def _take(self) -> None:
        if self._held is not None or self._past or self.is_in_memory_db():
            return
        turn = _turns.setdefault(str(self.settings_dict["NAME"]), threading.Lock())
        if turn.acquire(timeout=PATIENCE):
            self._held = turn

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._give()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give()

    def _give(self) -> None:
        turn, self._held = self._held, None
        if turn is not None:
            turn.release()
