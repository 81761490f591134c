"""The registry of boxes (``docs/fields.md``): who owns each, what for, on which clause, how long it is kept, whether it is personal."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from cunju import catalogue
from cunju.catalogue import keeping
from cunju.desk.held import matching
from cunju.devtools import measures
from cunju.ledger import vocabulary
from tests.once.asking import Asked

DATA = Path(__file__).with_name("boxes.yaml")
ROOMS = tuple(settings.ROOMS)
# Applications that are no room: what they ask is no record of a unit.
STAFF = frozenset({"org", "ui", "desk", "reports", "archive", "portal", "api"})
HEAD = """# Fields

Every box that a page asks, room by room, found by walking the pages (`CUNJU_FIELDS=write bin/cunju test tests/once/test_asked_before.py`
writes this file; the test keeps it true and fails where a box asks for what a record, a roll or a system of others already holds:
`src/cunju/desk/data/held.yaml`). *First asked here*: other pages read it from there. The clauses are those of the duties that its kinds of
record meet; keeping times are `catalogue/data/keeping.yaml`, all 待确认. A box marked *personal* can hold something of a person: it stays in
the room's rows, never in a fact.
"""


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return found


def differs() -> Mapping[str, str]:
    """Boxes whose words sound like something held, and what they ask instead."""
    found: Mapping[str, str] = _data()["differs"]
    return found


def each() -> Mapping[str, str]:
    """Words that several rooms ask in, and why each asks it of its own record."""
    found: Mapping[str, str] = _data()["each"]
    return found


def elsewhere() -> frozenset[str]:
    """Boxes that are named as owners and stand only on a page in another state than the walk finds it in."""
    return frozenset(_data()["elsewhere"])


def at(asked: Asked) -> str:
    """A box as the lists name it: without the number of its row, and the code or id it is for."""
    name = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{9,12}|\d", "", asked.name)
    return f"{asked.where}.{name}"


def words(asked: Asked) -> str:
    """Its words without marks and numbers."""
    return re.sub(r"\d", "", matching.plain(asked.words))


def drawn(asked: Iterable[Asked]) -> str:
    """The whole file."""
    rooms: dict[str, dict[str, Asked]] = {}
    for one in asked:
        room = one.where.partition(":")[0]
        if room not in STAFF and "::" not in one.where:
            rooms.setdefault(room, {}).setdefault(at(one), one)
    lines = [HEAD]
    for room in sorted(rooms):
        lines += ["", f"## {room}", "", _purpose(room), "", "| box | words | owner | personal |", "|---|---|---|---|"]
        lines += [_line(box, one) for box, one in sorted(rooms[room].items())]
    return "\n".join(lines) + "\n"


def _line(box: str, asked: Asked) -> str:
    personal = "personal" if matching.personal(asked.words) else ""
    return f"| `{box.partition(':')[2]}` | {_cell(asked.words)} | {_owner(box)} | {personal} |"


def _purpose(room: str) -> str:
    kinds = sorted(one.kind for one in vocabulary.all_kinds() if one.room == room)
    labels = "、".join(vocabulary.kind(one).label for one in kinds)
    kept = "、".join(dict.fromkeys(keeping.kept(one).words for one in kinds))
    pages = [one for one in kinds if measures.page_of(one)]
    cites = [duty.id for duty in catalogue.load().duties if set(duty.facts) & set(pages)]
    clauses = ", ".join(f"`{one}`" for one in sorted(cites)[:12]) or "none: the record is kept, no verdict"
    return f"Purpose: {labels}. Duties: {clauses}{' …' if len(cites) > 12 else ''}. Kept: {kept}."


def _owner(box: str) -> str:
    for thing in matching.everything():
        if box in thing.asked:
            return f"first asked here: {thing.title}"
    return differs().get(box, "this record")


def _cell(text: str) -> str:
    return text.replace("可不填", "").replace("|", "／").strip() or "（无字）"
