"""The worker of long papers, killed (−9) at its work; afterwards: each paper made whole, or given up in a sentence, none left standing."""

import contextlib
import random
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser import serving
from tests.safety import killing, places
from tests.safety.kills import FOREVER
from tests.safety.people import Person

NAME, PAGE = "wangjia", "/papers/jobs/"
PERIOD, SAID = "2023", "没有做成"
OPEN = ("waiting", "running")
# Seconds into a paper within which its worker is killed; how long a page is waited for.
WITHIN, PATIENCE = 4.0, 240


@dataclass
class Told:
    """Kills that met a worker, those of them in the midst of a paper; papers asked, and how they ended."""

    kills: int = 0
    within: int = 0
    asked: int = 0
    made: int = 0
    made_again: int = 0
    given_up: int = 0
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """As JSON."""
        return {**self.__dict__}


def run(site: serving.Site, kills: int, *, seconds: float = FOREVER, seed: int = 13) -> Told:
    """Ask for a paper whenever none is under way, kill who makes it; every third time it may come to its end."""
    told, chance, ends = Told(), random.Random(seed), time.monotonic() + seconds
    person = Person(site.url).sign_in(NAME, site.people[NAME])
    while told.kills < kills and time.monotonic() < ends:
        if not _jobs(site, OPEN):
            _ask(person)
        killing.until(lambda: killing.children(site.process, killing.WORKER), 60)
        if told.kills % 5:  # every fifth time as it begins, else at its work
            killing.until(lambda: _jobs(site, ("running",)), 60)
            time.sleep(chance.uniform(0, WITHIN))
        within = bool(_jobs(site, ("running",)))
        if killing.kill(killing.children(site.process, killing.WORKER)):
            told.kills += 1
            told.within += within
        if chance.random() < 1 / 3:
            killing.until(lambda: not _jobs(site, OPEN), PATIENCE)
    killing.until(lambda: not _jobs(site, OPEN), PATIENCE)
    _look(site, person, told)
    return told


def _ask(person: Person) -> None:
    person.get(PAGE)
    answer = person.post(PAGE, {"period": PERIOD})
    assert answer.status == 302, answer.text[:2000]


def _jobs(site: serving.Site, states: tuple[str, ...]) -> list[tuple[str, str, int, int, int]]:
    rows = places.at(site).rows("select id, state, tries, total, size from archive_job")
    return [
        (places.same_id(pk), state, tries, total, size or 0)
        for pk, state, tries, total, size in rows
        if not states or state in states
    ]


def _look(site: serving.Site, person: Person, told: Told) -> None:
    for pk, state, tries, total, size in _jobs(site, ()):
        told.asked += 1
        if state == "done":
            told.made += 1
            told.made_again += tries > 1
            if wrong := _wrong(site.var / "archive" / "making" / f"{pk}.zip", total, size):
                told.half.append(f"{pk}: {wrong}")
        elif state == "failed":
            told.given_up += 1
        else:
            told.lost.append(f"{pk}: {state}")
    shown = person.get(f"{PAGE}?part=jobs").text.count(SAID)
    if told.given_up and not shown:
        told.lost.append("no page says what was given up")


def _wrong(path: Path, total: int, size: int) -> str:
    with contextlib.suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(path) as there:
        if there.testzip() or len(there.namelist()) != total or path.stat().st_size != size:
            return f"{len(there.namelist())} of {total}, {path.stat().st_size} of {size} bytes"
        return ""
    return "no zip"
