"""记一件事: the pages on which a role records something for a unit, each once, with the measures it serves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from cunju.catalogue import Duty
from cunju.desk import works
from cunju.desk.register import queries as records
from cunju.desk.works import Tile, Work
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.reading import duties_by_id
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.ledger import vocabulary
from cunju.org import roles
from cunju.org.models import Unit

# Whose duties a role records for: pages of others' would not open.
OWES: Mapping[str, tuple[str, ...]] = {
    roles.SUPERVISORY_MEMBER: ("supervisory",),
    roles.VILLAGE_CLERK: OF_UNIT,
    roles.TOWN_OFFICER: (*OF_UNIT, *OF_TOWN),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of record with the page that records one: what it is called, which measures it serves."""

    kind: str
    label: str
    serves: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """What is offered of one kind of work, and its first page."""

    work: Work
    home: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A tile with the page it opens, its ledger, and how many records that has."""

    tile: Tile
    href: str
    ledger: str
    n: int


def offered(unit: Unit, *, role: str) -> list[Offer]:
    """Every kind of record a role makes for a unit, with its page.

    What answers a duty is offered where that duty arises and to whom owes it; what opens one or is evidence for a judgement, and
    what no duty names, wherever it answers nobody else's. A member of the supervisory committee, and an office that is no unit,
    record only what a duty of theirs names.
    """
    if role not in OWES:
        return []
    ours, others = _split(unit, role)
    answered = {kind for one in ours if one.judgement == "system" for kind in _answers(one)}
    member = role == roles.SUPERVISORY_MEMBER
    served: dict[str, set[int]] = {}
    for one in ours:
        for kind in (*_answers(one), *([one.window.after] if one.window.after and not member else [])):
            served.setdefault(kind, set()).add(one.measure)
    elsewhere = {
        kind
        for one in others
        for kind in _answers(one)
        if kind not in (answered if one.judgement == "system" else served)
    }
    narrow = member or unit.kind not in ("village", "community")
    not_here = {one for one in vocabulary.declared if one in elsewhere or (narrow and one not in served)}
    return [
        Offer(kind, of_kind(vocabulary.kind(kind).label, unit.kind), _measures(served.get(kind, ())), href)
        for kind, href in _pages(unit, not_here)
    ]


def once(offers: Iterable[Offer], code: str) -> list[Offer]:
    """Each page once, called by the first of its kinds; the first page of a kind of work stands beside its name instead."""
    found: dict[str, Offer] = {}
    homes = {work.page(code) for work in works.works()}
    for one in offers:
        if one.href not in homes:
            found.setdefault(one.href, one)
    return list(found.values())


def groups(unit: Unit, offers: Sequence[Offer], *, role: str) -> list[Group]:
    """What is offered by kind of work, each with the first page of that work; a work of which nothing is recorded has only that."""
    found = []
    for work in works.works():
        mine = tuple(one for one in offers if one.kind.partition(".")[0] in work.rooms)
        home = work.page(unit.code) if role in OWES else ""
        if mine or home:
            found.append(Group(work, home, mine))
    return found


def matching(groups: Iterable[Group], asked: str, *, role: str) -> list[Group]:
    """Of the groups what is called so, or whose work or tile is, or what people call the work: by part of a word."""
    found = []
    tiled = {one.work for one in works.tiles(role) if asked in one.title or asked in one.small}
    for one in groups:
        hits = tuple(each for each in one.offers if asked in each.label)
        known = one.work.key in tiled or any(asked in word for word in one.work.words)
        if asked in one.work.title or (known and not hits):
            found.append(one)
        elif hits:
            found.append(Group(one.work, one.home, hits))
    return found


def tiles(unit: Unit, *, role: str, office: str) -> list[Shown]:
    """The tiles of a role for a unit that open a page here, each with the ledger below it and how many records that has."""
    known = [(one, href) for one in works.tiles(role) if (href := works.address(one.go, unit.code))]
    if not known:
        return []
    whole = records.counted(records.heads(unit.code)) if any(not one.kinds for one, _ in known) else {}
    kinds = [kind for one, _ in known for kind in one.kinds]
    single = records.counted(ledger.current_facts(kinds).filter(records.under(unit.code))) if kinds else {}
    rooms = {one.key: one.rooms for one in works.works()}
    found = []
    for one, href in known:
        asked = [("kind", kind) for kind in one.kinds] or [("work", one.work)]
        if unit.code != office:
            asked.append(("unit", unit.code))
        n = sum(single.get(kind, 0) for kind in one.kinds) if one.kinds else _of(whole, rooms[one.work])
        found.append(Shown(one, href, f"{reverse('desk:register')}?{urlencode(asked)}", n))
    return found


def _of(counted: Mapping[str, int], rooms: Sequence[str]) -> int:
    return sum(n for kind, n in counted.items() if kind.partition(".")[0] in rooms)


def _split(unit: Unit, role: str) -> tuple[list[Duty], list[Duty]]:
    """Duties that arise at this unit and that the role records for, and all others."""
    ours, others = list[Duty](), list[Duty]()
    for one in duties_by_id().values():
        here = one.applies(code=unit.code, kind=unit.kind) and one.owed_by in OWES[role]
        (ours if here else others).append(one)
    return ours, others


def _answers(duty: Duty) -> Iterator[str]:
    yield from (kind for kind in (*duty.facts, duty.window.state) if kind)


def _pages(unit: Unit, not_here: set[str]) -> Iterator[tuple[str, str]]:
    """Kinds with the page that records one for this unit; a town's own page of all its units for what is not recorded here."""
    for kind in sorted(vocabulary.declared):
        one = vocabulary.declared[kind]
        page = one.record_url if kind not in not_here else one.town_url if unit.kind == "town" else None
        if page and one.only in ("", unit.kind):
            try:
                yield kind, reverse(page, args=[unit.code])
            except NoReverseMatch:
                continue


def _measures(numbers: Iterable[int]) -> str:
    listed = "、".join(str(one) for one in sorted(numbers) if one)
    return f"用于措施{listed}" if listed else ""
