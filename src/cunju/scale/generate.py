"""A made-up lake in the proportions of the ledger at hand: each new unit does what one of its units did, with more that went wrong.

The demonstration hardly corrects, retracts or exempts, so that is drawn here: of the facts a twelfth is left out, 4 in a hundred are
corrected, 1 retracted, 6 entered late; of the units 2 in a hundred are exempted of something, and half the judgements are made.
The country is made up: provinces of at most 10 cities, cities of 10 counties, counties of 220 units, towns of 15; or its counties are
those of a file of units (``scale/data/chongqing.csv``), the units dealt out evenly.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cunju import catalogue
from cunju.kernel.codes import NATION, is_above_county, place_level
from cunju.kernel.commands import Out
from cunju.kernel.refusals import Refusal
from cunju.org import clock, unitsfile
from cunju.scale import exporting, parquet
from cunju.scale.engines import Duck
from cunju.scale.lake import Lake, units_schema
from cunju.scale.numbers import Numbered

IN_COUNTY, IN_TOWN = 220, 15
AT_ONCE = 40
# So many positions a county has for its own.
ROOM = 1_000_000


def generate(folder: Path, *, units: int, seed: int, out: Out, places: Path | None = None) -> dict[str, Any]:
    """Fill an empty folder; ``units``: villages and communities, offices come beside; ``places``: a file of units with the counties to fill."""
    if (folder / "lake.json").exists():
        raise Refusal(f"{folder} 里已经有数据，请换一个空文件夹。")
    named = _named(places) if places else {}
    counties = list(_dealt(units, sorted(code for code in named if len(code) == 6)) if named else _country(units))
    held = Path(tempfile.mkdtemp(prefix="cunju-template-"))
    duck = Duck()
    try:
        exporting.export(held, prefix="", out=out)
        _template(duck, Lake(held))
        found: dict[str, int] = {}
        for at in out.progress(range(0, len(counties), AT_ONCE), total=-(-len(counties) // AT_ONCE), label="造数据"):
            found |= _kept(folder / "making" / f"{seed}-{units}" / f"{at:05}.json", duck, Lake(folder), counties[at : at + AT_ONCE], at, seed)
        about = dict(Lake(held).about)
        _write_units(folder, counties, Lake(held).units()[0]["start"], named)
        read_at = dict.fromkeys(found, clock.now().isoformat())
        about |= {"counties": found, "read_at": read_at, "linked": [], "facts": sum(found.values())}
        about |= {"made_up": True, "everywhere": True, "adopted": False}
        Lake(folder).say(about)
        shutil.rmtree(folder / "making", ignore_errors=True)
    finally:
        duck.close()
        shutil.rmtree(held)
    size = sum(one.stat().st_size for one in (folder / "facts").rglob("*.parquet"))
    return {"schema": "cunju.scale-generate/1", "units": units, "counties": len(counties), "facts": sum(found.values()), "bytes": size}


def _country(units: int) -> Iterator[list[tuple[str, str, str]]]:
    """Counties as lists of (code, kind, parent), the county first."""
    left, number = units, 0
    while left:
        here = min(left, IN_COUNTY)
        province, city, county = 11 + number // 100, number // 10 % 10 + 1, number % 10 + 1
        yield _county(f"{province:02}{city:02}{county:02}", here)
        left, number = left - here, number + 1


def _dealt(units: int, counties: Sequence[str]) -> Iterator[list[tuple[str, str, str]]]:
    """The same of given counties, the units dealt out evenly."""
    for number, code in enumerate(counties):
        yield _county(code, units // len(counties) + (number < units % len(counties)))


def _county(code: str, units: int) -> list[tuple[str, str, str]]:
    rows = [(code, "county", "")]
    for town in range(-(-units // IN_TOWN)):
        rows.append((f"{code}{town + 1:03}", "town", code))
        for unit in range(min(IN_TOWN, units - town * IN_TOWN)):
            kind = "community" if unit % 12 < 7 else "village"
            rows.append((f"{code}{town + 1:03}{unit + 1 if kind == 'community' else unit + 201:03}", kind, f"{code}{town + 1:03}"))
    return rows


def _named(places: Path) -> dict[str, tuple[str, str]]:
    """Name and kind by code of a file of units; a Refusal where no county stands in it."""
    found = {row["code"]: (row["name"], row["kind"] or place_level(row["code"])) for _, row in unitsfile.read(places)}
    if not any(place_level(code) == "county" for code in found):
        raise Refusal(f"“{places}”里没有区县，不知道给哪里造数据。")
    return {code: one for code, one in found.items() if len(code) <= 6}


def _above(counties: Sequence[Sequence[tuple[str, str, str]]]) -> dict[str, tuple[str, str]]:
    """The nation, provinces and cities of a made-up country."""
    codes = sorted({county[0][0][:length] for county in counties for length in (2, 4)})
    words = {"province": "示例省", "city": "示例市"}
    return {NATION: ("全国", "nation"), **{code: (words[place_level(code)] + code, place_level(code)) for code in codes}}


def _write_units(
    folder: Path, counties: Sequence[Sequence[tuple[str, str, str]]], start: date | None, named: dict[str, tuple[str, str]]
) -> None:
    import pyarrow as pa

    words = {"county": "示例县", "town": "示例镇", "village": "示例村", "community": "示例社区"}
    named = named or _above(counties)
    told = [(code, kind, "") for code, (_, kind) in named.items() if is_above_county(code)]
    rows = [
        {
            "code": code, "name": named[code][0] if code in named else f"{words[kind]}{code}", "kind": kind, "parent": parent,
            "valid_from": None, "valid_to": None, "addressee": True, "start": start,
        }
        for county in (told, *counties)
        for code, kind, parent in county
    ]  # fmt: skip
    parquet.write_table(pa.Table.from_pylist(rows, schema=units_schema()), folder / "units.parquet")


def _template(duck: Duck, lake: Lake) -> None:
    """Tables ``model`` (facts with the number of their unit among its kind) and ``models`` (how many units a kind has)."""
    import pyarrow as pa

    files = lake.files(lake.about["counties"], known=date.max)
    if not files:
        raise Refusal("现在的台账里没有记录，不能照样造数据。请先建演示数据：bin/cunju demo。")
    count, rows = Numbered(), []
    for one in lake.units():
        number = count.of.get(one["kind"], 0)
        count.of[one["kind"]] = number + 1
        rows.append({"unit": one["code"], "kind": one["kind"], "m": number})
    duck.give("model_unit", pa.Table.from_pylist(rows))
    duck.scan("model_facts", files)
    whole = "f.root IS NULL AND NOT f.retracted"
    duck.make("model", f"SELECT f.*, y.kind AS unit_kind, y.m FROM model_facts f JOIN model_unit y ON y.unit = f.unit WHERE {whole}")
    duck.make("models", "SELECT kind, COUNT(*) AS n FROM model_unit GROUP BY kind")
    asked = [(one.id,) for one in catalogue.load().duties if one.judgement == "person" and one.window.each == "year"]
    duck.give("judgeable", pa.table({"duty": [one for (one,) in asked]}))


def _kept(file: Path, duck: Duck, lake: Lake, counties: Sequence[Sequence[tuple[str, str, str]]], first: int, seed: int) -> dict[str, int]:
    """The facts of some counties, made once: a run that stopped goes on behind them."""
    if file.exists():
        found: dict[str, int] = json.loads(file.read_text(encoding="utf-8"))
        return found
    found = _counties(duck, lake, counties, first, seed)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(found), encoding="utf-8")
    part.replace(file)
    return found


def _counties(duck: Duck, lake: Lake, counties: Sequence[Sequence[tuple[str, str, str]]], first: int, seed: int) -> dict[str, int]:
    import pyarrow as pa

    rows = [(first + at, county[0][0], code, kind) for at, county in enumerate(counties) for code, kind, _ in county]
    names = ("k", "county", "unit", "unit_kind")
    duck.give("new_unit", pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))))
    duck.make("likeness", _LIKENESS.format(seed=seed))
    duck.make("first_of", _FIRST.format(seed=seed))
    duck.make("second", _SECOND.format(seed=seed))
    duck.make("third", _THIRD.format(seed=seed))
    duck.make("all_of", "SELECT * FROM first_of UNION ALL BY NAME SELECT * FROM second UNION ALL BY NAME SELECT * FROM third")
    duck.make("placed", _PLACED.format(room=ROOM))
    duck.write(_WHOLE, lake.folder / "facts")
    return dict(duck.rows("SELECT county, COUNT(*) FROM placed GROUP BY county"))


def _chance(key: str) -> str:
    return f"(hash({key}, {{seed}}) % 1000)"


_LIKENESS = """
SELECT y.*, CAST(hash(y.unit, {seed}) % s.n AS BIGINT) AS m FROM new_unit y JOIN models s ON s.kind = y.unit_kind
"""

# What the like did: the key of a fact is its unit and the place of its model.
_FIRST = f"""
WITH free AS (SELECT position FROM model WHERE bases IS NULL EXCEPT SELECT DISTINCT UNNEST(bases) FROM model)
SELECT y.k, y.county, y.unit, g.position AS mp, 1 AS turn, g.kind, g.occurred_on, g.until,
  CASE WHEN x.position IS NOT NULL AND {_chance("y.unit, g.position, 'late'")} < 60
    THEN g.recorded_on + CAST(1 + hash(y.unit, g.position) % 30 AS INTEGER) ELSE g.recorded_on END AS recorded_on,
  g.said, g.more, g.findings, g.bases, g.hollow, FALSE AS retracted
