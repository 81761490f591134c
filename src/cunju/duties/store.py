"""Stored folds: written when the ledger closes, used only while head and digest are the present ones (DESIGN §4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import F, Value

from cunju import catalogue
from cunju.duties import packing, reaching, sources
from cunju.duties.fold import Fold, fold
from cunju.duties.models import StoredFold
from cunju.kernel import kept
from cunju.ledger.models import Fact, Head
from cunju.org.models import Unit

END_OF_TIME = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Difference:
    """A window whose stored fold differs from a fresh one."""

    unit: str
    duty: str
    from_: str
    stored: str | None
    folded: str | None


def refold(heads: Mapping[str, int], facts: Sequence[Fact]) -> None:
    """Subscriber of the ledger: fold the touched units anew for the years the facts can reach; other stored years are carried on."""
    kinds, stored = _stored(heads, whole=len(facts) <= reaching.MOST)
    versions = sources.versions_of(heads)
    asked = catalogue.load()
    wrote = {str(fact.uid) for fact in facts}
    folded: dict[tuple[str, int], Fold] = {}
    carried: dict[tuple[str, int], str] = {}
    for code in heads:
        years = {year for fact in facts for year in (fact.occurred_on.year, fact.recorded_on.year)}
        new = [one for one in versions[code] if one.uid in wrote and one.unit == code]
        reached = reaching.years(new, versions[code], catalogue=asked, known=END_OF_TIME)
        # As it was before this writing, under the catalogue in use.
        fresh = {year: row.packed for year, row in stored[code].items() if row.packed and (row.head, row.digest) == (heads[code] - 1, asked.digest)}
        stay = {} if reached is None else {year: text for year, text in fresh.items() if year not in reached}
        for year in sorted((years | stored[code].keys()) - stay.keys()):
            folded[code, year] = fold(versions[code], catalogue=asked, code=code, kind=kinds.get(code, ""), year=year, known=END_OF_TIME)
        whole = next((one for (unit, _), one in folded.items() if unit == code), None)
        carried |= {(code, year): packing.carried(text, whole) for year, text in stay.items() if whole}
    save(folded, heads, carried)


@dataclass(frozen=True, slots=True)
class _Row:
    """A stored fold as it lies there; ``packed`` is empty where nobody carries it on."""

    head: int
    digest: str
    packed: str


def _stored(codes: Iterable[str], *, whole: bool) -> tuple[dict[str, str], dict[str, dict[int, _Row]]]:
    """The kinds of units and their stored folds by year, in one query: the kinds are rows of the year 0."""
    codes = list(codes)
    packed = F("packed") if whole else Value("")
    rows = StoredFold.objects.filter(unit_code__in=codes).values_list("unit_code", "year", "head", "digest", packed)
    units = Unit.objects.filter(code__in=codes).order_by().values_list("code", Value(0), Value(0), "kind", Value(""))
    kinds: dict[str, str] = {}
    found: dict[str, dict[int, _Row]] = {code: {} for code in codes}
    for code, year, head, said, text in rows.union(units, all=True):
        if year:
            found[code][year] = _Row(head, said, text)
        else:
            kinds[code] = said
    return kinds, found


def live(
    wanted: Mapping[str, Iterable[int]],
    *,
    known: date = END_OF_TIME,
    kinds: Mapping[str, str] | None = None,
) -> dict[tuple[str, int], Fold]:
    """Fresh folds of units and years, from facts recorded on or before ``known``; ``kinds`` where they are at hand."""
    if kinds is None:
        kinds = dict(Unit.objects.filter(code__in=list(wanted)).values_list("code", "kind"))
    return _folded(wanted, kinds, known=known)


def _folded(
    wanted: Mapping[str, Iterable[int]], kinds: Mapping[str, str], *, known: date
) -> dict[tuple[str, int], Fold]:
    versions = sources.versions_of(wanted)
    asked = catalogue.load()
    return {
        (code, year): fold(
            versions[code], catalogue=asked, code=code, kind=kinds.get(code, ""), year=year, known=known
        )
        for code, years in wanted.items()
        for year in sorted(set(years))
    }


def save(
    folds: Mapping[tuple[str, int], Fold], heads: Mapping[str, int], carried: Mapping[tuple[str, int], str] | None = None
) -> None:
    """Store folds with the head they were folded from; ``carried``: packed ones that stay as they are under the new head."""
    digest = catalogue.load().digest
    packed = {key: packing.pack(one) for key, one in folds.items()} | dict(carried or {})
    StoredFold.objects.bulk_create(
        [
            StoredFold(
                unit_code=code, year=year, head=heads.get(code, 0), digest=digest, packed=text
            )
            for (code, year), text in packed.items()
        ],
        update_conflicts=True,
        unique_fields=["unit_code", "year"],
        update_fields=["head", "digest", "packed"],
        batch_size=200,
    )


@lru_cache(maxsize=kept.most(1024))
def _unpacked(packed: str) -> Fold:
    """A stored fold by its content: the same text gives the same object, so what is made of it can be kept."""
    return packing.unpack(packed)


def folds(
    codes: Sequence[str], *, year: int, known: date, kinds: Mapping[str, str] | None = None
) -> dict[str, Fold]:
    """The folds of units for a year: stored where they are of the present head and hold nothing recorded later, else live."""
    digest = catalogue.load().digest
    heads = dict(Head.objects.filter(unit_code__in=codes).values_list("unit_code", "number"))
    rows = StoredFold.objects.filter(unit_code__in=codes, year=year, digest=digest).values_list(
        "unit_code", "head", "packed"
    )
    present = {code: _unpacked(packed) for code, head, packed in rows if heads.get(code, 0) == head}
    found = {code: one for code, one in present.items() if one.latest is None or one.latest <= known}
    if missing := [code for code in codes if code not in found]:
        fresh = live({code: [year] for code in missing}, known=known, kinds=kinds)
        found |= {code: one for (code, _), one in fresh.items()}
    return found
