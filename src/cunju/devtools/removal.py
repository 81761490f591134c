"""The command test-removal: without any one room, the rest checks, migrates, answers and counts as before."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cunju.config.environment import ROOT
from cunju.kernel.commands import DONE, FOUND, Command, NotSetUp, Out

SETTINGS = "src/cunju/config/settings.py"
LEFT_OUT = (
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".import_linter_cache",
    ".hypothesis",
)
LINE = re.compile(r'^\s+"cunju\.activities\.(\w+)",\n', re.MULTILINE)


def rooms() -> list[str]:
    """The rooms named in the settings file, one a line."""
    return LINE.findall((ROOT / SETTINGS).read_text(encoding="utf-8"))


def without(room: str, *, into: Path) -> Path:
    """A copy of the repository below ``into`` without the room's folder and its one settings line."""
    copy = into / room
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
    shutil.rmtree(copy / "src/cunju/activities" / room)
    settings = copy / SETTINGS
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if f'"cunju.activities.{room}"' not in line]
    if len(lines) - len(kept) != 1:
        raise NotSetUp(f"{SETTINGS} 里应恰有一行写着 {room}，现有{len(lines) - len(kept)}行。")
    settings.write_text("".join(kept), encoding="utf-8")
    return copy


def steps(full: Path) -> list[tuple[str, list[str], str]]:
    """What each copy must pass: label, words after the interpreter's name, database ("fresh" or "full")."""
    cunju = ["-m", "cunju"]
    return [
        (
            "分层",
            ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
            "fresh",
        ),
        ("写法", ["-m", "ruff", "check", "--no-cache", "src"], "fresh"),
        ("结构更新", ["-m", "cunju.devtools.openmigrations"], "fresh"),
        ("新库和页面", ["-m", "cunju.devtools.walk"], "fresh"),
        ("目录检查", [*cunju, "check", "--json"], "fresh"),
        ("原有记录照算", [*cunju, "rebuild", "--dry-run", "--json"], "full"),
        ("原有数据的页面", ["-m", "cunju.devtools.walk"], "full"),
    ]


def _environment(copy: Path, var: Path, database: Path) -> dict[str, str]:
    own = {
        "PYTHONPATH": str(copy / "src"),
        "CUNJU_VAR": str(var),
        "CUNJU_DATABASE_URL": f"sqlite://{database}",
    }
    return {**os.environ, **own, "PYTHONUTF8": "1", "CUNJU_SECRET_KEY": "tests-only"}


def _runs(words: list[str], *, at: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=at,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _room_passes(room: str, full: Path, folder: Path, out: Out) -> bool:
    begun, copy, var = time.monotonic(), without(room, into=folder), folder / f"{room}-var"
    var.mkdir()
    databases = {"fresh": var / "fresh.sqlite3", "full": var / "full.sqlite3"}
    shutil.copy(full, databases["full"])
    good = True
    for label, words, database in steps(full):
        done = _runs(words, at=copy, env=_environment(copy, var, databases[database]))
        if done.returncode:
            good = False
            out.say(f"没有通过：去掉 {room} 之后，{label}\n{(done.stderr + done.stdout).strip()[-3000:]}")
    shutil.rmtree(copy)
    out.say(f"{'通过' if good else '未通过'}  {time.monotonic() - begun:5.1f}秒  去掉 {room}")
    return good


def _full_database(folder: Path, out: Out) -> Path:
    begun, full = time.monotonic(), folder / "full.sqlite3"
    prepared = Path(os.environ.get("CUNJU_PREPARED", "")) / "demo.sqlite3"
    if prepared.is_file():
        shutil.copy(prepared, full)
    done = _runs(
        ["-m", "cunju.devtools.walk", "--demonstration"], at=ROOT, env=_environment(ROOT, folder, full)
    )
    if done.returncode:
        raise NotSetUp(f"演示数据没有生成：{done.stderr.strip()[-3000:]}")
    out.say(f"通过  {time.monotonic() - begun:5.1f}秒  全部房间的演示数据")
    return full


def _test_removal(asked: argparse.Namespace, out: Out) -> int:
    there = rooms()
    wanted = asked.rooms or there
    if lost := [one for one in wanted if one not in there]:
        raise NotSetUp(f"没有这个房间：{'、'.join(lost)}。有的是：{'、'.join(there)}。")
    with tempfile.TemporaryDirectory(prefix="cunju-removal-") as name:
        folder = Path(name)
        full = _full_database(folder, out)
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            good = list(pool.map(lambda room: _room_passes(room, full, folder, out), wanted))
    wrong = [room for room, passed in zip(wanted, good, strict=True) if not passed]
    out.say(f"没有通过：{'、'.join(wrong)}。" if wrong else f"{len(wanted)}个房间逐一去掉，其余照常。")
    return FOUND if wrong else DONE


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help="只去掉这几个房间；不写就逐一去掉每个")


COMMANDS = [
    Command("test-removal", "逐一去掉每个房间，其余照常运行", _arguments, _test_removal, needs_database=False)
]
