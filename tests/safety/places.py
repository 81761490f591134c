"""A place to do harm in: the demonstration on a copy of its SQLite file, or built in a PostgreSQL database that is gone afterwards."""

import contextlib
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from cunju.devtools import postgres
from tests import prepared
from tests.browser import serving


@dataclass(frozen=True)
class Place:
    """A var folder and, on PostgreSQL, the address of its database."""

    var: Path
    database: str = ""

    @property
    def engine(self) -> str:
        """By name."""
        return "PostgreSQL" if self.database else "SQLite"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds, read beside the server."""
        if self.database:
            with psycopg.connect(self.database) as there:
                return list(there.execute(query).fetchall())
        with contextlib.closing(sqlite3.connect(self.var / prepared.FILE, timeout=30)) as there:
            return list(there.execute(query))

    def checked(self) -> str:
        """What ``cunju check`` finds wrong with every fact, row, file and stored result; nothing if nothing."""
        done = subprocess.run(
            [sys.executable, "-m", "cunju", "--db", "demo", "check"],
            cwd=serving.ROOT, env=serving.environment(self.var, database=self.database),
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return "" if done.returncode == 0 else (done.stdout + done.stderr)[-3000:] or "check failed"


def at(site: serving.Site) -> Place:
    """The place a server serves."""
    return Place(site.var, site.database)


def same_id(value: Any) -> str:
    """An id as people write it, whichever way an engine keeps it."""
    return str(uuid.UUID(str(value)))


@contextlib.contextmanager
def place(*, on_postgres: bool) -> Iterator[Place]:
    """A place of its own."""
    with tempfile.TemporaryDirectory(prefix="cunju-safety-") as name:
        if not on_postgres:
            yield Place(serving.copied(prepared.folder(), Path(name) / "var"))
            return
        with postgres.server(prepared.Quiet()) as url, _database(url) as database:
            (var := Path(name) / "var").mkdir()
            yield Place(var, database)


@contextlib.contextmanager
def _database(url: str) -> Iterator[str]:
    name = f"test_cunju_safety_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
