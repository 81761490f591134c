"""The database as a file of a backup, and back: SQLite's own copy, ``pg_dump``, or tables as text where there is none."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from cunju.config import state
from cunju.config.operating import tables
from cunju.kernel.commands import NotSetUp
from cunju.kernel.refusals import Refusal

SQLITE, PG_DUMP, TABLES = "sqlite", "pg_dump", "tables"
FILES = {SQLITE: "database.sqlite3", PG_DUMP: "database.dump"}
PROGRAMS = Path("/usr/lib/postgresql")


def snapshot(folder: Path, say: Callable[[str], None]) -> str:
    """The whole database as it is at one instant, into ``folder``, while others go on writing; how it is kept."""
    folder.mkdir()
    if state.is_sqlite():
        _copy(folder / FILES[SQLITE])
        return SQLITE
    if _dumped(folder / FILES[PG_DUMP], say):
        return PG_DUMP
    tables.dump(folder)
    return TABLES


def _copy(target: Path) -> None:
    from django.db import connection

    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as new:
        # All pages in one step: one instant, whoever writes meanwhile waits in the write-ahead log.
        connection.connection.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")


def _dumped(target: Path, say: Callable[[str], None]) -> bool:
    program = _program("pg_dump")
    if program is None:
        say("本机没有 pg_dump，改由程序逐表备份。")
        return False
    done = _ran([program, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])
    if done.returncode:
        say(f"pg_dump 没有做成，改由程序逐表备份：{done.stdout.strip()[-300:]}")
        target.unlink(missing_ok=True)
    return done.returncode == 0


def _program(name: str) -> str | None:
    there = sorted(PROGRAMS.glob(f"*/bin/{name}"), key=lambda one: int(one.parts[-3]))
    return str(there[-1]) if there else shutil.which(name)


def _ran(words: list[str]) -> subprocess.CompletedProcess[str]:
    """A program of PostgreSQL on the database in use; the password is in no word others can read."""
    there = {name: str(value or "") for name, value in state.settings().items()}
    env = os.environ | {"PGHOST": there["HOST"], "PGPORT": there["PORT"], "PGUSER": there["USER"]}
    env |= {"PGDATABASE": there["NAME"]} | ({"PGPASSWORD": there["PASSWORD"]} if there["PASSWORD"] else {})
    return subprocess.run(
        words, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def suits(kind: str) -> None:
    """Refusal unless a backup of this kind can go into the database in use."""
    if (kind == SQLITE) == state.is_sqlite():
        return
    if kind == SQLITE:
        raise Refusal("这份备份是 SQLite 的，CUNJU_DATABASE_URL 指的是 PostgreSQL。请去掉它，或写 sqlite:///绝对路径.sqlite3。")
    raise Refusal("这份备份是 PostgreSQL 的。请先建一个空的数据库，用 CUNJU_DATABASE_URL=postgres://用户@主机:端口/库名 指明。")


def restored(kind: str, folder: Path, migrations: tuple[str, ...]) -> None:
    """Fill the empty PostgreSQL database in use: all or nothing."""
    if kind == TABLES:
        tables.load(folder, migrations)
        return
    program = _program("pg_restore")
    if program is None:
        raise NotSetUp("没有找到 pg_restore。请先执行：sudo apt-get install postgresql-client，再重新运行本命令。")
    words = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    done = _ran([program, *words, f"--dbname={state.settings()['NAME']}", str(folder / FILES[PG_DUMP])])
    if done.returncode:
        raise Refusal(f"pg_restore 没有做成，数据库没有改动：{done.stdout.strip()[-500:]}")


def names_tables() -> bool:
    """Whether the PostgreSQL database in use holds any table at all."""
    return bool(_tables())


def _tables() -> list[Any]:
    from django.db import connection

    return list(connection.introspection.table_names())
