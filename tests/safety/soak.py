"""``python -m tests.safety.soak [--minutes N] [--postgres]``: the 15th of a month on one server, while all that can befall it does.

Residents open boards, clerks write, people log in, each at its rate; kills, a full disk, a clock that jumps, a database begun anew and silent
clients in turn. Prints JSON; exit 1: something said saved is not there once, the check finds something, or a server error nothing explains.
"""

import argparse
import contextlib
import http.client
import itertools
import json
import random
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cunju.devtools import postgres
from tests import prepared
from tests.browser import serving
from tests.safety import faults, places, writing
from tests.safety.crowd import UNITS
from tests.safety.faults import Faults
from tests.safety.people import Person

# In a second: boards opened, records written, logins.
RATES = {"board": 100.0, "post": 200 / 60, "login": 20 / 60}
HANDS = {"board": 12, "post": 6, "login": 2}
QUIET = 8.0
AGAIN = 0.5


@dataclass
class Seen:
    """Seconds and statuses of each thing done, when it was; what was said saved; server errors that nothing explains."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in RATES})
    statuses: dict[str, Counter[int]] = field(default_factory=lambda: {name: Counter() for name in RATES})
    saved: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)

    def note(self, what: str, status: int, took: float) -> None:
        """One answer; 0: none came."""
        self.statuses[what][status] += 1
        if status in (200, 302):
            self.seconds[what].append(took)

    def table(self) -> dict[str, Any]:
        """By what was done: how many, which answers, p50 and p95 in milliseconds."""
        return {
            what: {
                "count": sum(self.statuses[what].values()),
                "statuses": {str(status): count for status, count in sorted(self.statuses[what].items())},
                **{name: round(1000 * found[len(found) * share // 100]) for name, share in (("p50", 50), ("p95", 95)) if found},
            }
            for what, found in ((what, sorted(each)) for what, each in self.seconds.items())
        }


class Soak:
    """Who does what at which rate until the end."""

    def __init__(self, site: serving.Site, fate: Faults, *, seconds: float, seed: int) -> None:
        self.site, self.fate, self.seen, self.chance = site, fate, Seen(), random.Random(seed)
        self.ends = time.monotonic() + seconds
        self.people = {name: Person(site.url, patience=30).sign_in(name, site.people[name]) for name in UNITS}
        self.told, self.lock = itertools.count(), threading.Lock()
        self.boards = [code for (code,) in places.at(site).rows("select code from org_unit where kind in ('village', 'community')")]

    def run(self) -> None:
        """Everybody at once; what befalls the server in turn, the last of it well before the end."""
        acts = {"board": self._board, "post": self._post, "login": self._login}
        hands = [threading.Thread(target=self._at_rate, args=(what, acts[what], at)) for what, many in HANDS.items() for at in range(many)]
        for one in hands:
            one.start()
        turns = self.fate.turns()
        self.chance.shuffle(turns)
        for word in itertools.cycle(turns):
            time.sleep(self.chance.uniform(0.5, 3.0))
            if time.monotonic() > self.ends - QUIET:
                break
            self.fate.fall(word, self.site)
        for one in hands:
            one.join()

    def _at_rate(self, what: str, act: Callable[[int], None], at: int) -> None:
        """One of the hands of a rate: it begins when its turn is, or at once where it is behind."""
        pause = HANDS[what] / RATES[what]
        turn = time.monotonic() + pause * at / HANDS[what]
        while turn < self.ends:
            time.sleep(max(0.0, turn - time.monotonic()))
            act(at)
            turn = max(turn + pause, time.monotonic() - pause)

    def _asked(self, what: str, act: Callable[[], Any]) -> int:
        begun = time.monotonic()
        try:
            answer = act()
            status, body = answer.status, answer.body
        except (OSError, http.client.HTTPException):
            status, body = 0, b""
        with self.lock:
            self.seen.note(what, status, time.monotonic() - begun)
            if (status >= 500 and status != 503) or (status in (0, 503) and not self.fate.explains(begun)):
                self.seen.unexplained.append(f"{what} {status} {body[:200].decode('utf-8', 'replace')!r}")
        return status

    def _board(self, at: int) -> None:
        code = self.chance.choice(self.boards[:40])
        self._asked("board", lambda: _view(self.site.url, f"/b/{code}/", f"127.0.{next(self.told) % 60}.{at + 2}"))

    def _post(self, at: int) -> None:
        """A record is sent until it is said saved, as its browser would: the same form."""
        name, fact = list(UNITS)[at % len(UNITS)], str(uuid.uuid4())
        for _ in range(120):
            if self._asked("post", lambda: self.people[name].opinion(UNITS[name], f"附件 {fact}", fact=fact)) == 302:
                with self.lock:
                    self.seen.saved.append(fact)
                return
            time.sleep(AGAIN)
        self.seen.never.append(fact)

    def _login(self, at: int) -> None:
        name = list(UNITS)[at % len(UNITS)]

        def act() -> Any:
            person = Person(self.site.url, patience=30)
            person.ask("GET", "/login/")
            return person.post("/login/", {"username": name, "password": self.site.people[name]})

        with contextlib.suppress(KeyError):
            self._asked("login", act)


@dataclass
class View:
    """What came back of a board."""

    status: int
    body: bytes


def _view(url: str, path: str, source: str) -> View:
    """As one of many households: each calls from an address of its own."""
    to = urllib.parse.urlsplit(url)
    line = http.client.HTTPConnection(to.hostname or "", to.port, timeout=30, source_address=(source, 0))
    try:
        line.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = line.getresponse()
        return View(answer.status, answer.read())
    finally:
        line.close()


def memory(var: Path) -> int:
    """MB of all processes that serve a place, what they share counted once."""
    total = 0
    for one in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"CUNJU_VAR={var}".encode() in (one / "environ").read_bytes().split(b"\0"):
                lines = (one / "smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total // 1024


@contextlib.contextmanager
def _ground(*, on_postgres: bool) -> Iterator[tuple[Faults, str]]:
    """Where it happens: a disk of its own where that can be had, a database server of its own on PostgreSQL."""
    with contextlib.ExitStack() as stack:
        base = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cunju-soak-")))
        (folder := base / "disk").mkdir()
        source = prepared.folder()
        own = stack.enter_context(faults.disk(folder, source))
        cluster = stack.enter_context(postgres.cluster(safe=True)) if on_postgres else None
        if cluster:
            (var := folder / "var").mkdir()
        else:
            var = serving.copied(source, folder / "var")
        clock = stack.enter_context(faults.clock(base))
        yield Faults(var, cluster, own, clock), cluster.url if cluster else ""


def soak(*, minutes: float, on_postgres: bool, seed: int = 15) -> dict[str, Any]:
    """The figures of one run."""
    with _ground(on_postgres=on_postgres) as (fate, database):
        with serving.running(fate.var, workers=2, database=database) as site:
            one = Soak(site, fate, seconds=minutes * 60, seed=seed)
            before, facts = memory(fate.var), writing.counted(site)
            one.run()
            after, told = memory(fate.var), writing.Told(sent=len(one.seen.saved))
            writing.look(site, one.seen.saved, facts, told)
        wrong = places.Place(fate.var, database).checked()
    return {
        "engine": "PostgreSQL" if on_postgres else "SQLite", "minutes": minutes, "faults": fate.done, "not tried": fate.missing(),
        "saved": len(one.seen.saved), "lost": [*told.lost, *one.seen.never], "doubled": told.doubled, "half": told.half,
        "unexplained": len(one.seen.unexplained), "examples": one.seen.unexplained[:5], "table": one.seen.table(),
        "memory MB": {"before": before, "after": after}, "check": wrong,
    }  # fmt: skip


def main() -> int:
    """As often as asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.safety.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    found = soak(minutes=asked.minutes, on_postgres=asked.postgres)
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return 1 if any(found[name] for name in ("lost", "doubled", "half", "unexplained", "check")) else 0


if __name__ == "__main__":
    sys.exit(main())
