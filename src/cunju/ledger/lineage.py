"""Which facts hang together: versions of one chain, and what rests on what."""

import uuid
from collections.abc import Iterable
from typing import Any

from cunju.ledger.models import Fact, Rest


def as_uid(value: Any) -> uuid.UUID:
    """A UUID from a UUID or its text; ValueError where it is none."""
    return value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))


def chain(uid: Any) -> list[Fact]:
    """All versions of the chain a fact belongs to, oldest first; empty where there is no such fact."""
    fact = Fact.objects.filter(uid=as_uid(uid)).first()
    if fact is None:
        return []
    versions = [fact]
    while versions[0].supersedes:
        versions.insert(0, Fact.objects.get(uid=versions[0].supersedes))
    while later := Fact.objects.filter(supersedes=versions[-1].uid).first():
        versions.append(later)
    return versions


def current(uid: Any) -> Fact | None:
    """The version of a chain that stands now; None where it was retracted or never was."""
    versions = chain(uid)
    return versions[-1] if versions and not versions[-1].retracted else None


def dependents(uids: Iterable[Any]) -> set[uuid.UUID]:
    """Ids of all facts that rest, directly or through others, on any version of the given facts."""
    found: set[uuid.UUID] = set()
    frontier = {version.uid for uid in uids for version in chain(uid)}
    while frontier:
        resting = set(Rest.objects.filter(base__in=frontier).values_list("fact", flat=True)) - found
        found |= resting
        frontier = {version.uid for uid in resting for version in chain(uid)}
    return found


def units_resting_on(uids: Iterable[Any]) -> set[str]:
    """Codes of the units of the given facts and of all that rests on them."""
    given = {as_uid(uid) for uid in uids}
    if not given:
        return set()
    wanted = given | dependents(given)
    return set(Fact.objects.filter(uid__in=wanted).values_list("unit_code", flat=True))
