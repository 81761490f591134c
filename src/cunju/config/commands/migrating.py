"""The command migrate: an existing database brought up to date, backed up first."""

import argparse

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
    """A whole backup before the structure changes, on both engines; where it cannot be made nothing is changed."""
    from cunju.config.operating import keeping

    made = keeping.make(environment.var_folder() / "backups", say=out.say, from_live=True)
    out.say(f"更新之前已备份到 {made.folder}。")


COMMANDS = [
    Command("migrate", "更新数据库结构，更新之前先备份", no_arguments, _migrate, needs_database=False),
]