FROM likeness y JOIN model g ON g.unit_kind = y.unit_kind AND g.m = y.m LEFT JOIN free x ON x.position = g.position
WHERE x.position IS NULL OR {_chance("y.unit, g.position, 'left'")} >= 83
"""

_SECOND = f"""
SELECT k, county, unit, mp, 2 AS turn, kind,
  CASE WHEN occurred_on < recorded_on THEN occurred_on + 1 ELSE occurred_on END AS occurred_on, until,
  recorded_on + CAST(hash(unit, mp, 'when') % 25 AS INTEGER) AS recorded_on,
  CASE WHEN {_chance("unit, mp, 'other'")} < 300 THEN '{{{{}}}}' ELSE said END AS said, more, findings, bases, hollow,
  {_chance("unit, mp, 'second'")} < 10 AS retracted
FROM first_of WHERE {_chance("unit, mp, 'second'")} < 50
"""

# Judgements and exemptions, and what was written once more.
_THIRD = f"""
SELECT k, county, unit, mp, 3 AS turn, kind, occurred_on, until, recorded_on + 4 AS recorded_on, said, more, findings, bases, hollow,
  FALSE AS retracted
FROM second WHERE NOT retracted AND {_chance("unit, mp, 'third'")} < 200
UNION ALL
SELECT y.k, y.county, y.unit, -1000 - hash(j.duty) % 1000000 AS mp, 1 AS turn, 'duties.judged',
  DATE '2023-08-01' + CAST(hash(y.unit) % 40 AS INTEGER), NULL,
  DATE '2023-08-01' + CAST(hash(y.unit) % 40 AS INTEGER), '{{{{"duty":"' || j.duty || '","from":"2023-01-01","holds":' ||
  CASE WHEN {_chance("y.unit, j.duty")} < 400 THEN 'true' ELSE 'false' END || '}}}}', '{{{{}}}}', '[]', NULL, FALSE, FALSE
