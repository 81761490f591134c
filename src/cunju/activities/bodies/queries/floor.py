"""What goes on around an office: elections not handed over, leavings not audited, lines of the book, how many must ask today."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from cunju import catalogue
from cunju.activities.bodies import rules
from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.models import Change, Entry
from cunju.catalogue import Clause
from cunju.duties import interface as duties
from cunju.duties import openings
from cunju.kernel.days import chinese_day
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org import drafts as org_drafts
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.models import LIVE

entries = partial(reading.entries, BOOK)
# The election a handover belongs to was not long ago; an older one was another term's.
LATELY = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Open:
    """A change that something is still owed for: since when, by when (None: no clause says), by which clause."""

    change: Change
    due: date | None
    clause: Clause | None


def elections(unit_code: str, *, until: date) -> list[uuid.UUID]:
    """The facts of the committee's last election up to a day, one or several entered for it."""
    held = Change.objects.filter(unit_code=unit_code, body=bodies.COMMITTEE, change="elected", void_reason="", on__lte=until)
    last = held.order_by("-on").first()
    if last is None or until - last.on > LATELY:
        return []
    return list(held.filter(on=last.on).values_list("fact", flat=True))


def _resting(unit_code: str, step: str) -> set[str]:
    lines = Entry.objects.filter(unit_code=unit_code, step=step, state=LIVE)
    return {str(base) for one in lines for base in _bases(one)}


def _bases(entry: Entry) -> Sequence[Any]:
    standing = ledger.current(entry.fact)
    return standing.rests_on if standing else ()


def not_handed_over(unit: Unit, *, on: date) -> Open | None:
    """The last election within a year, where nothing was handed over since."""
    held = elections(unit.code, until=on)
    if not held or set(map(str, held)) & _resting(unit.code, "handover"):
        return None
    change = Change.objects.get(fact=held[0])
    return _open(unit, change, rules.HANDOVER)


def not_audited(unit: Unit) -> list[Open]:
    """Leavings of committee members before their term ended whose audit is not published, oldest first; by a clause only."""
    done = _resting(unit.code, "early")
    found = []
    for one in early_leavings(unit):
        opened = _open(unit, one, rules.EARLY)
        if opened.clause and str(one.fact) not in done:
            found.append(opened)
    return found


def early_leavings(unit: Unit) -> list[Change]:
    """Committee members who left before their term ended."""
    gone = Change.objects.filter(unit_code=unit.code, body=bodies.COMMITTEE, change__in=rules.OUT, void_reason="").order_by("on")
    return [one for one in gone if _mid_term(one)]


def _mid_term(change: Change) -> bool:
    standing = ledger.current(change.fact)
    return standing is not None and standing.attributes.get("mid_term") is True


def _open(unit: Unit, change: Change, question: str) -> Open:
    clause = catalogue.law(unit=unit, on=change.on).first(question)
    return Open(change, change.on + timedelta(days=clause.number) if clause else None, clause)


def changed_lately(unit_code: str, *, until: date) -> bool:
    """Whether the roll says that the committee changed in the year before a day: an election, or somebody who came or left."""
    held = Change.objects.filter(unit_code=unit_code, body=bodies.COMMITTEE, void_reason="", on__lte=until, on__gte=until - LATELY)
    return held.exists()


def unfinished(unit: Unit, *, on: date, office: str) -> list[tuple[str, str]]:
    """What a committee leaves to the next one, each by the record it is about: requirements of the unit that are open, with the day they are due."""
    windows = [one for one in duties.standing(unit.code, on=on).windows if one.binding and one.owed_by == "unit"]
    found = [one for one in windows if one.status in ("open", "due_soon", "overdue")]
    which = openings.words(found, office=office)
    said = [_thing(one.own_label, which.get(one.opening, ""), one.from_ if one.opening else None) for one in found]
    many, met, told = Counter(said), Counter[str](), list[tuple[str, str]]()
    for one, words in zip(found, said, strict=True):
        met[words] += 1
        number = f"（同样{many[words]}件里的第{met[words]}件）" if many[words] > 1 and not one.due_on else ""
        told.append((words + number, chinese_day(one.due_on) if one.due_on else "没有期限"))
    return told


def _thing(label: str, words: str, since: date | None) -> str:
    """A requirement, and which of several it is: the words of the record, or the day it began."""
    if words:
        return f"{label}：{words}"
    return f"{label}（{chinese_day(since)}的）" if since else label


def drafts(unit_code: str) -> int:
    """Forms of the unit that were begun and not saved."""
    return len(org_drafts.open_drafts(unit_code))
