"""Plain records, three people at a time, of a server that is killed while they write; afterwards: each once in ledger and room."""

import random
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field

from tests.browser import serving
from tests.safety import killing, places
from tests.safety.crowd import UNITS
from tests.safety.kills import FOREVER, WHOLE, again, once
from tests.safety.people import Person

# An opinion a clerk enters is two facts: what was said, and for whom it was entered.
FACTS = ("supervision.opinion_collected", "supervision.entered_for")
# Seconds after three forms were sent within which the server is killed: it is busy with them no longer than that.
WITHIN = 0.25


@dataclass
class Told:
    """Kills that met a server, forms cut off by one, forms sent; records that are not there, or twice, or only by half."""

    kills: int = 0
    cut: int = 0
    sent: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """As JSON."""
        return {**self.__dict__}


def run(site: serving.Site, kills: int, *, seconds: float = FOREVER, seed: int = 11) -> Told:
    """Kill the server while three forms are under way, send what was cut off again as a browser would, look at it."""
    told, chance, ends = Told(), random.Random(seed), time.monotonic() + seconds
    people = {name: Person(site.url, patience=30).sign_in(name, site.people[name]) for name in UNITS}
    before, sent = counted(site), []
    while told.kills < kills and time.monotonic() < ends:
        forms = {name: str(uuid.uuid4()) for name in people}
        sent += forms.values()
        knife = killing.Knife(site.process, chance.uniform(0, WITHIN), whole=told.kills % WHOLE == WHOLE - 1)
        with killing.during(knife):
            answers = _together(people, forms)
        told.kills += knife.hit > 0
        told.cut += sum(status != 302 for status in answers.values())
        for name, fact in forms.items():
            if answers[name] != 302 and not again(people[name], UNITS[name], fact):
                told.lost.append(f"{fact}: never saved")
    told.sent = len(sent)
    look(site, sent, before, told)
    return told


def _together(people: dict[str, Person], forms: dict[str, str]) -> dict[str, int]:
    answers: dict[str, int] = {}

    def send(name: str) -> None:
        answers[name] = once(people[name], UNITS[name], forms[name])

    threads = [threading.Thread(target=send, args=(name,)) for name in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return answers


def counted(site: serving.Site) -> dict[str, int]:
    """How many facts of each kind."""
    return dict(places.at(site).rows("select kind, count(*) from ledger_fact group by kind"))


def look(site: serving.Site, sent: list[str], before: dict[str, int], told: Told) -> None:
    """Whether each form sent is there once, in ledger and room, and nothing else came to be."""
    there = places.at(site)
    facts = Counter(places.same_id(one) for (one,) in there.rows("select uid from ledger_fact"))
    query = "select substr(text, 4), fact from supervision_entry where text like '附件 %'"
    entries = [(words, places.same_id(fact)) for words, fact in there.rows(query)]
    lines = Counter(words for words, _ in entries)
    for fact in sent:
        if not facts[fact] and not lines[fact]:
            told.lost.append(fact)
        elif facts[fact] != 1 or (fact, fact) not in entries:
            told.half.append(f"{fact}: {facts[fact]} in the ledger, {lines[fact]} in the room")
        elif lines[fact] > 1:
            told.doubled.append(f"{fact}: {lines[fact]} lines")
    for kind, count in counted(site).items():
        if more := count - before.get(kind, 0) - (len(sent) if kind in FACTS else 0):
            (told.doubled if more > 0 else told.half).append(f"{more} × {kind}")
