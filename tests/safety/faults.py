"""What befalls a server in a soak: kills, a full disk, a clock that jumps, a database begun anew, clients that fall silent."""

import contextlib
import os
import socket
import subprocess
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cunju.devtools import postgres
from tests.browser import serving
from tests.safety import killing

FAKETIME = "*/faketime/libfaketime.so.1"
# What a disk of its own holds beside the demonstration, in MB; how long it is full, or a silent client is held, in seconds.
ROOM, HELD, SILENT = 96, 4.0, 64
JUMP = 600
HALF = b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n\r\na"


@dataclass
class Faults:
    """What can be done to this place, in turn; how often each was, and what cannot be done here and why."""

    var: Path
    cluster: postgres.Cluster | None = None
    own_disk: bool = False
    clock: Path | None = None
    jumps: int = 0
    done: dict[str, int] = field(default_factory=dict)
    # When the last began and ended, by a clock that nobody sets: what fails meanwhile is explained by it.
    at: list[tuple[float, float]] = field(default_factory=list)

    def turns(self) -> list[str]:
        """Kills twice as often as the rest."""
        others = ["silence", *(["disk"] if self.own_disk else []), *(["clock"] if self.clock else []), *(["restart"] if self.cluster else [])]
        return [word for other in others for word in ("kill", other, "kill whole")]

    def missing(self) -> dict[str, str]:
        """What is not tried here."""
        found = {} if self.own_disk else {"disk": "no right to mount a disk of its own"}
        if self.clock:
            found["a clock set back"] = "libfaketime sets the monotonic clock back with it"
        else:
            found["clock"] = "libfaketime is not installed (apt-get install faketime)"
        return found | ({} if self.cluster else {"restart": "SQLite has no server to begin anew"})

    def fall(self, word: str, site: serving.Site) -> None:
        """Do it."""
        begun = time.monotonic()
        {
            "kill": lambda: self._kill(site, whole=False),
            "kill whole": lambda: self._kill(site, whole=True),
            "silence": lambda: _silence(site),
            "disk": lambda: _full(self.var),
            "clock": self._jump,
            "restart": lambda: self.cluster and self.cluster.restart(),
        }[word]()
        self.at.append((begun, time.monotonic()))
        self.done[word] = self.done.get(word, 0) + 1

    def _kill(self, site: serving.Site, *, whole: bool) -> None:
        answering, masters = killing.servers(site.process)
        killing.kill([*(masters if whole else ()), *answering])

    def _jump(self) -> None:
        """Ten minutes on, as after a machine has slept: every clock of the server, also the one that measures waits."""
        assert self.clock
        self.jumps += 1
        self.clock.write_text(f"+{self.jumps * JUMP}s")
        time.sleep(HELD)

    def explains(self, moment: float, *, patience: float = 12.0) -> bool:
        """Whether something befell the server then or shortly before."""
        return any(begun - 1 <= moment <= ended + patience for begun, ended in self.at)


def _silence(site: serving.Site) -> None:
    host = urllib.parse.urlsplit(site.url)
    lines: list[socket.socket] = []
    with contextlib.suppress(OSError):
        for _ in range(SILENT):
            one = socket.create_connection((host.hostname or "", host.port or 0), timeout=5)
            lines.append(one)
            one.sendall(HALF)
    time.sleep(HELD)
    for one in lines:
        one.close()


def _full(var: Path) -> None:
    """Not a byte more for a while."""
    filler = var / "filler"
    try:
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                with contextlib.suppress(OSError):
                    while file.write(b"\0" * size):
                        pass
        time.sleep(HELD)
    finally:
        filler.unlink(missing_ok=True)


@contextlib.contextmanager
def disk(folder: Path, source: Path) -> Iterator[bool]:
    """A small disk of its own below ``folder``, with room for the demonstration and little more; whether it could be had."""
    size = sum(one.stat().st_size for one in source.rglob("*") if one.is_file()) // (1 << 20) + ROOM
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}m,mode=0755", "tmpfs", str(folder)]
    with contextlib.suppress(OSError):
        if subprocess.run(words, capture_output=True, check=False).returncode == 0:
            try:
                yield True
            finally:
                subprocess.run(["umount", "-l", str(folder)], check=False)
            return
    yield False


@contextlib.contextmanager
def clock(folder: Path) -> Iterator[Path | None]:
    """A file in which the server's clock is shifted, where libfaketime is there."""
    library = [str(one) for one in Path("/usr/lib").glob(FAKETIME)]
    if not library:
        yield None
        return
    file = folder / "clock"
    file.write_text("+0")
    # Python's sleep fails (EINVAL) where libfaketime leaves the monotonic clock alone: so both jump, and never back.
    own = {"LD_PRELOAD": library[0], "FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_NO_CACHE": "1"}
    os.environ.update(own)
    try:
        yield file
    finally:
        for name in own:
            del os.environ[name]


