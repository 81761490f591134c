"""Standing: how a unit stands on a day, as known on a day (interfaces §5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.duties import adopting, store, why
from cunju.duties.brief import Brief, Weighed, Weighing
from cunju.duties.fold import Exemption, Fold
from cunju.duties.status import Adoption, Asked, Window, window
from cunju.kernel import kept
from cunju.kernel.codes import town_code
from cunju.kernel.days import Span
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact
from cunju.org import clock
from cunju.org.models import Unit
from cunju.org.renaming import named

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's windows of a year with their status on a day."""

    unit: Unit
    on: date
    known: date
    year: int
    packs: tuple[str, ...]
    notes: tuple[str, ...]
    windows: tuple[Window, ...]
    addressed: bool = True
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Short:
    """A unit's standing as far as a matrix counts it."""

    unit: Unit
    on: date
    known: date
    year: int
    windows: tuple[Weighed, ...]
    addressed: bool
    exemptions: tuple[Exemption, ...]


class Same(Generic[T]):
    """A thing by identity, as a key: the same object stands for the same content, and keeping it keeps its id."""

    __slots__ = ("kept",)

    def __init__(self, kept: T) -> None:
        self.kept = kept

    def __hash__(self) -> int:
        return id(self.kept)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.kept is self.kept


def duties_by_id() -> dict[str, Duty]:
    """All duties of the catalogue in use by id, each valid only while its pack is."""
    return _by_id(catalogue.load().digest)


@lru_cache(maxsize=kept.most(4))
def _by_id(digest: str) -> dict[str, Duty]:
    """Kept under one catalogue (``digest``)."""
    return {
        duty.id: replace(
            duty,
            valid_from=max(duty.valid_from, pack.valid_from),
            valid_to=min(duty.valid_to, pack.valid_to),
        )
        for pack in catalogue.load().packs
        for duty in pack.duties
    }


def fixed_days() -> dict[int, date]:
    """Measures of which something is due on a day the text names, with the first such day."""
    days = sorted((one.window.by, one.measure) for one in duties_by_id().values() if one.window.by)
    return {measure: day for day, measure in reversed(days)}


def makes() -> frozenset[str]:
    """The kinds that installed rooms make: one that none makes cannot be recorded on a page."""
    return _made(tuple(vocabulary.declared))


@lru_cache(maxsize=1)
def _made(declared: tuple[str, ...]) -> frozenset[str]:
    """One object as long as nothing is declared: a set keeps its hash, and every standing is looked up by it."""
    return frozenset(declared)


def name_of(duty: str) -> str:
    """A duty's words, as people know it; never its id."""
    found = duties_by_id().get(duty)
    if found is None:
        return "全部应办事项" if duty in ("all", "*") else "目录里已经没有的要求"
    return f"措施{found.measure} {found.label}" if found.measure else found.label


def standing(
    unit_code: str,
    *,
    on: date,
    known: date | None = None,
    year: int | None = None,
    owed_by: Sequence[str] | None = None,
    with_why: bool = True,
) -> Standing:
    """One unit's standing; ``owed_by`` narrows whose windows. Unit.DoesNotExist where there is no such unit."""
    unit = named(Unit.objects.get(code=unit_code), on=on)
    found = standings([unit], on=on, known=known, year=year)[0]
    windows = [one for one in found.windows if owed_by is None or one.owed_by in owed_by]
    return replace(found, windows=tuple(_explained(windows, on) if with_why else windows))


def standings(
    units: Iterable[Unit], *, on: date, known: date | None = None, year: int | None = None
) -> list[Standing]:
    """Standings of many units in five queries at most, without sentences."""
    units = list(units)
    known, year = known or clock.today(), year or on.year
    kinds = {unit.code: unit.kind for unit in units}
    folds = store.folds(list(kinds), year=year, known=known, kinds=kinds)
    adoptions = adopting.adoptions({code[:6] for code in kinds}, known=known)
    start = clock.start_day()
    return [
        _standing(unit, folds[unit.code], adoptions, start, on=on, known=known, year=year) for unit in units
    ]


