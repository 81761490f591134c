"""Who is killed (−9), and when: those who answer, the one above them, or the worker beside them."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

SERVER, WORKER = b"gunicorn", b"cunju.config.worker"


def servers(supervisor: int) -> tuple[list[int], list[int]]:
    """The processes that answer, and the one above them that keeps their number (not the worker for jobs)."""
    masters = children(supervisor, SERVER)
    return [child for one in masters for child in children(one, SERVER)], masters


def children(parent: int, word: bytes) -> list[int]:
    """Living processes below another whose call holds a word."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            said = (one / "stat").read_text().rpartition(")")[2].split()
            if int(said[1]) == parent and word in (one / "cmdline").read_bytes() and said[0] != "Z":
                found.append(int(one.name))
    return found


def kill(numbers: Iterable[int]) -> int:
    """Without a word; how many there were."""
    hit = 0
    for one in numbers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
            hit += 1
    return hit


class Knife(threading.Thread):
    """Kills the server after so many seconds (``whole``: also the one above those who answer); ``hit``: it met somebody."""

    def __init__(self, supervisor: int, after: float, *, whole: bool) -> None:
        super().__init__()
        self.supervisor, self.after, self.whole, self.hit = supervisor, after, whole, 0

    def run(self) -> None:
        """Others take their place."""
        time.sleep(self.after)
        answering, masters = servers(self.supervisor)
        self.hit = kill([*(masters if self.whole else ()), *answering])


@contextlib.contextmanager
def during(knife: Knife) -> Iterator[None]:
    """What is done while the knife falls."""
    knife.start()
    try:
        yield
    finally:
        knife.join()


def until(act: Callable[[], object], seconds: float, *, pause: float = 0.1) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if act():
            return True
        time.sleep(pause)
    return False
