"""What is computed once for a year and a day of knowledge, and kept: a folder a slice, so that a run that stopped goes on.

``results/2023-2023-09-20-<digest>/units.parquet`` and ``…/0007/{entry,held,judged,exempt,present,win}.parquet``; ``win`` is written last.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from cunju import catalogue
from cunju.catalogue import Catalogue
from cunju.duties import reading
from cunju.duties.chains import Chains
from cunju.duties.facts import Adopted
from cunju.duties.status import Adoption
from cunju.kernel.codes import town_code
from cunju.kernel.refusals import Refusal
from cunju.scale import asking, compile, fold, parquet
from cunju.scale.engines import Engine
from cunju.scale.lake import Lake, Slice
from cunju.scale.meanings import Reader, fields_read
from cunju.scale.numbers import day, maybe
from cunju.scale.plan import Plan, plan

KEPT = ("entry", "held", "judged", "exempt", "present", "win")
VERSION = "1"


def catalogue_of(lake: Lake) -> Catalogue:
    """The catalogue as the lake is asked by it: a made-up country reads the one notice everywhere."""
    loaded = catalogue.load()
    read, kept = fields_read(loaded), lake.about["read"]
    if any(not names <= set(kept.get(kind, ())) for kind, names in read.items()):
        raise Refusal("要求目录在导出之后有了变动，数据里缺少要读的栏。请重新导出。")
    if lake.about.get("everywhere"):
        loaded = replace(loaded, packs=tuple(replace(one, area="") for one in loaded.packs))
    return loaded


@dataclass
class Results:
    """A lake asked for one year as known on one day."""

    lake: Lake
    engine: Engine
    year: int
    known: date
    folded: frozenset[str] = frozenset()

    @cached_property
    def plan(self) -> Plan:
        """The year's plan, its classes known."""
        made = plan(catalogue_of(self.lake), self.year, folded=self.folded)
        for one in self.units:
            one["c"] = made.class_of(one["code"], one["kind"])
        return made

    @cached_property
    def units(self) -> list[dict[str, Any]]:
        """All units of the lake with their number ``u``."""
        off = set(catalogue.notice().switched_off) if not self.lake.about.get("everywhere") else set()
        found = self.lake.units()
        gone = {one["code"] for one in found if one["kind"] == "town" and not (one["addressee"] and one["code"] not in off)}
        for u, one in enumerate(found):
            town = town_code(one["code"]) if len(one["code"]) > 6 else one["code"]
            one |= {"u": u, "addressed": town not in off, "shown": town not in gone}
        return found

    @cached_property
    def folder(self) -> Path:
        """Where it is kept; named by all it depends on."""
        text = "|".join((VERSION, self.engine.name, self.plan.catalogue.digest, *sorted(self.folded), *sorted(reading.makes())))
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        return self.lake.folder / "results" / f"{self.year}-{self.known}-{digest}"

    def slice_folder(self, one: Slice) -> Path:
        """The files of a slice."""
        return self.folder / f"{one.number:04}"

    def give_units(self, counties: Iterable[str]) -> None:
        """Table ``units_in`` of the units of some counties."""
        wanted = set(counties)
        mine = [one for one in self.units if one["code"][:6] in wanted]
        self.give_rows(mine)

    def give_rows(self, mine: Sequence[dict[str, Any]]) -> None:
        """Table ``units_in`` of units at hand."""
        import pyarrow as pa

        assert self.plan  # the classes
        number, text, flag = pa.int64(), pa.string(), pa.bool_()
        columns: dict[str, tuple[list[Any], Any]] = {
            "u": ([one["u"] for one in mine], number),
            "code": ([one["code"] for one in mine], text),
            "kind": ([one["kind"] for one in mine], text),
            "c": ([one["c"] for one in mine], number),
            "vf": ([maybe(one["valid_from"]) for one in mine], number),
            "vt": ([maybe(one["valid_to"]) for one in mine], number),
            "addressed": ([one["addressed"] for one in mine], flag),
            "shown": ([one["shown"] for one in mine], flag),
            "begun": ([maybe(one["start"]) for one in mine], number),
        }
        self.engine.give("units_in", pa.table({name: pa.array(values, kind) for name, (values, kind) in columns.items()}))

    def give_facts(self, one: Slice) -> None:
        """Table ``facts_in`` of a slice: days as whole numbers."""
        files = self.lake.files(one.counties, known=self.known)
        if not files:
            self.engine.give("facts_in", parquet.in_engine(()))
            return
        self.engine.scan("facts_read", files)
        self.engine.make("facts_in", READ)

    def build(self, one: Slice) -> bool:
        """Compute a slice that is not kept yet, and say whether that was so."""
        if (self.slice_folder(one) / "win.parquet").exists():
            return False
        reader = self.reader
        self.give_units(one.counties)
        self.give_facts(one)
        compile.windows(self.engine, reader, known=day(self.known), folded=lambda: self._fold(one))
        for name in KEPT:
            self.engine.keep(SORTED.get(name, f"SELECT * FROM {name}"), self.slice_folder(one) / f"{name}.parquet")
        return True

    def _fold(self, one: Slice) -> None:
        if self.plan.folded:
            mine = [each for each in self.units if each["code"][:6] in one.counties]
            versions = fold.versions_of(self, one, [each["code"] for each in mine])
            fold.add(self.engine, self.plan, self.known, mine, versions)

    @cached_property
    def reader(self) -> Reader:
        """What reads sayings; the plan's tables are given with it."""
        compile.give_plan(self.engine, self.plan, reading.makes())
        return Reader(self.plan)

    def open(self, one: Slice, names: Sequence[str] = KEPT) -> None:
        """Views of a slice's kept tables."""
        for name in names:
            self.engine.scan(name, [self.slice_folder(one) / f"{name}.parquet"])

    @cached_property
    def adoptions(self) -> tuple[Adoption, ...]:
        """What districts let bind, by what was recorded by the day of knowledge."""
        import pyarrow.parquet as pq

        kind: str = Adopted.KIND  # type: ignore[attr-defined]
        files = self.lake.files(self.lake.about["counties"], known=self.known)
        if not files or not self.lake.about.get("adopted", True):
            return ()
        table = pq.read_table([str(one) for one in files], filters=[("kind", "=", kind)])
        chains = Chains(parquet.versions(table), known=self.known)
        return tuple(
            Adoption(
                head.attributes["duty"],
                date.fromisoformat(head.attributes["from"]),
                date.fromisoformat(head.attributes["to"]) if head.attributes.get("to") else None,
                head.occurred_on,
                tuple(head.attributes.get("units") or [head.unit]),
            )
            for _, head in chains.heads()
        )

    def ask(self, on: date, *, where: str = "") -> None:
        """Table ``stated`` of a day, of the slice that is open; the plan's tables must be there."""
        asking.status(self.engine, day(on), where=where)

    def prepare(self) -> None:
        """The plan's tables and the adoptions, once an engine."""
        compile.give_plan(self.engine, self.plan, reading.makes())
        compile.give_names(self.engine, self.plan)
        asking.give_adoptions(self.engine, self.plan, self.adoptions)


READ = """
SELECT position, unit, kind, DATEDIFF(occurred_on) AS occ, DATEDIFF(until) AS unt, DATEDIFF(recorded_on) AS rec, said, findings, bases, root,
  retracted, hollow FROM facts_read
"""
SORTED = {"win": "SELECT * FROM win ORDER BY u, w, o", "entry": "SELECT * FROM entry ORDER BY u, w, o"}