def shorts(units: Iterable[Unit], *, on: date, known: date | None = None, year: int | None = None) -> list[Short]:
    """The same of many units as far as a matrix counts it: what is alike in many of them is looked at once."""
    units = list(units)
    known, year, digest = known or clock.today(), year or on.year, catalogue.load().digest
    kinds = {unit.code: unit.kind for unit in units}
    briefs = store.briefs(list(kinds), year=year, known=known, kinds=kinds)
    adoptions = adopting.adoptions({code[:6] for code in kinds}, known=known)
    start, found = clock.start_day(), []
    for unit in units:
        brief = briefs[unit.code]
        asked = _asked(unit, brief, adoptions, start, on)
        windows = _weighed(Same(brief), _alike(asked), digest)
        found.append(Short(unit, on, known, year, windows, asked.addressed, brief.exemptions))
    return found


def _alike(asked: Asked) -> Asked:
    """What is asked without what makes no difference to a status, so that it is the same for units in which it is the same."""
    present = [(kind, first) for kind, first in asked.present if kind not in asked.makes]
    adopted = [one for one in asked.adoptions if any(asked.code.startswith(code) for code in one.units)]
    return replace(
        asked, code="", kind="", present=tuple(present), adoptions=tuple(replace(one, units=("",)) for one in adopted)
    )


@lru_cache(maxsize=kept.most(16))
def _weighing(asked: Asked, digest: str) -> Weighing:
    return Weighing(asked, duties_by_id())


@lru_cache(maxsize=kept.most(2048))
def _weighed(same: Same[Brief], asked: Asked, digest: str) -> tuple[Weighed, ...]:
    """Kept for folds that come again unchanged, under one catalogue (``digest``)."""
    return _weighing(asked, digest).weighed(same.kept.lines)


def _asked(unit: Unit, folded: Fold | Brief, adoptions: tuple[Adoption, ...], start: date | None, on: date) -> Asked:
    return Asked(
        on=on,
        code=unit.code,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        addressed=town_code(unit.code) not in catalogue.notice().switched_off,
        makes=makes(),
        exemptions=folded.exemptions,
        adoptions=adoptions,
        start=start,
        present=folded.present,
        kind=unit.kind,
    )


def _standing(
    unit: Unit,
    folded: Fold,
    adoptions: tuple[Adoption, ...],
    start: date | None,
    *,
    on: date,
    known: date,
    year: int,
) -> Standing:
    loaded = catalogue.load()
    asked = _asked(unit, folded, adoptions, start, on)
    windows = _windows(Same(folded), asked, loaded.digest)
    packs, notes = _speaking(unit.code, unit.kind, year, loaded.digest)
    return Standing(
        unit, on, known, year, packs, notes, windows, asked.addressed, folded.exemptions
    )


@lru_cache(maxsize=kept.most(2048))
def _windows(same: Same[Fold], asked: Asked, digest: str) -> tuple[Window, ...]:
    """Windows with their status; kept for folds that come again unchanged, under one catalogue (``digest``)."""
    by_id = duties_by_id()
    tasks = {one.no: one.task for one in catalogue.notice().measures}
    windows = [
        window(by_id[raw.duty], raw, task=tasks.get(by_id[raw.duty].measure, 0), asked=asked)
        for raw in same.kept.windows
        if not (by_id[raw.duty].window.after and raw.start > asked.on)  # not yet opened on that day
    ]
    return tuple(sorted(windows, key=lambda one: (one.measure, one.duty, one.from_)))


@lru_cache(maxsize=kept.most(2048))
def _speaking(code: str, kind: str, year: int, digest: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The packs a unit reads in a year, and what is said of them; kept under one catalogue (``digest``)."""
    packs = tuple(
        pack.id
        for pack in catalogue.load().packs
        if pack.duties and pack.reads(code=code, kind=kind) and _covers(pack.covers, year)
    )
    return packs, _notes(packs, year)


def _covers(span: Span, year: int) -> bool:
    return span.start.year <= year <= span.end.year


def _notes(packs: tuple[str, ...], year: int) -> tuple[str, ...]:
    if not packs:
        return (f"{year}年没有装入的法律法规或通知，不作推断。",)
    loaded = catalogue.load()
    if not any(loaded.pack(one).notice for one in packs):
        return (f"{year}年没有装入区县通知，只按法律法规列出。",)
    return ()


def _explained(windows: list[Window], on: date) -> list[Window]:
    ids = {uid for one in windows for uid in one.facts}
    facts = {str(fact.uid): fact for fact in Fact.objects.filter(uid__in=ids)}
    return [
        replace(
            one,
            findings=tuple(found for uid in one.facts if uid in facts for found in facts[uid].findings),
            why=why.sentence(one, on=on, facts=[facts[uid] for uid in one.facts if uid in facts]),
        )
        for one in windows
    ]
