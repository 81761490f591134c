"""Which facts hang together: versions of one chain, and what rests on what."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from cunju.kernel.days import SHANGHAI
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact, Rest

# An SQLite statement takes 32,766 values; a query here may use each id twice.
AT_ONCE = 5000


def as_uid(value: Any) -> uuid.UUID:
    """A UUID from a UUID or its text; ValueError where it is none."""
    return value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))


def versions(uids: Iterable[Any]) -> dict[uuid.UUID, Fact]:
    """All versions of the chains the given facts belong to, by id: one query a link, whatever their number."""
    found: dict[uuid.UUID, Fact] = {}
    asked: set[uuid.UUID] = set()
    frontier = {as_uid(uid) for uid in uids}
    while frontier:
        asked |= frontier
        fresh = [
            fact
            for some in _portions(frontier)
            for fact in Fact.objects.filter(Q(uid__in=some) | Q(supersedes__in=some))
            if fact.uid not in found
        ]
        found |= {fact.uid: fact for fact in fresh}
        older = {fact.supersedes for fact in fresh if fact.supersedes}
        frontier = ({fact.uid for fact in fresh} | older) - asked
    return found


def chains(uids: Iterable[Any]) -> dict[uuid.UUID, list[Fact]]:
    """The chain of each given fact, oldest version first, by the id given; facts that are not there are left out."""
    given = {as_uid(uid) for uid in uids}
    found = versions(given)
    later = {fact.supersedes: fact for fact in found.values() if fact.supersedes}
    ordered: dict[uuid.UUID, list[Fact]] = {}
    for root in (fact for fact in found.values() if fact.supersedes not in found):
        line = [root]
        while following := later.get(line[-1].uid):
            line.append(following)
        ordered |= {fact.uid: line for fact in line}
    return {uid: ordered[uid] for uid in given if uid in ordered}


def chain(uid: Any) -> list[Fact]:
    """All versions of the chain a fact belongs to, oldest first; empty where there is no such fact."""
    return chains([uid]).get(as_uid(uid), [])


def current(uid: Any) -> Fact | None:
    """The version of a chain that stands now; None where it was retracted or never was."""
    line = chain(uid)
    return line[-1] if line and not line[-1].retracted else None


def standing_id(uid: Any) -> uuid.UUID | None:
    """The id of the version that stands now: what a form of correction has before the eyes."""
    stands = current(uid) if uid else None
    return stands.uid if stands else None


def dependents(uids: Iterable[Any]) -> set[uuid.UUID]:
    """Ids of all facts, in every version, that rest directly or through others on any version of the given facts."""
    given = versions(uids).keys()
    found: set[uuid.UUID] = set()
    frontier = set(given)
    while frontier:
        resting = {
            fact
            for some in _portions(frontier)
            for fact in Rest.objects.filter(base__in=some).values_list("fact", flat=True)
        }
        frontier = set(versions(resting - found)) - found
        found |= frontier
    return found


def undermined(rests_on: Iterable[Any]) -> list[tuple[Fact, str]]:
    """Of what a record rests on, directly or through others: what no longer carries it as it stands, and by which word.

    ``已作废`` for what was retracted, else the verdict by which it decides nothing (``未达法定人数``).
    """
    found: dict[uuid.UUID, tuple[Fact, str]] = {}
    waiting, seen = {as_uid(one) for one in rests_on}, set[uuid.UUID]()
    while waiting:
        seen |= waiting
        lines = {line[0].uid: line for line in chains(waiting).values()}
        for root, line in lines.items():
            stands = line[-1]
            word = "已作废" if stands.retracted else vocabulary.hollow_word(stands.kind, stands.attributes)
            if word:
                found[root] = (stands, word)
        waiting = {as_uid(base) for line in lines.values() for base in line[-1].rests_on} - seen
    return list(found.values())


def units_resting_on(uids: Iterable[Any]) -> set[str]:
    """Codes of the units of the given facts and of all that rests on them."""
    given = {as_uid(uid) for uid in uids}
    if not given:
        return set()
    wanted = given | dependents(given)
    return {
        code
        for some in _portions(wanted)
        for code in Fact.objects.filter(uid__in=some)
        .order_by()
        .values_list("unit_code", flat=True)
        .distinct()
    }


def _portions(uids: set[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    ordered = sorted(uids)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]


def rests(facts: Iterable[Fact]) -> Iterator[Rest]:
    """The rows of what each fact rests on."""
    for fact in facts:
        for base in dict.fromkeys(fact.rests_on):
            yield Rest(fact=fact.uid, base=uuid.UUID(base), unit_code=fact.unit_code)


def record_after(fact: Fact, earlier: Iterable[Fact]) -> None:
    """A fact is recorded no earlier than what it rests on or supersedes: where the clock stands before that, it waits."""
    fact.recorded_at = max([fact.recorded_at, *(one.recorded_at for one in earlier)])
    fact.recorded_on = fact.recorded_at.astimezone(SHANGHAI).date()
