"""Notes of a town, what hangs on them, what units asked for and what was answered."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from cunju import catalogue
from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.models import Entry, Reply
from cunju.duties import remarks
from cunju.duties.reading import name_of
from cunju.kernel.days import short_day
from cunju.kernel.words import short_name
from cunju.org import queries as places
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import reading

find = partial(reading.find, BOOK)
within = partial(reading.within, BOOK)
naming = partial(reading.naming, BOOK)


def words(roots: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What lines say, by their root facts; of a promise also the day it was promised for."""
    promised = Entry.objects.filter(fact__in=roots, due__isnull=False)
    due = {one.fact: one.due for one in promised if one.due}
    found = reading.words(BOOK, roots)
    return {uid: f"{text}（{short_day(due[uid])}前）" if uid in due else text for uid, text in found.items()}


def measures() -> list[tuple[int, str]]:
    """Number and title of the measures of the notice in use."""
    return [(one.no, one.title) for one in catalogue.notice().measures]


def notes(town_code: str, *, year: int | None = None) -> Any:
    """A town's visit notes, newest first, with what hangs on them."""
    return reading.live(BOOK, town_code, year=year, step="visit").prefetch_related("followers__followers")


def units_of(entry: Entry) -> list[Unit]:
    """Where a visit went, in the order of the codes."""
    found = places.units_by_code(entry.units)
    return [found[code] for code in sorted(entry.units) if code in found]


def lines_of(note: Entry) -> list[Entry]:
    """Findings and promises of a visit, each with its answers, by unit."""
    found = Entry.objects.filter(parent=note).prefetch_related("followers")
    return sorted(found, key=lambda one: (one.step != "finding", one.unit_code, str(one.pk)))


def answers(lines: Sequence[Entry], *, until: date) -> dict[Any, str]:
    """What became of findings and promises by a day, in words, by line."""
    found: dict[Any, str] = {}
    for one in Entry.objects.filter(parent__in=lines, state="live", on__lte=until).order_by("on"):
        found[one.parent_id] = f"{short_day(one.on)} {one.text}".strip()
    return found


def open_helps(town: Unit, *, on: date) -> list[tuple[Unit, Entry]]:
    """Promises of a town not yet kept, by the day they were promised for."""
    units = {one.code: one for one in places.units_under(town.code, on=on)}
    live = Entry.objects.filter(unit_code__in=units, step="help", state="live").prefetch_related("followers")
    left = [one for one in live if not any(each.step == "given" and each.state == "live" for each in one.followers.all())]
    return [(units[one.unit_code], one) for one in sorted(left, key=lambda one: (one.due or date.max, one.unit_code, str(one.pk)))]


def measured(prefix: str, *, year: int) -> list[Entry]:
    """What towns under a prefix set themselves in a year, by town, the newest first."""
    found = Entry.objects.filter(unit_code__startswith=prefix, step="measures", state="live", on__year=year)
    return list(found.order_by("unit_code", "-on", "-id"))


def evaluations(town_code: str) -> list[Entry]:
    """The district's words on a town, newest first, with its answers."""
    return list(reading.live(BOOK, town_code, step="evaluation").prefetch_related("replies")[:10])


def replies(entry: Entry) -> list[Reply]:
    """What a town answered to an evaluation, oldest first."""
    return list(entry.replies.all())


@dataclass(frozen=True, slots=True)
class Need:
    """What a unit wrote under 原因或需要的帮助, and what was answered."""

    unit: Unit
    duty: str
    from_on: date
    what: str
    text: str
    on: date
    answers: tuple[Reply, ...]


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """Beside what is owed today: that a unit wrote what it needs and nobody answered, for who can help; the way to the first."""
    if account.role == roles.TOWN_OFFICER:
        found = [one for one in needs(places.units_under(account.unit_code, on=on)) if not one.answers]
        return [(_asked_for(found), BOOK.url("home", account.unit_code))] if found else []
    if account.role == roles.DISTRICT_OFFICER:
        found = [one for one in needs(places.towns_under(account.unit_code, on=on)) if not one.answers]
        return [(_asked_for(found), BOOK.url("home", found[0].unit.code))] if found else []
    return []


def _asked_for(found: Sequence["Need"]) -> str:
    names = list(dict.fromkeys(short_name(one.unit.name) for one in found))
    told = "、".join(names[:3]) + (f"等{len(names)}个" if len(names) > 3 else "")
    return f"{told}写了原因或需要的帮助，{len(found)}条还没有回复"


def needs(units: list[Unit]) -> list[Need]:
    """What these units wrote, unanswered first, then the newest; never by who wrote most."""
    by_code = {one.code: one for one in units}
    answered: dict[tuple[str, str, Any], list[Reply]] = {}
    for one in Reply.objects.filter(unit_code__in=by_code, entry=None):
        answered.setdefault((one.unit_code, one.duty, one.from_on), []).append(one)
    towns = {code[:9] for code in by_code}
    prefix = towns.pop() if len(towns) == 1 else next(iter(by_code), "")[:6]  # a town's, or the district's where towns are asked
    written = [one for one in remarks.of(prefix) if one.unit_code in by_code] if by_code else []
    found = [
        Need(
            by_code[one.unit_code], one.duty, one.from_on, name_of(one.duty), one.text, one.at.date(),
            tuple(answered.get((one.unit_code, one.duty, one.from_on), ())),
        )
        for one in written
    ]  # fmt: skip
    return sorted(found, key=lambda one: (bool(one.answers), one.unit.code, one.duty, one.from_on))


