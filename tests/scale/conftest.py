"""One engine for all tests of the scale, and a small lake."""

from datetime import date
from random import Random
from types import SimpleNamespace

import pytest

from cunju.duties.tests import small
from cunju.scale import parquet
from cunju.scale.engines import Duck
from cunju.scale.lake import Lake, units_schema
from cunju.scale.meanings import fields_read
from tests.scale import random_ledgers


@pytest.fixture(scope="session")
def duck():
    made = Duck(threads=1)
    yield made
    made.close()


@pytest.fixture
def lake(tmp_path):
    """Two villages, their town and county, a random ledger, under a random catalogue that is in force."""
    import pyarrow as pa

    catalogue, found, _, _ = random_ledgers.drawn(Random(11))
    with small.in_force(catalogue):
        places, read, years = parquet.Places(), fields_read(catalogue), {}
        for one in found:
            places.take(one)
            row = parquet.row(parquet.Stored(one, recorded_by="x"), places, read)
            years.setdefault(one.recorded_on.year, []).append(row)
        for year, rows in years.items():
            parquet.write(rows, tmp_path / f"facts/county=500112/year={year}/facts.parquet")
        units = [(small.ONE, "village"), (small.TWO, "village"), (small.TOWN, "town"), ("500112", "county")]
        rows = [{"code": code, "name": code, "kind": kind, "parent": "", "addressee": True, "start": date(2022, 1, 1)} for code, kind in units]
        parquet.write_table(pa.Table.from_pylist(rows, schema=units_schema()), tmp_path / "units.parquet")
        made = Lake(tmp_path)
        made.say({"counties": {"500112": len(found)}, "read": {kind: sorted(names) for kind, names in read.items()}, "today": "2024-02-01"})
        yield SimpleNamespace(lake=made, versions=found)
