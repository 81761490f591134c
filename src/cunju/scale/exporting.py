"""From the ledger into the lake: county by county, in bounded memory; hollow records are marked as the vocabulary has them.

Ledgers of several districts lie side by side in one lake: what is exported takes the place of what its counties had there before, and
positions are told apart by the county (``placed``), because each ledger counts its own.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models.functions import Substr

from cunju import catalogue
from cunju.duties.chains import Version
from cunju.kernel.codes import is_above_county
from cunju.kernel.commands import Out
from cunju.kernel.refusals import Refusal
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact
from cunju.org import clock
from cunju.org.models import Unit
from cunju.scale import parquet
from cunju.scale.lake import Lake, county_of, units_schema
from cunju.scale.meanings import fields_read
from cunju.scale.parquet import Places, Stored

# So many positions a county has for its own.
ROOM = 1_000_000_000


def export(folder: Path, *, prefix: str, out: Out) -> dict[str, Any]:
    """Write the facts and units below a code; counts by county. Other counties of the lake stay; a made-up country is refused."""
    if not Unit.objects.filter(code__startswith=prefix).exists():
        raise Refusal(f"没有代码为“{prefix}”的单位。")
    lake = Lake(folder)
    before = _before(lake)
    here = Unit.objects.filter(code__startswith=prefix).annotate(county=Substr("code", 1, 6)).order_by().values_list("county", flat=True)
    counties = sorted(one for one in here.distinct() if not is_above_county(one))
    found: dict[str, int] = {}
    linked: set[tuple[str, str]] = set()
    places = Places()
    for county in out.progress(counties, total=len(counties), label="导出"):
        found[county] = _county(lake, county, places, linked)
    _units(lake, prefix, keep=bool(before))
    # What was computed of the facts that were there.
    shutil.rmtree(folder / "results", ignore_errors=True)
    read_at = {**before.get("read_at", {}), **dict.fromkeys(found, clock.now().isoformat())}
    together = {**before.get("counties", {}), **found}
    others = [tuple(one) for one in before.get("linked", ()) if not set(one) & set(found)]
    lake.say(
        {
            "counties": together, "linked": sorted({*linked, *others}), "facts": sum(together.values()), "read_at": read_at,
            "made_up": clock.is_demonstration() or before.get("made_up", False), "read": _read(),
            "today": max(clock.today().isoformat(), before.get("today", "")),
        }
    )  # fmt: skip
    return {"schema": "cunju.scale-export/1", "counties": len(found), "facts": sum(found.values()), "bytes": _size(folder / "facts")}


def placed(code: str, position: int) -> int:
    """A position in the ledger of a county, as one of all counties."""
    return int(county_of(code)) * ROOM + position


def _before(lake: Lake) -> dict[str, Any]:
    """What the folder says of other counties; a Refusal where they cannot lie beside."""
    if not (lake.folder / "lake.json").exists():
        return {}
    if lake.about.get("everywhere"):
        raise Refusal(f"{lake.folder} 里是造出来的数据，请换一个文件夹。")
    if lake.about["read"] != _read():
        raise Refusal(f"{lake.folder} 里别的区县是按另一份要求目录导出的。请先更新那里再重新导出，或者换一个文件夹。")
    return lake.about


def _read() -> dict[str, list[str]]:
    return {kind: sorted(names) for kind, names in fields_read(catalogue.load()).items()}


def _county(lake: Lake, county: str, places: Places, linked: set[tuple[str, str]]) -> int:
    read = fields_read(catalogue.load())
    by_year: dict[int, list[dict[str, Any]]] = {}
    number = 0
    for one in _stored(county):
        places.take(one.version)
        _look_up([uid for uid in one.version.rests_on if uid not in places.of], county, places, linked)
        by_year.setdefault(one.version.recorded_on.year, []).append(parquet.row(one, places, read))
        number += 1
    home = lake.folder / "facts" / f"county={county}"
    for old in home.glob("year=*/*.parquet"):
        old.unlink()
    for year, rows in by_year.items():
        parquet.write(rows, home / f"year={year}" / "facts.parquet")
    return number


def _look_up(uids: list[str], county: str, places: Places, linked: set[tuple[str, str]]) -> None:
    """Places of facts of other counties, and that the two counties hang together."""
    from cunju.ledger import lineage

    if not uids:
        return
    for uid, chain in lineage.chains(uids).items():
        root = chain[0]
        for each in chain:
            places.of[str(each.uid)], places.root[str(each.uid)] = placed(each.unit_code, each.position), placed(root.unit_code, root.position)
        if county_of(root.unit_code) != county:
            linked.add((min(county, county_of(root.unit_code)), max(county, county_of(root.unit_code))))
        del uid


def _stored(county: str) -> Iterator[Stored]:
    for fact in Fact.objects.filter(unit_code__startswith=county).order_by("position").iterator(chunk_size=5000):
        codes = tuple(one.get("code", "") for one in fact.findings)
        version = Version(
            str(fact.uid), fact.unit_code, fact.kind, fact.occurred_on, fact.until, fact.recorded_on, fact.attributes, codes,
            tuple(fact.rests_on), str(fact.supersedes) if fact.supersedes else None, fact.retracted, placed(county, fact.position),
            bool(vocabulary.hollow_word(fact.kind, fact.attributes)),
        )  # fmt: skip
        yield Stored(version, fact.recorded_at, fact.recorded_by, fact.source, fact.findings)


def _units(lake: Lake, prefix: str, *, keep: bool) -> None:
    """Units below a code; ``keep``: beside those of other counties that are there."""
    import pyarrow as pa

    others = [one for one in lake.units() if not one["code"].startswith(prefix)] if keep else []
    start: date | None = clock.start_day()
    rows = [
        {
            "code": one.code, "name": one.name, "kind": one.kind, "parent": one.parent_code, "valid_from": one.valid_from,
            "valid_to": one.valid_to, "addressee": one.addressee, "start": start,
        }
        for one in Unit.objects.filter(code__startswith=prefix).order_by("code")
    ]  # fmt: skip
    parquet.write_table(pa.Table.from_pylist([*others, *rows], schema=units_schema()), lake.folder / "units.parquet")


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*.parquet"))
