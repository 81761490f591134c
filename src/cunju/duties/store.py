"""Stored folds: written when the ledger closes, used only while head and digest are the present ones (DESIGN §4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Value

from cunju import catalogue
from cunju.duties import packing, sources
from cunju.duties.fold import Fold, fold
from cunju.duties.models import StoredFold
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
    """Subscriber of the ledger: fold the touched units anew, for the years stored and the years written about."""
    years = {fact.occurred_on.year for fact in facts} | {fact.recorded_on.year for fact in facts}
    wanted = {code: set(years) for code in heads}
    kinds: dict[str, str] = {}
    # One query: the years stored, and the units' kinds as rows of the year 0.
    stored = StoredFold.objects.filter(unit_code__in=heads).values_list("unit_code", "year", Value(""))
    units = Unit.objects.filter(code__in=heads).order_by().values_list("code", Value(0), "kind")
    for code, year, kind in stored.union(units, all=True):
        if year:
            wanted[code].add(year)
        else:
            kinds[code] = kind
    save(_folded(wanted, kinds, known=END_OF_TIME), heads)


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


def save(folds: Mapping[tuple[str, int], Fold], heads: Mapping[str, int]) -> None:
    """Store folds with the head they were folded from."""
    digest = catalogue.load().digest
    StoredFold.objects.bulk_create(
        [
            StoredFold(
                unit_code=code, year=year, head=heads.get(code, 0), digest=digest, packed=packing.pack(one)
            )
            for (code, year), one in folds.items()
        ],
        update_conflicts=True,
        unique_fields=["unit_code", "year"],
        update_fields=["head", "digest", "packed"],
        batch_size=200,
    )


@lru_cache(maxsize=1024)
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
