"""记一件事: the pages on which a role records something for a unit, each once, with the measures it serves."""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import NoReverseMatch, reverse

from cunju.catalogue import Duty
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.reading import duties_by_id
from cunju.ledger import vocabulary
from cunju.org import roles
from cunju.org.models import Unit

# Whose duties a role records for: pages of others' would not open.
OWES: Mapping[str, tuple[str, ...]] = {
    roles.SUPERVISORY_MEMBER: ("supervisory",),
    roles.VILLAGE_CLERK: OF_UNIT,
    roles.TOWN_OFFICER: (*OF_UNIT, *OF_TOWN),
}


def offered(unit: Unit, *, role: str) -> list[tuple[str, str, str]]:
    """Label, what it serves, address.

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
    elsewhere = {kind for one in others for kind in _answers(one) if kind not in (answered if one.judgement == "system" else served)}
    narrow = member or unit.kind not in ("village", "community")
    found: dict[str, tuple[str, set[int]]] = {}
    for kind, href in _pages(unit, {one for one in vocabulary.declared if one in elsewhere or (narrow and one not in served)}):
        label, numbers = found.get(href, (vocabulary.kind(kind).label, set()))
        found[href] = (label, numbers | served.get(kind, set()))
    return [(label, _measures(numbers), href) for href, (label, numbers) in found.items()]


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
