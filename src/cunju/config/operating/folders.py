"""Backups in their folder: names, which stay, who may make one now; nobody else's to read."""

import fcntl
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cunju.kernel.commands import WrongState
from cunju.kernel.refusals import Refusal
from cunju.org import clock

FILE, FOLDER = 0o600, 0o700
LIST = "MANIFEST.json"
NAME = re.compile(r"\d{8}T\d{6}")
LOCK = ".lock"
NEWEST = 12
# Of each of the last so many five minutes, hours and days with a backup, the newest one stays.
SLOTS: tuple[tuple[int, Callable[[str], str]], ...] = (
    (12, lambda name: f"{name[:11]}{int(name[11:13]) // 5}"),
    (24, lambda name: name[:11]),
    (30, lambda name: name[:8]),
)


@contextmanager
def private() -> Iterator[None]:
    """What is written meanwhile is nobody else's to read."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """One backup at a time in a folder; WrongState where one is being made. Halves a killed one left are removed."""
    root.mkdir(FOLDER, parents=True, exist_ok=True)
    held = os.open(root / LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, FILE)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for half in root.glob(".*.part"):
            shutil.rmtree(half)
        yield
    except BlockingIOError:
        raise WrongState(f"文件夹 {root} 里正在做另一次备份，请等它做完。") from None
    finally:
        os.close(held)


def there(root: Path) -> list[Path]:
    """Whole backups, oldest first."""
    if not root.is_dir():
        return []
    return sorted(one for one in root.iterdir() if NAME.fullmatch(one.name) and (one / LIST).is_file())


def named(given: Path) -> list[Path]:
    """The backup of a folder, or all backups in it; Refusal where there is none."""
    if (given / LIST).is_file():
        return [given]
    if found := there(given):
        return found
    raise Refusal(f"{given} 里没有备份：应有 {LIST}，或有以日期时间命名、里面有 {LIST} 的文件夹。请核对路径。")


def free_name(root: Path) -> str:
    """The name of a backup made now, by the machine's clock; of two in one second the later waits."""
    while (root / (name := clock.machine_now().strftime("%Y%m%dT%H%M%S"))).exists():
        time.sleep(0.1)
    return name


def kept(names: Iterable[str]) -> set[str]:
    """Which backups stay: the newest ones, and the newest of each five minutes, hour and day so far back."""
    newest_first = sorted(names, reverse=True)
    stay = set(newest_first[:NEWEST])
    for count, slot in SLOTS:
        seen: dict[str, str] = {}
        for name in newest_first:
            seen.setdefault(slot(name), name)
        stay |= set(list(seen.values())[:count])
    return stay


def thin(root: Path) -> int:
    """Remove backups that need not stay; how many."""
    stay = kept(one.name for one in there(root))
    gone = [one for one in there(root) if one.name not in stay]
    for one in gone:
        (one / LIST).unlink()  # no half of it can be taken for a whole
        shutil.rmtree(one)
    return len(gone)


def synced(path: Path) -> None:
    """A folder's names are written to disk."""
    held = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def plain(root: Path) -> Iterator[Path]:
    """Every file below a folder, in order."""
    for one in sorted(root.rglob("*")):
        if one.is_file() or one.is_symlink():
            yield one
