"""Which of several windows alike is meant: the words of the record that opened it, from the room that holds it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings

from cunju.duties.reading import duties_by_id
from cunju.duties.status import Window
from cunju.kernel import worded
from cunju.ledger import lineage, vocabulary
from cunju.ledger.queries import current_facts

LONGEST = 50


def words(windows: Iterable[Window], *, office: str) -> Mapping[str, str]:
    """By the root fact that opened a window what that record says to an office, in short; a question a room, however many windows."""
    by_room: dict[str, list[uuid.UUID]] = {}
    for one in windows:
        if one.opening:
            kind = duties_by_id()[one.duty].window.after or ""
            by_room.setdefault(kind.partition(".")[0], []).append(uuid.UUID(one.opening))
    return _said(by_room, office)


def about(measure: int, codes: Sequence[str], *, year: int, office: str) -> dict[str, list[tuple[str, date, str]]]:
    """By unit what records of a year say of a measure that they name: the id, the day, the words; in three queries."""
    kinds = [one.kind for one in vocabulary.all_kinds() if any(each.name == "measure" for each in one.fields)]
    facts = list(current_facts(kinds).filter(unit_code__in=codes, occurred_on__year=year, attributes__measure=measure))
    roots = {uid: versions[0].uid for uid, versions in lineage.chains(one.uid for one in facts).items()}
    by_room: dict[str, list[uuid.UUID]] = {}
    for one in facts:
        by_room.setdefault(one.kind.partition(".")[0], []).append(roots[one.uid])
    said = _said(by_room, office)
    found: dict[str, list[tuple[str, date, str]]] = {}
    for one in sorted(facts, key=lambda each: each.occurred_on):
        if text := said.get(str(roots[one.uid])):
            found.setdefault(one.unit_code, []).append((str(one.uid), one.occurred_on, text))
    return found


def _said(by_room: Mapping[str, list[uuid.UUID]], office: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for room in settings.ROOMS:
        roots = by_room.get(room.rpartition(".")[2])
        if roots:
            found |= {str(uid): _short(text) for uid, text in worded.words(room, roots, office=office).items()}
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
