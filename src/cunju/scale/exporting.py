"""From the ledger into the lake: county by county, in bounded memory; hollow records are marked as the vocabulary has them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models.functions import Substr

from cunju import catalogue
from cunju.duties.chains import Version
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


def export(folder: Path, *, prefix: str, out: Out) -> dict[str, Any]:
    """Write the facts and units below a code; counts by county. A folder that holds another lake is refused."""
    if not Unit.objects.filter(code__startswith=prefix).exists():
        raise Refusal(f"没有代码为“{prefix}”的单位。")
    lake = Lake(folder)
    counties = sorted(
        Unit.objects.filter(code__startswith=prefix).annotate(county=Substr("code", 1, 6)).order_by().values_list("county", flat=True).distinct()
    )
    found: dict[str, int] = {}
    linked: set[tuple[str, str]] = set()
    places = Places()
    for county in out.progress(counties, total=len(counties), label="导出"):
        found[county] = _county(lake, county, places, linked)
    _units(lake, prefix)
    lake.say(
        {
            "counties": found, "linked": sorted(linked), "facts": sum(found.values()), "made_up": clock.is_demonstration(),
            "read": {kind: sorted(names) for kind, names in fields_read(catalogue.load()).items()}, "today": clock.today().isoformat(),
        }
    )  # fmt: skip
    return {"schema": "cunju.scale-export/1", "counties": len(found), "facts": sum(found.values()), "bytes": _size(folder / "facts")}


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
            places.of[str(each.uid)], places.root[str(each.uid)] = each.position, root.position
        if county_of(root.unit_code) != county:
            linked.add((min(county, county_of(root.unit_code)), max(county, county_of(root.unit_code))))
        del uid


def _stored(county: str) -> Iterator[Stored]:
    for fact in Fact.objects.filter(unit_code__startswith=county).order_by("position").iterator(chunk_size=5000):
        codes = tuple(one.get("code", "") for one in fact.findings)
        version = Version(
            str(fact.uid), fact.unit_code, fact.kind, fact.occurred_on, fact.until, fact.recorded_on, fact.attributes, codes,
            tuple(fact.rests_on), str(fact.supersedes) if fact.supersedes else None, fact.retracted, fact.position,
            bool(vocabulary.hollow_word(fact.kind, fact.attributes)),
        )  # fmt: skip
        yield Stored(version, fact.recorded_at, fact.recorded_by, fact.source, fact.findings)


def _units(lake: Lake, prefix: str) -> None:
    import pyarrow as pa

    start: date | None = clock.start_day()
    rows = [
        {
            "code": one.code, "name": one.name, "kind": one.kind, "parent": one.parent_code, "valid_from": one.valid_from,
            "valid_to": one.valid_to, "addressee": one.addressee, "start": start,
        }
        for one in Unit.objects.filter(code__startswith=prefix).order_by("code")
    ]  # fmt: skip
    parquet.write_table(pa.Table.from_pylist(rows, schema=units_schema()), lake.folder / "units.parquet")


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*.parquet"))
