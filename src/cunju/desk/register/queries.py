"""Reads of the register: a record is the first fact of a chain; what rests on it in its own room are its steps."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db.models import BigIntegerField, Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KT
from django.db.models.functions import Left, StrIndex

from cunju.desk import works
from cunju.desk.register import forms, naming
from cunju.desk.register.forms import Chosen
from cunju.desk.register.rules import WAITING
from cunju.duties import interface as duties
from cunju.duties.status import Window
from cunju.kernel import offers, worded
from cunju.kernel.days import add_days
from cunju.ledger import interface as ledger
from cunju.ledger import lineage, vocabulary
from cunju.ledger.models import Fact, Rest
from cunju.org import queries as units
from cunju.org.models import Unit

ROOM = Left("kind", StrIndex("kind", Value(".")))
# How many hits of a word are followed to their records, and how far a chain is followed.
MOST, DEEPEST, YEAR = 2000, 12, 366
# More than any position of the ledger.
FAR = 10**15


def under(prefix: str) -> Q:
    """Facts of all units of a prefix as a range of the index: a district's page scans nothing."""
    return Q(unit_code__gte=prefix, unit_code__lt=f"{prefix}z") if len(prefix) < 12 else Q(unit_code=prefix)


def heads(prefix: str) -> QuerySet[Fact]:
    """Current facts below a prefix that begin a record: they rest on nothing of their own room and unit that stands."""
    void = Fact.objects.filter(supersedes=OuterRef("uid"), retracted=True)
    base = Fact.objects.filter(~Exists(void), uid=OuterRef("base"), retracted=False, unit_code=OuterRef("unit_code")).annotate(room=ROOM)
    resting = Rest.objects.filter(Exists(base.filter(room=OuterRef(OuterRef("room")))), fact=OuterRef("uid"))
    found = ledger.current_facts().filter(under(prefix)).annotate(room=ROOM).filter(~Exists(resting))
    for one in works.alike():
        found = found.exclude(kind__in=one.then).annotate(place=_place(one)).filter(~Q(kind__in=one.first) | Q(place__in=_soonest(one, prefix)))
    return found


def _place(one: works.Alike) -> Combinable:
    """Where a fact stands among those alike, as one number: by the order of the kinds, then of the ledger."""
    ranks = [When(kind=kind, then=Value(at * FAR)) for at, kind in enumerate(one.first)]
    return Case(*ranks, default=Value(0), output_field=BigIntegerField()) + F("position")


def _soonest(one: works.Alike, prefix: str) -> QuerySet[Fact, int]:
    """The place of the first of those alike in each unit: one pass, however many there are."""
    same = {f"same_{name}": KT(f"attributes__{name}") for name in one.fields}
    standing = ledger.current_facts(one.first).filter(under(prefix)).order_by().annotate(place=_place(one), **same)
    found: QuerySet[Fact, int] = standing.values("unit_code", *same).annotate(soonest=Min("place")).values_list("soonest", flat=True)
    return found


def counted(found: QuerySet[Fact]) -> dict[str, int]:
    """How many records there are of each kind."""
    return dict(found.order_by().values_list("kind").annotate(n=Count("pk")))


def of_rooms(rooms: Iterable[str]) -> Q:
    """Facts of some rooms."""
    found = Q(pk__in=[])
    for room in rooms:
        found |= Q(kind__startswith=f"{room}.")
    return found


def saying(prefix: str, text: str, *, office: str) -> Q:
    """Records below a prefix called so, of a place called so, or in whose words, or a step's, as an office reads them, a text stands."""
    called = Q(pk__in=[])
    for kind in vocabulary.all_kinds():
        if text in kind.label:
            called |= Q(kind=kind.kind)
        for each in kind.fields:
            for value in each.values or ():
                if text in each.word(value):
                    called |= Q(kind=kind.kind, **{f"attributes__{each.name}": value})
    called |= naming.titled(ledger.current_facts().filter(under(prefix)), text)
    roots: list[uuid.UUID] = []
    for room in settings.ROOMS:
        if says := offers.asked(room, offers.Queries.naming):
            roots += worded.read(room, says(prefix, text), office=office)
    steps = ledger.current_facts().filter(called, under(prefix)).exclude(pk__in=heads(prefix).values("pk"))
    hits = [*roots[:MOST], *steps.order_by("-position").values_list("uid", flat=True)[:MOST]]
    return called | naming.placed(prefix, text) | Q(uid__in=begun_by(hits))


def found(chosen: Chosen, *, on: date) -> QuerySet[Fact]:
    """The records that were asked for; of single kinds each record of them, whatever it rests on."""
    records = ledger.current_facts(chosen.kinds).filter(under(chosen.unit)) if chosen.kinds else heads(chosen.unit)
    if rooms := next((one.rooms for one in works.works() if one.key == chosen.work), ()):
        records = records.filter(of_rooms(rooms))
    if chosen.text:
        records = records.filter(saying(chosen.unit, chosen.text, office=chosen.office))
    if chosen.first:
        records = records.filter(occurred_on__gte=chosen.first)
    if chosen.last:
        records = records.filter(occurred_on__lte=chosen.last)
    return _standing(records, chosen, on)


def _standing(records: QuerySet[Fact], chosen: Chosen, on: date) -> QuerySet[Fact]:
    if chosen.state == forms.CORRECTED:
        return records.filter(supersedes__isnull=False)
    if chosen.state == forms.LATE:
        states = [one.kind for one in vocabulary.all_kinds() if one.state_key is not None]
        return _lasting(records.filter(recorded_on__gt=F("occurred_on")).exclude(kind__in=states))
    if chosen.state == forms.OPEN:
        places = units.valid_units(on=on).filter(code__startswith=chosen.unit)
        return records.filter(uid__in=begun_by(uuid.UUID(one) for one in waiting(list(places), on)))
    return records


