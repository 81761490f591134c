"""Every read of this room: matters with their lines, their figures from the ledger, what may be the same, what a walk brought back."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.conf import settings

from cunju.activities.matters import rules
from cunju.activities.matters.book import BOOK, waiting
from cunju.activities.matters.facts import CARRIED, SESSION
from cunju.activities.matters.models import Entry
from cunju.activities.matters.steps import STEPS
from cunju.kernel import offers
from cunju.kernel.brought import Line
from cunju.kernel.days import Span, year_span
from cunju.kernel.inputs import Mark, Way
from cunju.kernel.words import short_name
from cunju.ledger import interface as ledger
from cunju.ledger import lineage
from cunju.org import queries as places
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.org.units import LENGTHS
from cunju.records import reading
from cunju.records.models import LIVE
from cunju.records.steps import Note, step_of

find = partial(reading.find, BOOK)
within = partial(reading.within, BOOK)
CLOSED_WORDS = "（不宜公开）"
# So far back is looked for the same matter, and for what a walk brought back.
BACK = timedelta(days=180)


@dataclass(frozen=True)
class Matter:
    """A matter: its first line, all its live lines in order, how it stands."""

    root: Any
    lines: tuple[Any, ...]
    standing: rules.Standing

    @property
    def size(self) -> str:
        """Big, small or private, in words."""
        return BOOK.word("received", "size", self.standing.size)

    @property
    def words(self) -> str:
        """What a list says of it."""
        return CLOSED_WORDS if self.root.secret else self.root.text


def matters(unit_code: str, *, between: Span | None = None) -> list[Matter]:
    """A unit's matters that count, received in a period where one is named, newest first; one query however many."""
    rows = Entry.objects.filter(unit_code=unit_code, state=LIVE).order_by("on", "id")
    by_id = {one.pk: one for one in rows}
    notes = [Note(one.pk, one.step, one.on, one.parent_id, one.said) for one in by_id.values()]
    found = [
        Matter(by_id[root], tuple(by_id[one.id] for one in chain), rules.standing(chain))
        for root, chain in rules.chains(notes).items()
        if between is None or between.start <= by_id[root].on <= between.end
    ]
    return sorted(found, key=lambda one: (one.root.on, str(one.root.pk)), reverse=True)


def heads(lines: Iterable[Any]) -> dict[Any, Any]:
    """By the id of each line the first line of its matter; a query a level, however many lines."""
    above = {one.pk: one for one in lines}
    wanted, known = list(above), dict(above)
    while missing := {one.parent_id for one in known.values() if one.parent_id} - set(known):
        known |= {one.pk: one for one in Entry.objects.filter(pk__in=missing)}
    found = {}
    for key in wanted:
        head = known[key]
        while head.parent_id:
            head = known[head.parent_id]
        found[key] = head
    return found


