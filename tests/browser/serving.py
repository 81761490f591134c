"""A real server process on a copy of a prepared demonstration database."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY = "请用浏览器打开："


@dataclass(frozen=True)
class Site:
    """Where the pages are and who may sign in: username to password."""

    url: str
    var: Path
    people: dict[str, str] = field(repr=False)
    process: int = 0
    # The address of a PostgreSQL database; without it SQLite below ``var``.
    database: str = ""


def environment(var: Path, *, workers: int = 1, database: str = "") -> dict[str, str]:
    """Of a process that serves, or works on, this place and no other."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CUNJU_", "DJANGO_"))}
    own = {"PORT": "0", "CUNJU_VAR": str(var), "PYTHONPATH": str(ROOT / "src"), "CUNJU_WORKERS": str(workers)}
    own |= {"CUNJU_DATABASE_URL": database} if database else {}
    return {**kept, **own, "PYTHONUTF8": "1"}


@contextlib.contextmanager
def running(var: Path, *, workers: int = 1, database: str = "") -> Iterator[Site]:
    """``bin/cunju run`` on the databases below ``var`` or the one named, stopped by the signal a person's Ctrl+C sends; ``process`` is its number."""
    words = [sys.executable, "-m", "cunju", "run"]
    env = environment(var, workers=workers, database=database)
    process = subprocess.Popen(
        words, cwd=ROOT, env=env, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, encoding="utf-8"
    )
    assert process.stderr is not None
    try:
        said = []
        for line in process.stderr:
            said.append(line)
            if READY in line:
                break
        else:
            raise AssertionError("the server did not start: " + "".join(said))
        url = said[-1].split(READY)[1].split("（")[0].strip()
        accounts = json.loads((var / "demo-accounts.json").read_text(encoding="utf-8"))["accounts"]
        yield Site(url, var, {one["username"]: one["password"] for one in accounts}, process.pid, database)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        process.stderr.close()


def copied(source: Path, target: Path) -> Path:
    """Its own copy for tests that write."""
    shutil.copytree(source, target)
    return target
