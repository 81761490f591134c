"""Keeps the server and the worker running: whichever ends is begun again, later each time it ends at once. Run as a program."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Any

PR_SET_PDEATHSIG = 1
SERVER = [sys.executable, "-m", "gunicorn", "-c", "python:cunju.config.server"]
WORKER = [sys.executable, "-m", "cunju.config.worker"]
LOOK, STEADY, LONGEST, PATIENCE = 0.2, 30.0, 60.0, 12.0
# What was killed from outside (memory ran out) is not at fault: it is back soon, however often that happens.
LONGEST_KILLED = 4.0
# A server that cannot even begin (a wrong setting) and ends by itself is not tried for ever.
MOST_FALSE_STARTS = 5


def _dies_with_parent() -> None:
    """Linux: a child ends also where this process is killed; elsewhere it ends in order only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Kept:
    """A program that is to run: since when it does, how often it ended at once (``false``: by itself), when it may begin again."""

    name: str
    call: list[str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    short: int = 0
    false: int = 0
    not_before: float = field(default=0.0)

    def look(self, now: float) -> None:
        """Begin it where it does not run and may."""
        if self.process and self.process.poll() is not None:
            killed = self.process.returncode < 0
            self.short = 0 if now - self.began > STEADY else self.short + 1
            self.false = 0 if not self.short or killed else self.false + 1
            longest = LONGEST_KILLED if killed else LONGEST
            self.not_before = now + (min(2.0 ** (self.short - 1), longest) if self.short > 1 else 0)
            _say(
                f"{self.name}停了（{self.process.returncode}），{max(0, self.not_before - now):.0f}秒后重新启动。"
            )
            self.process = None
        if self.process is None and now >= self.not_before:
            self.began = now
            self.process = subprocess.Popen(
                self.call, stdin=subprocess.DEVNULL, close_fds=False, preexec_fn=_dies_with_parent
            )

    def stop(self, until: float) -> None:
        """End it in order, by force where it takes too long."""
        if self.process is None or self.process.poll() is not None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def main() -> int:
    """Runs until told to stop by SIGINT or SIGTERM; SIGHUP goes to the server, which takes its settings anew."""
    kept = [Kept("网页服务", SERVER)]
    if os.environ.get("CUNJU_WORKER", "yes") != "no":
        kept.append(Kept("后台任务", WORKER))
    told: list[int] = []

    def hear(number: int, _: Any) -> None:
        told.append(number)

    def again(number: int, _: Any) -> None:
        if kept[0].process:
            kept[0].process.send_signal(number)

    signal.signal(signal.SIGINT, hear)
    signal.signal(signal.SIGTERM, hear)
    signal.signal(signal.SIGHUP, again)
    while not told and kept[0].false < MOST_FALSE_STARTS:
        for one in kept:
            one.look(time.monotonic())
        time.sleep(LOOK)
    return _end(kept, 0 if told else 1)


def _end(kept: list[Kept], code: int) -> int:
    """Both are told first, then waited for."""
    until = time.monotonic() + PATIENCE
    for one in kept:
        if one.process and one.process.poll() is None:
            one.process.terminate()
    for one in reversed(kept):
        # The worker may be in the middle of a long paper: it begins anew with the next server.
        one.stop(time.monotonic() + 2 if one.call is WORKER else until)
    return code


if __name__ == "__main__":
    sys.exit(main())
