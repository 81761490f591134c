"""Versions of facts in memory: which version of a chain stands on a day, and whether all it rests on stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """One stored fact, as the fold reads it; ``position`` is its place in the ledger; ``hollow``: nothing may rest on it."""

    uid: str
    unit: str
    kind: str
    occurred_on: date
    until: date | None
    recorded_on: date
    attributes: Mapping[str, Any]
    findings: tuple[str, ...]
    rests_on: tuple[str, ...]
    supersedes: str | None
    retracted: bool
    position: int
    hollow: bool = False


class Chains:
    """All versions recorded on or before ``known``, linked; days are days of recording."""

    def __init__(self, versions: Iterable[Version], *, known: date) -> None:
        self.known = known
        self._root: dict[str, str] = {}
        self.chains: dict[str, list[Version]] = {}
        self.latest: date | None = None
        for version in sorted(versions, key=lambda one: one.position):
            root = self._root.get(version.supersedes, version.uid) if version.supersedes else version.uid
            self._root[version.uid] = root
            if version.recorded_on <= known:
                self.chains.setdefault(root, []).append(version)
                self.latest = max(self.latest or version.recorded_on, version.recorded_on)

    def root(self, uid: str) -> str:
        """The root id of the chain a version belongs to (itself where it is not known)."""
        return self._root.get(uid, uid)

    def head(self, root: str, on: date) -> Version | None:
        """The version that stood at the end of day ``on``, in force: not retracted, and all it rests on in force and deciding."""
        standing = self._standing(root, on)
        if standing is None or not standing.rests_on:
            return standing
        waiting, seen = list(standing.rests_on), {root}
        while waiting:
            below = self.root(waiting.pop())
            if below not in seen:
                seen.add(below)
                base = self._standing(below, on)
                if base is None or base.hollow:
                    return None
                waiting += base.rests_on
        return standing

    def _standing(self, root: str, on: date) -> Version | None:
        """The version that stood at the end of a day, not retracted, whatever became of what it rests on."""
        for version in reversed(self.chains.get(root, ())):
            if version.recorded_on <= on:
                return None if version.retracted else version
        return None

    def heads(self) -> list[tuple[str, Version]]:
        """Root and standing version of every chain in force on ``known``, in ledger order of the root."""
        found = ((root, self.head(root, self.known)) for root in self.chains)
        return [(root, head) for root, head in found if head is not None]

    def days(self, root: str) -> set[date]:
        """Every day on which the chain, or one it ever rested on, was written."""
        days, waiting, seen = set(), [root], set()
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            for version in self.chains.get(one, ()):
                days.add(version.recorded_on)
                waiting += [self.root(base) for base in version.rests_on]
        return days

    def is_plain(self, root: str) -> bool:
        """Written once and resting on nothing: its entered day is the day it was recorded."""
        chain = self.chains[root]
        return len(chain) == 1 and not chain[0].rests_on
