"""The commands test, test-postgres, test-browser and test-papers: pytest in a process of its own."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec

from cunju.config.environment import ROOT
from cunju.devtools import postgres
from cunju.kernel.commands import Command, NotSetUp, Out

BROWSER, PAPERS, READING, SCALE = "tests/browser", "tests/papers", "tests/reading", "tests/scale"
APART = tuple(f"--ignore={one}" for one in (BROWSER, PAPERS, READING, SCALE))
# The shape of the source, who may open which page, what a new clone sets up, what reads no database: the same whatever that is.
# So are the forms, the board, the calls and the ways to a page of the demonstration: test_demonstration holds its facts and figures equal.
LINES = ("test_law_once.py", "test_models.py", "test_one_unit.py", "test_pages.py", "test_words_of_facts.py")
NO_ENGINE = tuple(
    f"--ignore={one}"
    for one in (
        "tests/shape", "tests/effort", "tests/permissions", "tests/journeys/test_forms.py", "tests/journeys/test_finding.py",
        "tests/journeys/test_board.py", "tests/journeys/test_api.py",
        *(f"tests/lines/{one}" for one in LINES),
        "src/cunju/config/tests/test_setting_up.py", "src/cunju/kernel", "src/cunju/catalogue", "src/cunju/tables", "src/cunju/devtools",
    )
)  # fmt: skip
CHROMIUM = "/usr/bin/chromium"


def passes_on(parser: argparse.ArgumentParser) -> None:
    """Everything after the command's name goes to pytest as it stands."""
    parser.set_defaults(passes_on=True)


def pytest(words: list[str], *, env: Mapping[str, str] | None = None) -> int:
    """Run pytest in the clone's folder; its own exit code, 0 or 1."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("CUNJU_VAR", "CUNJU_DATABASE_URL", "CUNJU_TODAY")
    }
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=ROOT,
        env={**clean, **(env or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return 0 if done.returncode == 0 else 1


def _named(words: list[str]) -> bool:
    """Whether the call names tests of its own."""
    return any((ROOT / word.split("::")[0]).exists() for word in words if not word.startswith("-"))


def _workers(words: list[str]) -> list[str]:
    return (
        []
        if _named(words) or any(word.startswith("-n") for word in words)
        # A file stays with one worker: what it prepares once (the demonstration) is prepared once.
        else ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
    )


def _test(args: argparse.Namespace, out: Out) -> int:
    chosen = [] if _named(args.rest) else ["src", "tests", *APART]
    return pytest([*_workers(args.rest), *chosen, *args.rest])


def _test_postgres(args: argparse.Namespace, out: Out) -> int:
    chosen = (
        []
        if _named(args.rest)
        else ["src", "tests", *APART, *NO_ENGINE]
    )
    with postgres.server(out) as url:
        out.say(f"测试数据库：{url.rpartition('@')[2]}，库名以 test_cunju_ 开头")
        return pytest([*_workers(args.rest), *chosen, *args.rest], env={"CUNJU_DATABASE_URL": url, "CUNJU_TEST_POSTGRES": url})


def _apart(folder: str, rest: list[str]) -> int:
    """The tests of a folder that stands apart, or those that are named."""
    return pytest([*([] if _named(rest) else [folder]), *rest])


def _test_browser(args: argparse.Namespace, out: Out) -> int:
    if not os.access(CHROMIUM, os.X_OK):
        raise NotSetUp("没有找到 /usr/bin/chromium。请先执行：sudo apt-get install chromium fonts-noto-cjk。")
    workers = [] if _named(args.rest) or any(word.startswith("-n") for word in args.rest) else ["-n", "2", "--dist", "loadgroup"]
    return _apart(BROWSER, [*workers, *args.rest])


def _test_papers(args: argparse.Namespace, out: Out) -> int:
    if not all(map(shutil.which, ("soffice", "localc", "pdftotext"))):
        raise NotSetUp(
            "没有找到 soffice、localc 或 pdftotext。请先执行：sudo apt-get install libreoffice-writer libreoffice-calc poppler-utils fonts-noto-cjk。"
        )
    return _apart(PAPERS, args.rest)


def _test_reading(args: argparse.Namespace, out: Out) -> int:
    from cunju.tables import reading

    if not reading.reads_sheets():
        raise NotSetUp("认读照片的软件包还没有装上。请先执行：bin/cunju reading。")
    return _apart(READING, args.rest)


def _test_scale(args: argparse.Namespace, out: Out) -> int:
    if not find_spec("duckdb") or not find_spec("pyarrow"):
        raise NotSetUp("大范围计算的软件包还没有装上。请先执行：bin/cunju scale。")
    return _apart(SCALE, args.rest)


COMMANDS = [
    Command("test", "运行测试（SQLite）；其后的内容交给 pytest", passes_on, _test, needs_database=False),
    Command("test-postgres", "在 PostgreSQL 上运行测试", passes_on, _test_postgres, needs_database=False),
    Command("test-papers", "把材料转成PDF量一遍", passes_on, _test_papers, needs_database=False),
    Command("test-reading", "认一遍签到表的照片（先装 reading）", passes_on, _test_reading, needs_database=False),
    Command("test-scale", "引擎算的和逐单位算的一样（先装 scale）", passes_on, _test_scale, needs_database=False),
    Command("test-browser", "用 Chromium 走一遍页面", passes_on, _test_browser, needs_database=False),
]
