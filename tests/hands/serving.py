"""A real server on a copy of the demonstration, spoken to over sockets: no browser."""

import http.client
import os
import re
import signal
import socket
import subprocess
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import prepared
from tests.browser import serving
from tests.browser.serving import Site


@dataclass
class Visitor:
    """A browser without pictures: cookies, forms, nothing else."""

    site: Site
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: str = "", seconds: float = 20
    ) -> tuple[int, str, dict[str, str]]:
        """Status, text, headers of one request."""
        host = urllib.parse.urlsplit(self.site.url)
        line = http.client.HTTPConnection(host.hostname or "", host.port, timeout=seconds)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body or None, headers)
        answer = line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        line.close()
        return answer.status, text, dict(answer.headers)

    def get(self, path: str) -> tuple[int, str]:
        """A page."""
        return self.ask("GET", path)[:2]

    def post(self, path: str, page: str, **fields: str) -> tuple[int, str]:
        """A form of a page, with its token."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(page)[1])
        assert token, page
        return self.ask("POST", path, urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}))[:2]

    def enter(self, name: str, password: str | None = None) -> int:
        """Log in."""
        return self.post("/login/", "/login/", username=name, password=password or self.site.people[name])[0]


def half_open(site: Site, count: int, said: bytes) -> list[socket.socket]:
    """Connections that say so much and then nothing."""
    host = urllib.parse.urlsplit(site.url)
    found = []
    for _ in range(count):
        one = socket.create_connection((host.hostname or "", host.port or 0), timeout=30)
        one.sendall(said)
        found.append(one)
    return found


def processes(var: Path, words: str) -> list[int]:
    """Ids of processes with these words that belong to a var folder."""
    found = subprocess.run(["pgrep", "-f", words], capture_output=True, text=True, check=False).stdout.split()
    return [int(one) for one in found if _belongs(int(one), var)]


def _belongs(pid: int, var: Path) -> bool:
    try:
        return f"CUNJU_VAR={var}".encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False


def until(act: Callable[[], object], seconds: float) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if act():
            return True
        time.sleep(0.1)
    return False


def kill(pids: list[int]) -> None:
    """As the system does when memory runs out."""
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


@contextmanager
def on_a_copy(folder: Path) -> Iterator[Site]:
    """The demonstration, its own copy."""
    with serving.running(serving.copied(prepared.folder(), folder / "var")) as site:
        yield site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One server for the tests of a file."""
    with on_a_copy(tmp_path_factory.mktemp("hands")) as found:
        yield found
