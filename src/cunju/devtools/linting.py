"""The command lint: the developers' checks over the source."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from cunju.config.environment import ROOT
from cunju.kernel.commands import DONE, FOUND, Command, Out

PYTEST = ["-m", "pytest", "-p", "no:randomly"]
TEMPLATES = ["-m", "cunju.devtools.pages"]
SHAPES = ("tests/shape", "tests/lines", "tests/effort")


def tools() -> list[tuple[str, list[str]]]:
    """What runs over the source, each with its label, as words after the interpreter's name."""
    shapes = [one for one in SHAPES if (ROOT / one).exists()]
    return [
        # The two that take longest begin first: tools run side by side, one a core.
        ("形状、底线和填写量", [*PYTEST, *shapes]),
        ("类型 mypy", ["-m", "mypy", "src"]),
        ("写法 ruff", ["-m", "ruff", "check", "."]),
        (
            "分层 import-linter",
            ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        ),
        ("页面模板的排版", TEMPLATES),
        ("结构更新", ["-m", "cunju.devtools.openmigrations"]),
    ]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fix", action="store_true", help="先把页面模板排好（一行一个元素，每行不超过140字）"
    )


def _lint(given: argparse.Namespace, out: Out) -> int:
    if given.fix:
        _passes("排好页面模板", [*TEMPLATES, "--fix"], out)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        passed = list(pool.map(lambda tool: _passes(tool[0], tool[1], out), tools()))
    wrong = [label for (label, _), good in zip(tools(), passed, strict=True) if not good]
    if wrong:
        out.say(f"没有通过：{'、'.join(wrong)}。")
    return FOUND if wrong else DONE


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
    Command("lint", "检查源代码：写法、类型、分层、形状（开发者用）", _arguments, _lint, needs_database=False)
]
