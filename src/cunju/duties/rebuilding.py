"""Folds everything anew and compares it with what is stored (interfaces §7)."""

from collections.abc import Mapping
from typing import Any

from cunju import catalogue
from cunju.duties import brief, packing, store
from cunju.duties.fold import Fold, RawWindow
from cunju.duties.models import StoredFold
from cunju.duties.outcomes import outcome
from cunju.duties.reading import duties_by_id
from cunju.ledger.models import Fact, Head
from cunju.org import clock
from cunju.org.models import Unit

Key = tuple[str, str]
# A fold packed, and in brief (empty in a row of an older version).
Texts = tuple[str, str]


def rebuild(*, prefix: str = "", dry_run: bool = False) -> dict[str, Any]:
    """Fold every unit's stored years and this year; mend what differs unless ``dry_run``."""
    codes = list(Unit.objects.filter(code__startswith=prefix).order_by("code").values_list("code", flat=True))
    stored = _stored(codes)
    years = {year for _, year in stored} | {clock.today().year}
    heads = dict(Head.objects.filter(unit_code__in=codes).values_list("unit_code", "number"))
    fresh: dict[tuple[str, int], Fold] = {}
    for start in range(0, len(codes), 50):
        fresh |= store.live(dict.fromkeys(codes[start : start + 50], years))
    differed = [
        one
        for key, texts in sorted(stored.items())
        if key in fresh
        for one in _differences(key[0], texts, fresh[key])
    ]
    if not dry_run:
        store.save(fresh, heads)
    return {
        "schema": "cunju.rebuild/1",
        "units": len(codes),
        "facts": Fact.objects.filter(unit_code__startswith=prefix).count(),
        "windows": sum(len(one.windows) for one in fresh.values()),
        "differed": differed,
    }


def differing(prefix: str = "") -> list[dict[str, Any]]:
    """Where stored folds in use, of units under a prefix, differ from fresh ones; only what is stored is folded."""
    codes = list(Unit.objects.filter(code__startswith=prefix).order_by("code").values_list("code", flat=True))
    heads = dict(Head.objects.values_list("unit_code", "number"))
    found: list[dict[str, Any]] = []
    for start in range(0, len(codes), 50):
        stored = _stored(codes[start : start + 50], heads)
        wanted: dict[str, list[int]] = {}
        for code, year in list(stored):
            if isinstance(year, int):
                wanted.setdefault(code, []).append(year)
            else:  # SQLite keeps what a hand wrote there
                del stored[code, year]
                found.append({"unit": code, "duty": "", "from": str(year), "stored": None, "folded": None})
        fresh = store.live(wanted)
        for key, texts in sorted(stored.items()):
            found += _differences(key[0], texts, fresh[key])
    return found


def _stored(codes: list[str], heads: Mapping[str, int] | None = None) -> dict[tuple[str, int], Texts]:
    """Stored folds of the present catalogue, packed and in brief; with ``heads`` only those folded from the ledger as it is."""
    digest = catalogue.load().digest
    rows = StoredFold.objects.filter(unit_code__in=codes, digest=digest)
    return {
        (row.unit_code, row.year): (row.packed, row.brief)
        for row in rows.iterator()
        if heads is None or heads.get(row.unit_code, 0) == row.head
    }


def _differences(code: str, texts: Texts, fresh: Fold) -> list[dict[str, Any]]:
    text, short = texts
    if text == packing.pack(fresh) and short in ("", brief.text_of(fresh)):
        return []
    try:
        kept = _by_key(packing.unpack(text))
    except (ValueError, TypeError, KeyError):
        kept = {}
    new = _by_key(fresh)
    beside = {"unit": code, "duty": "", "from": "", "stored": None, "folded": None}
    return [
        {
            "unit": code,
            "duty": key[0],
            "from": key[1],
            "stored": _met(kept.get(key)),
            "folded": _met(new.get(key)),
        }
        for key in sorted(kept.keys() | new.keys())
        if kept.get(key) != new.get(key)
    ] or [beside]


def _by_key(folded: Fold) -> dict[Key, list[RawWindow]]:
    found: dict[Key, list[RawWindow]] = {}
    for one in folded.windows:
        found.setdefault((one.duty, one.start.isoformat()), []).append(one)
    return found


def _met(windows: list[RawWindow] | None) -> str | None:
    if not windows:
        return None
    try:
        done = outcome(duties_by_id()[windows[0].duty], windows[0], store.END_OF_TIME)
    except (ValueError, TypeError, KeyError, AttributeError):
        return "读不出来"  # a hand wrote it
    return done.met_on.isoformat() if done.met_on else None
