"""Facts out as one JSON line each, in ledger order, and in again: all of a file or nothing (interfaces §4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from cunju.kernel.refusals import Refusal
from cunju.ledger.canonical import as_line
from cunju.ledger.holding import writing
from cunju.ledger.incoming import Incoming, Line, Unfit
from cunju.ledger.models import Fact


@dataclass
class Report:
    """What a load found; ``errors`` empty means everything was loaded."""

    lines: int = 0
    loaded: int = 0
    unchanged: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Schema ``cunju.facts-load/1``."""
        return {
            "schema": "cunju.facts-load/1",
            "lines": self.lines,
            "loaded": self.loaded,
            "unchanged": self.unchanged,
            "errors": self.errors,
        }


def dump(*, prefix: str = "", kind: str = "") -> Iterator[str]:
    """All facts in ledger order, one line each."""
    facts = Fact.objects.order_by("position")
    if prefix:
        facts = facts.filter(unit_code__startswith=prefix)
    if kind:
        facts = facts.filter(kind=kind)
    for fact in facts.iterator(chunk_size=2000):
        yield as_line(fact)


def load(
    lines: Iterable[str], *, now: datetime, by: str = "import", restore: bool = False, dry_run: bool = False
) -> Report:
    """Load a dump or an outsider's facts; any error and nothing is loaded."""
    report = Report()
    incoming = Incoming(now=now, by=by, restore=restore)
    fresh: list[Line] = []
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        report.lines += 1
        try:
            line = incoming.read(text)
        except Unfit as unfit:
            report.errors.append({"line": number, "message": str(unfit)})
            continue
        if line.stored:
            report.unchanged += 1
        else:
            fresh.append(line)
    if not report.errors:
        report.loaded = len(fresh)
        if fresh and not dry_run:
            try:
                _write(fresh, now=now, restore=restore)
            except IntegrityError:
                raise Refusal("装入时台账刚有新的记录与文件冲突，什么也没有写入。请再装一次。") from None
    return report


def _write(fresh: list[Line], *, now: datetime, restore: bool) -> None:
    units = {line.fact.unit_code for line in fresh} | {unit for line in fresh for unit in line.bases}
    superseded = [line.fact.supersedes for line in fresh if line.fact.supersedes]
    with writing(units, now=now, superseding=superseded, any_day=restore) as pen:
        pen.put_many([line.fact for line in fresh])
