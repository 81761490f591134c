"""The command check: the operator's check of an installation (interfaces §7); it runs no developer's tool."""

import argparse

from cunju.config import declared, environment
from cunju.kernel.commands import Command, Out


def _arguments(parser: argparse.ArgumentParser) -> None:
    declared.by_app("check").arguments(parser)


def _check(args: argparse.Namespace, out: Out) -> int:
    """Where there is no database yet, of the catalogues alone."""
    from cunju.config import state

    args.database = state.exists()
    if not args.files and not args.database:
        if environment.names_database():
            state.require()
        out.say(f"还没有数据库（{state.name()}），只检查目录。")
    return declared.by_app("check").run(args, out)


COMMANDS = [
    Command(
        "check",
        "检查安装：目录、结构更新、防改装置、台账、附件、重算结果",
        _arguments,
        _check,
        needs_database=False,
    )
]
