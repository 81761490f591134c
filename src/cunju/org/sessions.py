"""Sessions in the database, saved past the queue of those who write records: a page waits for its session, not for them."""

from contextlib import nullcontext

from django.contrib.sessions.backends import db
from django.db import connections, router


class SessionStore(db.SessionStore):
    """Django's own, out of turn where the database keeps turns (SQLite)."""

    def save(self, must_create: bool = False) -> None:
        """One short write."""
        connection = connections[router.db_for_write(self.model)]
        with getattr(connection, "out_of_turn", nullcontext)():
            super().save(must_create)
