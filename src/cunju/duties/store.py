"""Stored folds: written when the ledger closes, used only while head and digest are the present ones (DESIGN §4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from cunju import catalogue
from cunju.duties import brief, packing, reaching, sources
from cunju.duties.brief import Brief
from cunju.duties.fold import Fold, fold
from cunju.duties.models import StoredFold
from cunju.kernel import kept
from cunju.ledger.models import Fact, Head
from cunju.org.models import Unit

END_OF_TIME = date(9999, 12, 31)
# A fold packed, and in brief.
Texts = tuple[str, str]
# Of days gone by: four days of a district.
MOST_KNOWN = 2000
_kept: dict[tuple[str, int, int, date, str, str], Brief] = {}


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
    carried: dict[tuple[str, int], Texts] = {}
    for code in heads:
        years = {year for fact in facts for year in (fact.occurred_on.year, fact.recorded_on.year)}
        new = [one for one in versions[code] if one.uid in wrote and one.unit == code]
        reached = reaching.years(new, versions[code], catalogue=asked, known=END_OF_TIME)
        # As it was before this writing, under the catalogue in use.
        before = (heads[code] - 1, asked.digest)
        fresh = {year: row.texts for year, row in stored[code].items() if all(row.texts) and (row.head, row.digest) == before}
        stay = {} if reached is None else {year: texts for year, texts in fresh.items() if year not in reached}
        for year in sorted((years | stored[code].keys()) - stay.keys()):
            folded[code, year] = fold(versions[code], catalogue=asked, code=code, kind=kinds.get(code, ""), year=year, known=END_OF_TIME)
        whole = next((one for (unit, _), one in folded.items() if unit == code), None)
        carried |= {(code, year): (packing.carried(text, whole), brief.carried(short, whole)) for year, (text, short) in stay.items() if whole}
    save(folded, heads, carried)


@dataclass(frozen=True, slots=True)
class _Row:
    """A stored fold as it lies there; ``texts`` are empty where nobody carries it on."""

    head: int
    digest: str
    texts: Texts


def _stored(codes: Iterable[str], *, whole: bool) -> tuple[dict[str, str], dict[str, dict[int, _Row]]]:
    """The kinds of units and their stored folds by year, in one query: the kinds are rows of the year 0."""
    codes = list(codes)
    texts = (F("packed"), F("brief")) if whole else (Value(""), Value(" "))
    rows = StoredFold.objects.filter(unit_code__in=codes).values_list("unit_code", "year", "head", "digest", *texts)
    units = Unit.objects.filter(code__in=codes).order_by().values_list("code", Value(0), Value(0), "kind", Value(""), Value(" "))
    kinds: dict[str, str] = {}
    found: dict[str, dict[int, _Row]] = {code: {} for code in codes}
    for code, year, head, said, packed, short in rows.union(units, all=True):
        if year:
            found[code][year] = _Row(head, said, (packed, short))
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
    folds: Mapping[tuple[str, int], Fold], heads: Mapping[str, int], carried: Mapping[tuple[str, int], Texts] | None = None
) -> None:
    """Store folds with the head they were folded from; ``carried``: texts of those that stay as they are under the new head."""
    digest = catalogue.load().digest
    texts = {key: (packing.pack(one), brief.text_of(one)) for key, one in folds.items()} | dict(carried or {})
    StoredFold.objects.bulk_create(
        [
            StoredFold(unit_code=code, year=year, head=heads.get(code, 0), digest=digest, packed=packed, brief=short)
            for (code, year), (packed, short) in texts.items()
        ],
        update_conflicts=True,
        unique_fields=["unit_code", "year"],
        update_fields=["head", "digest", "packed", "brief"],
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
    present = {code: _unpacked(packed) for code, packed, _ in _present(codes, year, packed=True)}
    found = {code: one for code, one in present.items() if one.latest is None or one.latest <= known}
    if missing := [code for code in codes if code not in found]:
        fresh = live({code: [year] for code in missing}, known=known, kinds=kinds)
        found |= {code: one for (code, _), one in fresh.items()}
    return found


def briefs(codes: Sequence[str], *, year: int, known: date, kinds: Mapping[str, str]) -> dict[str, Brief]:
    """The same in brief, without reading what is packed but where a row has nothing else yet."""
    rows = {code: short for code, _, short in _present(codes, year, packed=False)}
    if older := [code for code, short in rows.items() if not short]:
        rows |= {code: brief.text_of(_unpacked(packed)) for code, packed, _ in _present(older, year, packed=True)}
    present = {code: brief.read(short) for code, short in rows.items() if short}
    found = {code: one for code, one in present.items() if one.latest is None or one.latest <= known}
    if missing := [code for code in codes if code not in found]:
        found |= _as_known(missing, year=year, known=known, kinds=kinds)
    return found


def _as_known(codes: Sequence[str], *, year: int, known: date, kinds: Mapping[str, str]) -> dict[str, Brief]:
    """Live folds in brief, kept as long as nothing is written: a reader who goes back to a day folds nothing twice."""
    digest = catalogue.load().digest
    heads = dict(Head.objects.filter(unit_code__in=codes).values_list("unit_code", "number"))
    keys = {code: (code, heads.get(code, 0), year, known, kinds.get(code, ""), digest) for code in codes}
    found = {code: there for code, key in keys.items() if _settled() and (there := _kept.get(key)) is not None}
    fresh = live({code: [year] for code in codes if code not in found}, known=known, kinds=kinds)
    found |= {code: brief.read(brief.text_of(one)) for (code, _), one in fresh.items()}
    if _settled():
        _kept.update({keys[code]: found[code] for code, _ in fresh})
    while len(_kept) > kept.most(MOST_KNOWN):
        _kept.pop(next(iter(_kept)), None)  # the oldest; another thread may have been faster
    return found


def _settled() -> bool:
    """Whether what is read is committed: of a transaction that may be rolled back nothing is kept, and to it nothing is told."""
    return not connection.in_atomic_block


def _present(codes: Sequence[str], year: int, *, packed: bool) -> list[tuple[str, str, str]]:
    """Code and texts of the stored rows that are of the present head and catalogue; one of the texts is left out."""
    head = Head.objects.filter(unit_code=OuterRef("unit_code")).values("number")[:1]
    rows = StoredFold.objects.filter(unit_code__in=codes, year=year, digest=catalogue.load().digest)
    rows = rows.filter(head=Coalesce(Subquery(head), 0))
    texts = ("packed", Value("")) if packed else (Value(""), "brief")
    return list(rows.values_list("unit_code", *texts))
