"""The command check: the product's own check, and without a file the developers' checks as well."""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence

from cunju.config import collecting, environment
from cunju.config.environment import ROOT
from cunju.kernel.commands import FOUND, Command, Out

PYTEST = ["-m", "pytest", "-p", "no:randomly"]
SHAPES = ("tests/shape", "tests/lines", "tests/effort")


def tools() -> list[tuple[str, list[str]]]:
    """What runs over the source, each with its label, as words after the interpreter's name."""
    shapes = [one for one in SHAPES if (ROOT / one).exists()]
    return [
        ("写法 ruff", ["-m", "ruff", "check", "."]),
        ("类型 mypy", ["-m", "mypy", "src"]),
        (
            "分层 import-linter",
            ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        ),
        ("形状、底线和填写量", [*PYTEST, *shapes]),
        ("结构更新", ["-m", "cunju.config.openmigrations"]),
    ]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE.yaml", help="只检查这些目录文件；不写则全部检查")
    parser.add_argument("--json", action="store_true", help="输出 JSON，只作产品自身的检查")


def _check(args: argparse.Namespace, out: Out) -> int:
    code = _product(args, out)
    if args.files or args.json or not (ROOT / "pyproject.toml").is_file():
        return code
    wrong = [label for label, words in tools() if not _passes(label, words, out)]
    if wrong:
        out.say(f"没有通过：{'、'.join(wrong)}。")
    return FOUND if wrong else code


def _product(args: argparse.Namespace, out: Out) -> int:
    """The check of interfaces §7; where there is no database yet, of the catalogues alone."""
    from cunju.catalogue import loading
    from cunju.config import state

    if not args.files and not state.exists():
        if environment.names_database():
            state.require()
        out.say(f"还没有数据库（{state.name()}），只检查目录。")
        args = argparse.Namespace(files=[str(one) for one in loading.pack_files()], json=args.json)
    return collecting.declared("check").run(args, out)


def _passes(label: str, words: Sequence[str], out: Out) -> bool:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    out.say(f"{'通过' if done.returncode == 0 else '未通过'}  {time.monotonic() - begun:5.1f}秒  {label}")
    if done.returncode:
        out.say(done.stdout.rstrip())
    return done.returncode == 0


COMMANDS = [
    Command(
        "check",
        "检查目录、数据库结构和台账防护；不写文件名则连同源代码",
        _arguments,
        _check,
        needs_database=False,
    )
]
