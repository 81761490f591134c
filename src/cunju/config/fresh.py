"""A new database that appears whole or not at all."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cunju.config import environment, state
from cunju.kernel.commands import WrongState


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time makes or changes databases of this var folder; others wait."""
    folder = environment.var_folder()
    folder.mkdir(parents=True, exist_ok=True)
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


@contextmanager
def made_whole() -> Iterator[None]:
    """Migrations first, then the caller's work: all of it stays, or nothing.

    A new SQLite database grows in a file beside its name and is renamed at the end; one that has its
    structure already, and any on PostgreSQL, is filled in one transaction.
    """
    if state.is_sqlite() and not state.exists():
        with _beside(Path(str(state.settings()["NAME"]))):
            migrate()
            yield
        return
    from django.db import transaction

    migrate()
    with transaction.atomic():
        yield


@contextmanager
def _beside(target: Path) -> Iterator[None]:
    if target.exists() and target.stat().st_size:
        raise WrongState(f"{target} 已有文件，但不是村居的数据库。请移走它，或另选一个文件。")
    target.parent.mkdir(parents=True, exist_ok=True)
    own = target.with_name(f".{target.name}.new")
    _drop(own)
    use(own)
    try:
        yield
        use(target)
        own.chmod(0o600)
        own.replace(target)
    finally:
        use(target)
        _drop(own)


def migrate() -> None:
    """Bring the database in use up to date; guards are put back by post_migrate."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def use(file: Path) -> None:
    """Turn the one connection to ``file``; closing the last one folds the write-ahead log into its file."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(file)


def _drop(file: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + tail).unlink(missing_ok=True)
