"""The plain fold over the lake: the oracle of the engines, and the way of what they cannot read; many units in processes of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from cunju.catalogue import Catalogue
from cunju.catalogue.packs import Pack
from cunju.duties.chains import Version
from cunju.duties.fold import Fold, fold
from cunju.duties.reading import makes
from cunju.duties.status import Adoption, Asked, Window, window
from cunju.scale import compile, parquet
from cunju.scale.engines import Engine
from cunju.scale.lake import Lake, Slice
from cunju.scale.numbers import Numbered, day, maybe
from cunju.scale.plan import Plan


class Results(Protocol):
    """What the fold asks of kept results: the lake, its units, the plan, the year and the day of knowledge."""

    lake: Lake
    year: int
    known: date

    @property
    def units(self) -> list[dict[str, Any]]:
        """All units."""

    @property
    def plan(self) -> Plan:
        """The year's plan."""


def versions_of(results: Results, one: Slice, codes: Sequence[str]) -> dict[str, list[Version]]:
    """All versions of units of a slice, with the chains of others that theirs rest on."""
    import pyarrow.parquet as pq

    wanted = set(codes)
    files = [str(file) for file in results.lake.files(one.counties, known=results.known)]
    if not files:
        return {code: [] for code in codes}
    table = pq.read_table(files, columns=[name for name in parquet.schema().names if name not in ("uid", "recorded_at", "recorded_by", "source")])
    homes = _homes(table, wanted)
    import pyarrow.compute as pc

    own = table.filter(pc.is_in(table["unit"], value_set=_texts(sorted(homes))))
    pool = sorted(parquet.versions(own), key=lambda each: each.position)
    by_unit: dict[str, list[Version]] = {}
    for each in pool:
        by_unit.setdefault(each.unit, []).append(each)
    named = {each.uid: each.unit for each in pool}
    return {code: [each for unit in _reached(code, by_unit, named) for each in by_unit.get(unit, ())] for code in codes}


def _reached(code: str, by_unit: Mapping[str, Sequence[Version]], named: Mapping[str, str]) -> set[str]:
    """A unit and all whose facts its own rest on, through others too."""
    found, waiting = {code}, [code]
    while waiting:
        homes = {named[uid] for each in by_unit.get(waiting.pop(), ()) for uid in each.rests_on if uid in named} - found
        found |= homes
        waiting += homes
    return found


def _homes(table: Any, wanted: set[str]) -> set[str]:
    """The units wanted and all whose facts theirs rest on, through others too."""
    import pyarrow.compute as pc

    found = set(wanted)
    while True:
        mine = table.filter(pc.is_in(table["unit"], value_set=_texts(sorted(found))))
        bases = pc.unique(pc.list_flatten(mine["bases"]))
        homes = set(pc.unique(table.filter(pc.is_in(table["position"], value_set=bases))["unit"]).to_pylist())
        if homes <= found:
            return found
        found |= homes


def _texts(values: Sequence[str]) -> Any:
    import pyarrow as pa

    return pa.array(values, pa.string())


def folds(results: Results, versions: Mapping[str, Iterable[Version]], catalogue: Catalogue | None = None) -> dict[str, Fold]:
    """The fold of each unit."""
    named = {one["code"]: one for one in results.units}
    asked = catalogue or results.plan.catalogue
    return {
        code: fold(found, catalogue=asked, code=code, kind=named[code]["kind"], year=results.year, known=results.known)
        for code, found in versions.items()
    }


def add(engine: Engine, plan: Plan, known: date, units: Sequence[Mapping[str, Any]], versions: Mapping[str, Iterable[Version]]) -> None:
    """What the fold says of the duties left to it, as rows beside those of the engine; ids of versions are their positions."""
    left = {one.duty.id: one for one in plan.duties if one.duty.id in plan.folded}
    asked = replace(plan.catalogue, packs=tuple(_only(pack, left) for pack in plan.catalogue.packs))
    frames = {(one.d, one.start): one.w for one in plan.frames}
    text = Numbered()
    openings: list[tuple[Any, ...]] = []
    entries: list[tuple[Any, ...]] = []
    held: dict[tuple[Any, ...], None] = {}
    for unit in units:
        made = fold(versions.get(unit["code"], ()), catalogue=asked, code=unit["code"], kind=unit["kind"], year=plan.year, known=known)
        for raw in made.windows:
            duty = left[raw.duty]
            opened = bool(duty.duty.window.after)
            w, o = frames[duty.d, None if opened else day(raw.start)], int(raw.opening or 0)
            if opened:
                openings.append((unit["u"], w, o, duty.d, day(raw.start), maybe(raw.due_on)))
            for place, one in enumerate(raw.entries):
                days = (day(one.occurred_on), day(one.entered_on), text(one.value))
                if duty.duty.window.state and duty.duty.judgement != "person":
                    held[(unit["u"], duty.d, place, int(one.uid), *days, one.sound, maybe(one.until))] = None
                else:
                    entries.append((unit["u"], w, o, int(one.uid), *days))
    compile.add(engine, "opening", openings)
    compile.add(engine, "entry", entries)
    compile.add(engine, "held", list(held))


def _only(pack: Pack, left: Mapping[str, Any]) -> Pack:
    """A pack of the duties left to the fold; which of them are replaced is decided with all others, later."""
    return replace(pack, duties=tuple(replace(one, former=()) for one in pack.duties if one.id in left))


def windows(results: Results, unit: Mapping[str, Any], folded: Fold, *, on: date, adoptions: Sequence[Adoption]) -> list[Window]:
    """A unit's windows on a day, as ``duties.reading`` makes them."""
    asked = Asked(
        on=on, code=unit["code"], valid_from=unit["valid_from"], valid_to=unit["valid_to"], addressed=unit["addressed"], makes=makes(),
        exemptions=folded.exemptions, adoptions=adoptions, start=unit["start"], present=folded.present, kind=unit["kind"],
    )  # fmt: skip
    duties = {one.duty.id: one.valid for one in results.plan.duties}
    made = [
        window(duties[raw.duty], raw, task=0, asked=asked)
        for raw in folded.windows
        if not (duties[raw.duty].window.after and raw.start > on)
    ]
    return sorted(made, key=lambda one: (one.measure, one.duty, one.from_))
