"""Facts of units as the fold reads them: one query for the units, more only where a fact rests on another unit's."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from cunju.duties.chains import Version
from cunju.ledger.models import Fact

NAMES = (
    "uid", "unit_code", "kind", "occurred_on", "until", "recorded_on", "attributes", "findings", "rests_on", "supersedes",
    "retracted", "position",
)  # fmt: skip


def versions_of(codes: Iterable[str]) -> dict[str, list[Version]]:
    """All stored versions of each unit, with the foreign facts they rest on."""
    codes = list(codes)
    by_unit: dict[str, list[Version]] = {code: [] for code in codes}
    for row in _rows(Q(unit_code__in=codes) if len(codes) != 1 else Q(unit_code=codes[0])):
        by_unit[row.unit].append(row)
    foreign = _foreign(by_unit)
    if foreign:
        for own in by_unit.values():
            own += _needed(own, foreign)
    return by_unit


def _needed(own: list[Version], foreign: dict[str, Version]) -> list[Version]:
    """Of the foreign versions those a unit's facts rest on; all of them where any is, for chains hang together."""
    mine = {one.uid for one in own}
    if any(base in foreign and base not in mine for one in own for base in one.rests_on):
        return [one for uid, one in foreign.items() if uid not in mine]
    return []


def _foreign(by_unit: dict[str, list[Version]]) -> dict[str, Version]:
    known = {one.uid for own in by_unit.values() for one in own}
    split = {one.uid: one.unit for own in by_unit.values() for one in own}
    found: dict[str, Version] = {}
    wanted = {
        base
        for own in by_unit.values()
        for one in own
        for base in one.rests_on
        if split.get(base) != one.unit
    }
    for own in by_unit.values():
        for one in own:
            if one.uid in wanted:
                found[one.uid] = one
    frontier = wanted - known
    while frontier:
        rows = list(_rows(Q(uid__in=frontier) | Q(supersedes__in=frontier)))
        fresh = {row.uid: row for row in rows if row.uid not in found}
        found.update(fresh)
        linked = {uid for row in fresh.values() for uid in (*row.rests_on, row.supersedes) if uid}
        frontier = (set(fresh) | linked) - (set(found) - set(fresh)) if fresh else set()
    return found


def _rows(where: Q) -> list[Version]:
    rows: Iterable[tuple[Any, ...]] = Fact.objects.filter(where).order_by("position").values_list(*NAMES)
    return [
        Version(
            str(uid), unit, kind, occurred_on, until, recorded_on, attributes,
            tuple(one.get("code", "") for one in findings), tuple(rests_on), str(supersedes) if supersedes else None,
            retracted, position,
        )
        for uid, unit, kind, occurred_on, until, recorded_on, attributes, findings, rests_on, supersedes, retracted, position
        in rows
    ]  # fmt: skip