def _lasting(records: QuerySet[Fact]) -> QuerySet[Fact]:
    """Without those entered before what they tell of was over (``Kind.span``): a posting of 11 days, on the eleventh."""
    within = Q()
    for one in vocabulary.all_kinds():
        found = records.filter(kind=one.kind).order_by().values_list(f"attributes__{one.span}", flat=True).distinct() if one.span else ()
        for days in {each for each in found if isinstance(each, int)}:
            over = F("occurred_on") + timedelta(days=days)
            within |= Q(kind=one.kind, recorded_on__lte=over, **{f"attributes__{one.span}": days})
    return records.exclude(within) if within else records


def waiting(places: Sequence[Unit], on: date) -> dict[str, list[Window]]:
    """Windows that somebody still has to answer, by the root fact that opened them."""
    found: dict[str, list[Window]] = {}
    for year in (on.year, on.year - 1):
        for standing in duties.standings(places, on=on, year=year):
            for one in standing.windows:
                if one.opening and one.status in WAITING:
                    found.setdefault(one.opening, []).append(one)
    return found


def begun_by(uids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Ids of the facts, in every version, that the given ones rest on within their room, and of those themselves."""
    found: set[uuid.UUID] = set()
    frontier = set(uids)
    for _ in range(DEEPEST):
        versions = lineage.versions(frontier)
        found |= versions.keys()
        bases = set(Rest.objects.filter(fact__in=versions).values_list("base", flat=True))
        frontier = bases - found
        if not frontier:
            break
    return found | _firsts(found)


def _firsts(uids: set[uuid.UUID]) -> set[uuid.UUID]:
    """Of steps that rest on nothing: the first facts of what they are about."""
    found: set[uuid.UUID] = set()
    for one in works.alike():
        steps = Fact.objects.filter(uid__in=uids, kind__in=(*one.first, *one.then))
        if wanted := _about(steps, one):
            found |= set(Fact.objects.filter(wanted, kind__in=one.first).values_list("uid", flat=True))
    return found


def _about(facts: Iterable[Fact], one: works.Alike) -> Q:
    wanted = Q()
    for code, *values in {_key(fact, one) for fact in facts}:
        wanted |= Q(unit_code=code, **{f"attributes__{name}": value for name, value in zip(one.fields, values, strict=True)})
    return wanted


@dataclass
class Told:
    """A record: its facts that stand, oldest first; the first version of each of its facts; how often one was corrected."""

    facts: list[Fact] = field(default_factory=list)
    roots: list[uuid.UUID] = field(default_factory=list)
    corrected: int = 0


def told(records: Sequence[Fact]) -> dict[uuid.UUID, Told]:
    """Each record with its steps, in two queries, however many there are: all of these rooms in these units since the oldest began."""
    found = {one.uid: Told() for one in records}
    if not records:
        return found
    codes = {one.unit_code for one in records}
    since = add_days(min(one.occurred_on for one in records), -YEAR)
    asked = Fact.objects.filter(_rooms(records), unit_code__in=codes, occurred_on__gte=since)
    facts = list(asked.order_by("occurred_on", "position"))
    group = _grouped(facts, Rest.objects.filter(fact__in=asked.order_by().values("uid")).values_list("fact", "base"))
    homes = {group[one.uid]: found[one.uid] for one in records if one.uid in group}
    gone = {one.supersedes for one in facts if one.supersedes} | {one.uid for one in facts if one.retracted}
    for one in facts:
        if home := homes.get(group[one.uid]):
            home.facts += [one] if one.uid not in gone else []
            home.roots += [one.uid] if one.supersedes is None else []
            home.corrected += one.supersedes is not None and not one.retracted
    return found


def _rooms(records: Sequence[Fact]) -> Q:
    return of_rooms(sorted({one.kind.partition(".")[0] for one in records}))


def _grouped(facts: Sequence[Fact], rests: Iterable[tuple[uuid.UUID, uuid.UUID]]) -> dict[uuid.UUID, uuid.UUID]:
    """For each fact one that stands for its record: versions, what rests on what in one room, and steps alike, hang together."""
    known = {one.uid: one for one in facts}
    above: dict[uuid.UUID, uuid.UUID] = {uid: uid for uid in known}

    def top(uid: uuid.UUID) -> uuid.UUID:
        while above[uid] != uid:
            above[uid] = above[above[uid]]
            uid = above[uid]
        return uid

    def join(one: uuid.UUID, other: uuid.UUID | None) -> None:
        if other in known:
            above[top(one)] = top(other)

    for one in facts:
        join(one.uid, one.supersedes)
    for fact, base in rests:
        if fact in known and base in known and known[base].unit_code == known[fact].unit_code and _room(known[base]) == _room(known[fact]):
            join(fact, base)
    firsts: dict[tuple[object, ...], uuid.UUID] = {}
    for alike in works.alike():
        for one in facts:
            if one.kind in (*alike.first, *alike.then) and one.attributes:
                join(one.uid, firsts.setdefault((alike, *_key(one, alike)), one.uid))
    return {uid: top(uid) for uid in known}


def _room(fact: Fact) -> str:
    return fact.kind.partition(".")[0]


def _key(fact: Fact, one: works.Alike) -> tuple[object, ...]:
    return (fact.unit_code, *(fact.attributes.get(name) for name in one.fields))
