"""Uploads of a server that is killed (−9) in their midst; afterwards: what is kept, what was said, what lies on the disk.

``python -m tests.safety.kills 200`` says the figures; the ordinary suite does a few (``CUNJU_KILLS``).
"""

import contextlib
import hashlib
import http.client
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests import prepared
from tests.browser import serving
from tests.safety.people import Person

NAME, CODE = "yufengshan", "500112018202"
# Seconds after the beginning of an upload within which the server is killed.
WITHIN = 0.6


@dataclass
class Told:
    """What came of it: uploads cut off, said saved at once, said saved when sent again; what is wrong on the disk."""

    kills: int = 0
    cut: int = 0
    half: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    parts: int = 0

    def figures(self) -> dict[str, object]:
        """As JSON."""
        return {**self.__dict__}


def pdf(seed: int, *, size: int = 3_000_000) -> bytes:
    """A scan: a PDF that is kept as it is, no two alike."""
    return b"%PDF-1.4\n" + random.Random(seed).randbytes(size)


def servers(supervisor: int) -> tuple[list[int], list[int]]:
    """The processes that answer, and the one above them that keeps their number (not the worker for jobs)."""
    masters = _children(supervisor, b"gunicorn")
    return [child for one in masters for child in _children(one, b"gunicorn")], masters


def _children(parent: int, word: bytes) -> list[int]:
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            said = (one / "stat").read_text().rpartition(")")[2].split()
            if int(said[1]) == parent and word in (one / "cmdline").read_bytes() and said[0] != "Z":
                found.append(int(one.name))
    return found


def killed(site: serving.Site, after: float, *, whole: bool) -> None:
    """Kill those who answer (``whole``: also the one above them), without a word; others take their place."""
    time.sleep(after)
    answering, masters = servers(site.process)
    for one in [*(masters if whole else ()), *answering]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)


def run(site: serving.Site, kills: int, *, seed: int = 7) -> Told:
    """Kill the server during each of so many uploads, send each again as its browser would (the same form), look at it."""
    told, chance = Told(), random.Random(seed)
    person = Person(site.url, patience=30).sign_in(NAME, site.people[NAME])
    sent: dict[str, bytes] = {}
    for at in range(kills):
        content, fact = pdf(seed * 1000 + at), str(uuid.uuid4())
        sent[fact] = content
        knife = threading.Thread(
            target=killed, args=(site, chance.uniform(0, WITHIN)), kwargs={"whole": at % 4 == 3}
        )
        knife.start()
        first = _sent(person, content, fact)
        knife.join()
        told.kills += 1
        told.cut += first != 302
        if not _again(person, content, fact):
            told.lost.append(f"{fact}: never saved")
    _look(site, person, sent, told)
    return told


def _sent(person: Person, content: bytes, fact: str) -> int:
    try:
        return person.opinion(CODE, f"附件 {fact}", fact=fact, files=[("签字页.pdf", content)]).status
    except (OSError, http.client.HTTPException):
        return 0


def _again(person: Person, content: bytes, fact: str) -> bool:
    """Send it until it is said saved."""
    for _ in range(40):
        if _sent(person, content, fact) == 302:
            return True
        time.sleep(0.3)
    return False


def _look(site: serving.Site, person: Person, sent: dict[str, bytes], told: Told) -> None:
    _settled(site.var)
    for path in (site.var / "archive").glob("??/*"):
        if path.name.endswith(".part"):
            told.parts += 1
        elif hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            told.half.append(path.name)
    rows = dict(_rows(site.var))
    for fact, content in sent.items():
        found = rows.get(fact, [])
        if not all(found) or not found:
            told.lost.append(f"{fact}: no file")
        elif len(found) > 1:
            told.doubled.append(f"{fact}: {len(found)} files")
        for file_id in filter(None, found):
            if person.get(f"/archive/{uuid.UUID(file_id)}/").body != content:
                told.lost.append(f"{fact}: the download differs")


def _settled(var: Path) -> None:
    """The process that took the place of the last one killed has begun."""
    for _ in range(100):
        if not list((var / "archive").glob("??/.*.part")):
            return
        time.sleep(0.1)


def _rows(var: Path) -> Iterator[tuple[str, list[str]]]:
    """The files of each opinion by its words; one written twice shows as two."""
    query = (
        "select substr(e.text, 4), p.file from supervision_entry e left join supervision_page p on p.entry_id = e.id"
        " where e.text like '附件 %'"
    )
    found: dict[str, list[str]] = {}
    with contextlib.closing(sqlite3.connect(var / "demo.sqlite3")) as there:
        for fact, file_id in there.execute(query):
            found.setdefault(fact, []).append(file_id or "")
    yield from found.items()


def main() -> None:
    """Kill as often as asked, print what was found."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        var = serving.copied(prepared.folder(), Path(folder) / "var")
        with serving.running(var) as site:
            found = run(site, kills)
    sys.stdout.write(json.dumps(found.figures(), ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
