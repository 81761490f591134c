"""Uploads of a server that is killed (−9) in their midst; afterwards: what is kept, what was said, what lies on the disk."""

import hashlib
import http.client
import random
import time
import uuid
from dataclasses import dataclass, field

from tests.browser import serving
from tests.safety import killing, places
from tests.safety.people import Person

NAME, CODE = "yufengshan", "500112018202"
# Seconds after the beginning of an upload within which the server is killed.
WITHIN = 0.6
# Every so many kills the process above those who answer dies too.
WHOLE = 4
FOREVER = 24 * 3600.0


@dataclass
class Told:
    """What came of it: kills that met a server, uploads cut off by one; what is wrong in the database and on the disk."""

    kills: int = 0
    cut: int = 0
    sent: int = 0
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


def run(site: serving.Site, kills: int, *, seconds: float = FOREVER, seed: int = 7) -> Told:
    """Kill the server during each of so many uploads, send each again as its browser would (the same form), look at it."""
    told, chance, ends = Told(), random.Random(seed), time.monotonic() + seconds
    person = Person(site.url, patience=30).sign_in(NAME, site.people[NAME])
    sent: dict[str, bytes] = {}
    while told.kills < kills and time.monotonic() < ends:
        content, fact = pdf(seed * 1000 + told.sent), str(uuid.uuid4())
        sent[fact] = content
        knife = killing.Knife(site.process, chance.uniform(0, WITHIN), whole=told.kills % WHOLE == WHOLE - 1)
        with killing.during(knife):
            first = once(person, CODE, fact, content)
        told.sent += 1
        told.kills += knife.hit > 0
        told.cut += first != 302
        if not again(person, CODE, fact, content):
            told.lost.append(f"{fact}: never saved")
    _look(site, person, sent, told)
    return told


def once(person: Person, code: str, fact: str, content: bytes | None = None) -> int:
    """Send it; 0 where the server went away."""
    files = [("签字页.pdf", content)] if content else None
    try:
        return person.opinion(code, f"附件 {fact}", fact=fact, files=files).status
    except (OSError, http.client.HTTPException):
        return 0


def again(person: Person, code: str, fact: str, content: bytes | None = None) -> bool:
    """Send it until it is said saved."""
    for _ in range(40):
        if once(person, code, fact, content) == 302:
            return True
        time.sleep(0.3)
    return False


def _look(site: serving.Site, person: Person, sent: dict[str, bytes], told: Told) -> None:
    archive = site.var / "archive"
    # The process that took the place of the last one killed has begun.
    killing.until(lambda: not list(archive.glob("??/.*.part")), 10)
    for path in archive.glob("??/*"):
        if path.name.endswith(".part"):
            told.parts += 1
        elif hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            told.half.append(path.name)
    rows = _files(site)
    for fact, content in sent.items():
        found = rows.get(fact, [])
        if not all(found) or not found:
            told.lost.append(f"{fact}: no file")
        elif len(found) > 1:
            told.doubled.append(f"{fact}: {len(found)} files")
        for file_id in filter(None, found):
            if person.get(f"/archive/{file_id}/").body != content:
                told.lost.append(f"{fact}: the download differs")


def _files(site: serving.Site) -> dict[str, list[str]]:
    """The files of each opinion by its words; one written twice shows as two."""
    query = (
        "select substr(e.text, 4), p.file from supervision_entry e left join supervision_page p on p.entry_id = e.id"
        " where e.text like '附件 %'"
    )
    found: dict[str, list[str]] = {}
    for fact, file_id in places.at(site).rows(query):
        found.setdefault(fact, []).append(places.same_id(file_id) if file_id else "")
    return found