FROM likeness y CROSS JOIN judgeable j WHERE y.unit_kind IN ('village', 'community') AND {_chance("j.duty, y.unit")} < 500
UNION ALL
SELECT y.k, y.county, y.unit, -1 AS mp, 1 AS turn, 'duties.exempted', DATE '2023-02-01', NULL, DATE '2023-02-01',
  CASE WHEN {_chance("y.unit, 'all'")} < 500 THEN '{{{{"duty":"all","from":"2023-02-01","reason":"other","to":"2023-07-31"}}}}'
  ELSE '{{{{"duty":"yubei-2023.m15.village","from":"2023-03-01","reason":"other"}}}}' END, '{{{{}}}}', '[]', NULL, FALSE, FALSE
FROM likeness y WHERE y.unit_kind IN ('village', 'community') AND {_chance("y.unit, 'exempt'")} < 20
"""

_PLACED = """
SELECT *, k * {room} + ROW_NUMBER() OVER (PARTITION BY county ORDER BY recorded_on, turn, unit, mp) AS position FROM all_of
"""

# Each rests on the first versions of what its model rests on in the same unit.
_WHOLE = """
WITH roots AS (SELECT unit, mp, position AS root FROM placed WHERE turn = 1),
before AS (SELECT *, LAG(position) OVER (PARTITION BY unit, mp ORDER BY turn) AS supersedes FROM placed),
resting AS (
  SELECT b.position, LIST(r.root ORDER BY r.root) AS bases
  FROM (SELECT position, unit, UNNEST(bases) AS base FROM placed WHERE bases IS NOT NULL) b JOIN roots r ON r.unit = b.unit AND r.mp = b.base
  GROUP BY b.position
)
SELECT b.position, unhex(md5(CAST(b.position AS VARCHAR))) AS uid, b.unit, b.kind, b.occurred_on, b.until, b.recorded_on,
  CAST(b.recorded_on AS TIMESTAMP) AS recorded_at, 'made-up' AS recorded_by, '' AS source, b.said, b.more, b.findings, x.bases,
  CAST(NULL AS BIGINT[]) AS rests, b.supersedes, CASE WHEN r.root <> b.position THEN r.root END AS root, b.retracted, b.hollow,
  b.county, YEAR(b.recorded_on) AS year
FROM before b JOIN roots r ON r.unit = b.unit AND r.mp = b.mp LEFT JOIN resting x ON x.position = b.position
ORDER BY b.county, YEAR(b.recorded_on), b.unit, b.position
"""
