"""Asks a child process to read: one at most twice at a time in a server's process, killed where it takes too long."""

import contextlib
import json
import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from cunju.kernel.refusals import Refusal
from cunju.tables.limits import Limits

SOURCE = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.insert(0, sys.argv[1]); from cunju.tables.child import serve; serve(sys.argv[2], *map(int, sys.argv[3:]))"
# So many children at once in one process of the server; who comes later waits so many seconds.
AT_ONCE, WAITING = threading.BoundedSemaphore(2), 180
# Seconds by the clock on the wall for one of reckoning: the machine has other work too.
SLOWER = 4
TIME, MEMORY, BROKEN, BUSY = "time", "memory", "broken", "busy"
log = logging.getLogger(__name__)


class NotRead(Refusal):
    """A file that was not read; ``why`` is one of the words above, or empty where the child said a sentence."""

    def __init__(self, message: str, why: str = "") -> None:
        super().__init__(message, "file")
        self.why = why


class Process(Protocol):
    """A child that answers."""

    def ask(self, content: Iterable[bytes], size: int, **told: Any) -> bytes:
        """What the child makes of one file."""


@contextlib.contextmanager
def child(task: str, limits: Limits, *, files: int = 1) -> Iterator[Process]:
    """A child for ``files`` files of one task; NotRead where too many are being read already."""
    if not AT_ONCE.acquire(timeout=WAITING):
        raise NotRead("", BUSY)
    try:
        one = _Child(task, limits, files)
        try:
            yield one
        finally:
            one.end()
    finally:
        AT_ONCE.release()


class _Child:
    def __init__(self, task: str, limits: Limits, files: int) -> None:
        self.task, self.limits = task, limits
        seconds = limits.seconds + files - 1
        words = [sys.executable, "-I", "-c", START, str(SOURCE), task, str(limits.megabytes), str(seconds)]
        self.process = subprocess.Popen(
            words, cwd="/", env={"LC_ALL": "C.UTF-8", "PATH": ""},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.late = False
        self.clock = threading.Timer(seconds * SLOWER, self._stop)
        self.clock.daemon = True
        self.clock.start()

    def _stop(self) -> None:
        self.late = True
        self.process.kill()

    def ask(self, content: Iterable[bytes], size: int, **told: Any) -> bytes:
        """What the child makes of one file; NotRead with its sentence, or with the reason for which it ended."""
        asked, answers = self.process.stdin, self.process.stdout
        assert asked is not None and answers is not None
        try:
            asked.write(json.dumps({**asdict(self.limits), **told, "size": size}).encode() + b"\n")
            for part in content:
                asked.write(part)
            asked.flush()
            head = json.loads(answers.readline(65536) or b"null")
            body = answers.read(self._size(head)) if head else b""
        except (OSError, ValueError):
            head, body = None, b""
        if head is None or len(body) != head["size"]:
            raise self._ended()
        return self._said(head, body)

    def _size(self, head: Mapping[str, Any]) -> int:
        size = int(head["size"])
        if not 0 <= size <= self.limits.answer:
            raise ValueError(size)
        return size

    def _said(self, head: Mapping[str, Any], body: bytes) -> bytes:
        if sentence := head.get("refused"):
            raise NotRead(str(sentence))
        if fault := head.get("fault"):
            log.warning("a file could not be read (%s): %s %s", self.task, fault, head.get("kind", ""))
            raise NotRead("", str(fault))
        return body

    def _ended(self) -> NotRead:
        code = self._wait()
        slow = self.late or code in (-signal.SIGXCPU, -signal.SIGKILL)
        log.warning(
            "a file could not be read (%s): the child ended with %s%s",
            self.task,
            code,
            " late" if self.late else "",
        )
        return NotRead("", TIME if slow else MEMORY if code < 0 else BROKEN)

    def _wait(self) -> int:
        try:
            return self.process.wait(2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def end(self) -> None:
        """No more files."""
        self.clock.cancel()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        self._wait()
