"""The command help: every command on one line."""

import argparse
from collections.abc import Callable, Mapping

from cunju.config import environment
from cunju.kernel.commands import DONE, Command, Out, no_arguments

GLOBAL = """
各命令通用：
  --db demo|live   用演示或正式数据库（没有 CUNJU_DATABASE_URL 时；默认有正式库用正式库，否则用演示库）
  --help           写在命令之后：这个命令的全部选项
  --version        版本
环境变量：CUNJU_DATABASE_URL、CUNJU_VAR、HOST（127.0.0.1）、PORT（8000）。
退出码：0 完成 · 1 查出问题 · 2 命令写错 · 3 内容不合要求，没有改动 · 4 尚未装好 · 5 当前状态不能执行"""


def offering(commands: Callable[[], Mapping[str, str]]) -> Command:
    """The command help over the names and lines ``commands`` gives when it is asked for."""

    def run(_: argparse.Namespace, out: Out) -> int:
        known = commands()
        width = max(len(name) for name in known)
        lines = [f"  {name.ljust(width)}   {line}" for name, line in known.items()]
        out.result(f"用法：{environment.call()} 命令 [选项]\n\n" + "\n".join(lines) + f"\n{GLOBAL}")
        return DONE

    return Command("help", "列出全部命令", no_arguments, run, needs_database=False)
