"""The command migrate: an existing database brought up to date, copied first."""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path

from cunju.config import environment, fresh, state
from cunju.kernel.commands import DONE, Command, Out, no_arguments


def _migrate(_: argparse.Namespace, out: Out) -> int:
    if not state.exists():
        with fresh.alone(), fresh.made_whole():
            pass
        out.say(f"已建立空的数据库：{state.name()}。正式使用前请执行：{environment.call()} init。")
        return DONE
    with fresh.alone():
        waiting = state.open_migrations()
        if waiting:
            _backup(out)
        fresh.migrate()
    out.say(
        f"{state.name()}：执行了{len(waiting)}项结构更新。" if waiting else f"{state.name()}：结构已是最新。"
    )
    return DONE


def _backup(out: Out) -> None:
    """A copy of the whole SQLite file before its structure changes; on PostgreSQL the line to type."""
    if not state.is_sqlite():
        out.say("PostgreSQL 不自动备份；如需备份，请先中断本命令并执行 pg_dump。")
        return
    from cunju.org import clock

    source = Path(str(state.settings()["NAME"]))
    stamp = clock.machine_now().strftime("%Y%m%d-%H%M%S")
    copy = environment.var_folder() / "backups" / f"{source.stem}-{stamp}.sqlite3"
    copy.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
    copy.chmod(0o600)
    out.say(f"更新之前已备份到 {copy}。")


COMMANDS = [
    Command("migrate", "更新数据库结构，更新之前先备份", no_arguments, _migrate, needs_database=False),
]
