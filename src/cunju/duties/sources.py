"""Facts of units as the fold reads them: one query for the units, one more where facts rest on other units'."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from cunju.duties.chains import Version
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact

NAMES = (
    "uid", "unit_code", "kind", "occurred_on", "until", "recorded_on", "attributes", "findings", "rests_on", "supersedes",
    "retracted", "position",
)  # fmt: skip


def versions_where(**where: Any) -> list[Version]:
    """All stored versions that Django's filter words name, in ledger order."""
    return _rows(Q(**where))


def versions_of(codes: Iterable[str]) -> dict[str, list[Version]]:
    """All stored versions of each unit, with the chains of other units that theirs rest on."""
    codes = list(codes)
    by_unit: dict[str, list[Version]] = {code: [] for code in codes}
    pool = _Pool()
    rows = _rows(Q(unit_code__in=codes) if len(codes) != 1 else Q(unit_code=codes[0]))
    while rows:
        pool.add(rows)
        for row in rows:
            if row.unit in by_unit:
                by_unit[row.unit].append(row)
        lost = {uid for own in by_unit.values() for uid in pool.lost(own)}
        # Whole units at a time, so that one query brings whole chains.
        homes = Fact.objects.filter(uid__in=lost).order_by().values("unit_code")
        rows = _rows(Q(unit_code__in=homes)) if lost else []
    return {code: own + pool.foreign(code, own) for code, own in by_unit.items()}


class _Pool:
    """Chains of all units read so far."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._chains: dict[str, list[Version]] = {}

    def add(self, rows: list[Version]) -> None:
        """Take whole units, in ledger order."""
        for row in rows:
            root = self._root.get(row.supersedes, row.uid) if row.supersedes else row.uid
            self._root[row.uid] = root
            self._chains.setdefault(root, []).append(row)

    def lost(self, own: list[Version]) -> set[str]:
        """Ids that the given versions rest on, directly or through others, and that are not read yet."""
        return {uid for uid in self._below(own) if uid not in self._root}

    def foreign(self, code: str, own: list[Version]) -> list[Version]:
        """Versions of other units that the given ones rest on, directly or through others."""
        roots = {self._root[uid] for uid in self._below(own) if uid in self._root}
        return [one for root in roots for one in self._chains[root] if one.unit != code]

    def _below(self, own: list[Version]) -> set[str]:
        found: set[str] = set()
        waiting = [uid for one in own for uid in one.rests_on]
        while waiting:
            uid = waiting.pop()
            if uid not in found:
                found.add(uid)
                for version in self._chains.get(self._root.get(uid, ""), ()):
                    waiting += version.rests_on
        return found


def _rows(where: Q) -> list[Version]:
    rows: Iterable[tuple[Any, ...]] = Fact.objects.filter(where).order_by("position").values_list(*NAMES)
    return [
        Version(
            str(uid), unit, kind, occurred_on, until, recorded_on, attributes,
            tuple(one.get("code", "") for one in findings), tuple(rests_on), str(supersedes) if supersedes else None,
            retracted, position, bool(vocabulary.hollow_word(kind, attributes)),
        )
        for uid, unit, kind, occurred_on, until, recorded_on, attributes, findings, rests_on, supersedes, retracted, position
        in rows
    ]  # fmt: skip
