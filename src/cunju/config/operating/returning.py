"""The way back: a backup into an empty place, and nowhere else; everything lies ready before anything takes its name."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cunju.config import environment, fresh, state
from cunju.config.operating import databases, folders, manifest
from cunju.config.operating.manifest import ARCHIVE, CATALOGUE, DATABASE, KEYS, LOG, Manifest
from cunju.kernel.commands import WrongState
from cunju.kernel.refusals import Refusal

READY = ".restoring"
# What a folder may hold and still be empty: the key this very command made, what a file system puts there.
NOTHING = {"secret-key", "lost+found", READY, "worker-lock"}
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back."""

    folder: Path
    manifest: Manifest
    origin: str = ""


def restore(given: Path, published: str = "") -> Restored:
    """The backup of ``given``, or the newest in it; ``published``: the last checkpoint anybody has of its log, where one is at hand."""
    folder = folders.named(given.absolute())[-1]
    one = manifest.read(folder)
    with fresh.alone(), folders.private():
        target = _target(one)
        databases.suits(one.database)
        _empty(folder, target)
        _whole(folder, one)
        _bring(folder, one, target)
        return Restored(folder, one, _log(published))


def _log(published: str) -> str:
    """The origin the log goes on under, where it is a new one."""
    from django.db import connection

    from cunju.ledger.log import keeping, notes
    from cunju.ledger.models import Log

    if Log._meta.db_table not in connection.introspection.table_names():
        return ""
    begun = keeping.restored(notes.Checkpoint.read(published) if published else None)
    keeping.integrate()
    return begun.origin if begun else ""


def _target(one: Manifest) -> Path | None:
    """The SQLite file to make: as ``CUNJU_DATABASE_URL`` or ``--db`` say, else by what the backup is of."""
    if not state.is_sqlite():
        return None
    if not environment.names_database():
        fresh.use(environment.database_file("demo" if one.demonstration else "live"))
    return Path(str(state.settings()["NAME"]))


def _empty(folder: Path, target: Path | None) -> None:
    var = environment.var_folder()
    there = [
        one.name for one in sorted(var.iterdir()) if one.name not in NOTHING and not _hollow(one, folder)
    ]
    if target is not None and target.exists() and target.name not in there:
        there.append(str(target))
    if there:
        raise WrongState(
            f"{var} 不是空的（有 {'、'.join(there[:SHOWN])}），没有恢复，什么也没有改动。"
            "请把 CUNJU_VAR 指到一个空的文件夹，或先把这些移走。"
        )
    if target is None and databases.names_tables():
        raise WrongState(
            f"{state.name()} 里已有表，没有恢复，什么也没有改动。请新建一个空的数据库，用 CUNJU_DATABASE_URL 指明。"
        )


def _hollow(path: Path, backup: Path) -> bool:
    """A folder without files, or the one the backup itself lies in."""
    if path == backup or path in backup.parents:
        return True
    return path.is_dir() and all(one.name == ".lock" for one in folders.plain(path))


def _whole(folder: Path, one: Manifest) -> None:
    wrong = [f"{path}：{said}" for path, said in manifest.Comparing().differences(folder, one)]
    if wrong:
        raise Refusal(
            f"备份 {folder} 和它的清单有{len(wrong)}处不一样，没有恢复，什么也没有改动。请换一份备份。\n"
            + "\n".join(wrong[:SHOWN])
        )


def _bring(folder: Path, one: Manifest, target: Path | None) -> None:
    var = environment.var_folder()
    ready = var / READY
    shutil.rmtree(ready, ignore_errors=True)
    try:
        for entry in (*one.of(CATALOGUE), *one.of(KEYS), *one.of(LOG), *one.of(ARCHIVE)):
            _copied(folder / entry.path, ready / entry.path)
        beside = _database_ready(folder, target)
        if target is None:
            databases.restored(one.database, folder / DATABASE, one.migrations)
        _put(ready, var)
        if beside is not None and target is not None:
            beside.replace(target)
    except OSError as trouble:
        raise Refusal(
            f"没有恢复：{trouble.strerror or trouble}（{trouble.filename or var}）。请处理后再执行。"
        ) from None
    finally:
        shutil.rmtree(ready, ignore_errors=True)


def _database_ready(folder: Path, target: Path | None) -> Path | None:
    if target is None:
        return None
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    _copied(folder / DATABASE / databases.FILES[databases.SQLITE], beside)
    return beside


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(folders.FILE)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _put(ready: Path, var: Path) -> None:
    """Each under its name: folders that stand empty make room, keys take the place of what this command made."""
    for name in (CATALOGUE, LOG, ARCHIVE):
        if (ready / name).exists():
            shutil.rmtree(var / name, ignore_errors=True)
            (ready / name).rename(var / name)
    for key in _files(ready / KEYS):
        key.replace(var / key.name)
    folders.synced(var)


def _files(folder: Path) -> Iterable[Path]:
    return list(folders.plain(folder)) if folder.is_dir() else []