def words(roots: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Of lines, by their root facts, the words of the matter they belong to; the confidential say nothing."""
    lines = list(Entry.objects.filter(fact__in=roots))
    above = heads(lines)
    return {one.fact: above[one.pk].text for one in lines if above[one.pk].text and not above[one.pk].secret}


def hands(fact_id: uuid.UUID) -> dict[str, str]:
    """The words and the place of the matter of a line; the confidential hand nothing on."""
    found = find(fact_id)
    head = heads([found])[found.pk] if found else None
    return {"text": head.text, "place": head.place} if head and not head.secret else {}


def unread(office: str, roots: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    """Lines whose words an office above the unit does not read: all but those of matters that were handed to its town."""
    lines = list(Entry.objects.filter(fact__in=roots)) if len(office) <= LENGTHS["town"] else []
    above = heads(lines)
    given = handed({one.unit_code for one in lines}) if len(office) == LENGTHS["town"] else set()
    return {one.fact for one in lines if above[one.pk].pk not in given}


def handed(codes: set[str]) -> set[Any]:
    """Of some units the matters that were handed to the town; a query a level."""
    found = Entry.objects.filter(step="referred", state=LIVE, said__to=rules.TOWN, unit_code__in=codes)
    return {one.pk for one in heads(found).values()}


def naming(prefix: str, text: str) -> list[uuid.UUID]:
    """Root facts of lines below a code prefix in whose words a text stands; the confidential are not found."""
    lines = list(Entry.objects.filter(unit_code__startswith=prefix, text__icontains=text))
    above = heads(lines)
    return [one.fact for one in lines if not above[one.pk].secret]


def standings(codes: Sequence[str], *, year: int, on: date) -> list[rules.Standing]:
    """How the matters of some units received in a year stood on a day, from the ledger alone."""
    facts = list(ledger.current_facts([f"matters.{one.kind}" for one in STEPS.values()]).filter(unit_code__in=codes, occurred_on__lte=on))
    named = [*(one.uid for one in facts), *(base for one in facts for base in one.rests_on)]
    roots = {uid: versions[0].uid for uid, versions in lineage.chains(named).items()}
    notes = []
    for one in sorted(facts, key=lambda each: (each.occurred_on, each.position)):
        step = step_of(STEPS, one.kind)
        base = roots.get(lineage.as_uid(one.rests_on[0])) if one.rests_on and step != "received" else None
        if base or step == "received":
            notes.append(Note(roots[one.uid], step, one.occurred_on, base, one.attributes))
    span = year_span(year)
    return [rules.standing(chain) for chain in rules.chains(notes).values() if span.start <= chain[0].on <= span.end]


def totals(codes: Sequence[str], *, year: int, on: date) -> rules.Figures:
    """What the matters of some units come to."""
    return rules.figures(standings(codes, year=year, on=on))


@dataclass(frozen=True, slots=True)
class Handed:
    """What a unit handed to its town: the line, its matter, whose it is, what came back."""

    line: Any
    root: Any
    unit: str
    back: Any

    @property
    def state(self) -> tuple[str, str]:
        """As look and word."""
        if self.back:
            return ("done", "已办，已回复") if self.back.said["done"] else ("late", "没有办，已回复")
        return ("open", "收到了，还没有回复") if self.line.receipt_on else ("wait", "还没有收")

    @property
    def days(self) -> int | None:
        """How long it took to come back."""
        return (self.back.on - self.line.on).days if self.back else None


def to_town(town: Unit, *, on: date) -> list[Handed]:
    """What units of a town handed to it in the year, what has not come back first, the oldest first; four queries however many."""
    lines = list(Entry.objects.filter(unit_code__startswith=town.code, step="referred", state=LIVE, said__to=rules.TOWN, on__lte=on))
    backs = {one.parent_id: one for one in Entry.objects.filter(parent__in=lines, step="returned", state=LIVE, on__lte=on)}
    lines = [one for one in lines if one.on.year == on.year or one.pk not in backs]
    above, names = heads(lines), places.names({one.unit_code for one in lines}, on=on)
    found = [Handed(one, above[one.pk], short_name(names[one.unit_code]), backs.get(one.pk)) for one in lines]
    return sorted(found, key=lambda one: (one.back is not None, one.line.on, str(one.line.pk)))


def medians(town: Unit, *, on: date) -> list[tuple[str, str, int, int, str]]:
    """By kind of unit and size: how many came in the year, how many are closed, in how many days at the median; all units of a kind together."""
    units, told = places.units_under(town.code, on=on), []
    for kind, word in (("village", "村"), ("community", "社区")):
        codes = [one.code for one in units if one.kind == kind]
        for size, came, closed, days in rules.medians(standings(codes, year=on.year, on=on)):
            if came:
                told.append((word, BOOK.word("received", "size", size), came, closed, "" if days is None else f"{days:g}天"))
    return told


def public(unit_code: str, *, on: date) -> rules.Figures | None:
    """What the public reads of a unit's year: counts without the confidential; None where there is nothing."""
    between = Span(date(on.year, 1, 1), on)
    found = [one for one in matters(unit_code, between=between) if not one.root.secret]
    return rules.figures(one.standing for one in found) if found else None


def figures(kinds: Sequence[str], codes: Sequence[str], *, on: date) -> list[tuple[str, str]]:
    """Beside the judgement of measure 23: how many of each size, how far they are, in how many days; of units together, never one by one."""
    if f"{BOOK.room}.received" not in kinds:
        return []
    found = totals(codes, year=on.year, on=on)
    return rules.told(found) if found.received else []


def alike(unit_code: str, text: str, place: str, *, on: date, but: Any = None) -> list[Matter]:
    """Matters of the last months that may be the same; the confidential are not among them."""
    known = {one.root.pk: one for one in matters(unit_code, between=Span(on - BACK, on)) if not one.root.secret and one.root.pk != but}
    said = {key: (one.root.text, one.root.place) for key, one in known.items()}
    return [known[key] for key in rules.alike(text, place, said)][:3]


def open_alike(unit_code: str, on: date, text: str) -> list[str]:
    """The words of open matters a line of a walk may be about."""
    return [one.root.text for one in alike(unit_code, text, "", on=on) if not one.standing.closed]


def brought(unit_code: str, *, on: date) -> list[Line]:
    """What records of other rooms brought back in the last months and no matter was made of yet."""
    found: list[Line] = []
    for room in settings.ROOMS:
        if offered := offers.asked(room, offers.Queries.to_do):
            found += offered(unit_code, since=on - BACK)
    taken = set(Entry.objects.filter(unit_code=unit_code, state=LIVE, origin__in=[one.id for one in found]).values_list("origin", flat=True))
    return [one for one in found if one.id not in taken]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A consultation on a matter: its fact, its day, what came of it in words, whether it was carried out."""

    fact: uuid.UUID
    on: date
    title: str
    carried: date | None


def sittings(root: Any, unit: Unit) -> list[Sitting]:
    """The consultations that rest on a matter, by day."""
    held = ledger.facts_of(unit.code, kinds=(SESSION, CARRIED), between=(root.on, date.max))
    facts = list(held)
    versions = lineage.chains([root.fact, *(one.uid for one in facts)])
    own = {str(one.uid) for one in versions.get(root.fact, ())}
    done = {base: one.occurred_on for one in facts if one.kind == CARRIED and one.attributes.get("done") for base in map(str, one.rests_on)}
    found = []
    for one in facts:
        if one.kind == SESSION and own & set(map(str, one.rests_on)):
            carried = next((done[str(each.uid)] for each in versions[one.uid] if str(each.uid) in done), None)
            found.append(Sitting(one.uid, one.occurred_on, ledger.title_of(one.kind, one.attributes, unit.kind), carried))
    return sorted(found, key=lambda each: each.on)


def unasked(root: uuid.UUID) -> Any | None:
    """The closed line of a matter on which nobody has said whether it is solved."""
    found = find(root)
    lines = [one for one in reading.chain(found) if one.state == LIVE] if found else []
    said = {one.parent_id for one in lines if one.step == "confirmed"}
    return next((one for one in reversed(lines) if one.step == "closed" and one.pk not in said), None)


def way(unit: Unit, root: uuid.UUID, on: date) -> Way | None:
    """What became of a matter, as who sent it reads it: what was done, without words where they are confidential. No text gives days."""
    found = find(root)
    if found is None or found.state != LIVE:
        return None
    lines = [one for one in reading.chain(found) if one.state == LIVE and one.on <= on and one.step in TOLD]
    marks = [Mark(one.on, _told(one), "" if found.secret else one.text, "done", _days(one)) for one in lines]
    solved, answered = None, False
    for one in lines:
        answered = one.step in ("closed", "confirmed")
        solved = bool(one.said["solved"]) if one.step == "confirmed" else None
    return Way(marks, answered, solved=solved)


TOLD = ("referred", "returned", "closed", "confirmed", "reopened")


def _told(line: Any) -> str:
    if line.step == "confirmed":
        return f"回访：{BOOK.word('confirmed', 'solved', bool(line.said['solved']))}"
    return f"转{BOOK.word('referred', 'to', line.said['to'])}" if line.step == "referred" else STEPS[line.step].label


def _days(line: Any) -> str:
    return f"{line.said['days_taken']}天" if line.step == "closed" and "days_taken" in line.said else ""


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """On the clerk's page what was closed long ago and nobody has asked about; never late."""
    if account.role != roles.VILLAGE_CLERK:
        return []
    long = [one for one in matters(account.unit_code) if one.standing.closed and one.standing.last == "closed"]
    told = [(one, rules.unasked(one.standing.since, on)) for one in long]
    return [(f"{one.words[:30]}：{word}", BOOK.url("detail", one.root.pk)) for one, word in told if word][:10]


__all__ = [
    "Handed", "Matter", "alike", "beside", "brought", "figures", "find", "handed", "heads", "matters", "medians", "naming", "open_alike",
    "public", "sittings",
    "standings", "to_town", "totals",
    "unasked", "unread", "waiting", "way", "within", "words",
]  # fmt: skip
