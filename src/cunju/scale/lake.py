"""The folder of a lake: what lies where, which counties are read together, which units there are.

``lake.json`` · ``units.parquet`` · ``facts/county=500112/year=2023/*.parquet`` (year of recording) · ``results/`` (see results.py)
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from cunju.kernel.refusals import Refusal

SCHEMA = "cunju.lake/1"
# So many facts are read at once: about a gigabyte in the engine.
AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Slice:
    """Counties that are read together; ``number`` names its files."""

    number: int
    counties: tuple[str, ...]
    facts: int


class Lake:
    """A folder that ``export`` or ``generate`` filled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def about(self) -> dict[str, Any]:
        """What ``lake.json`` says; a Refusal where there is none."""
        file = self.folder / "lake.json"
        try:
            found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise Refusal(f"{self.folder} 里没有导出的数据。请先执行 bin/cunju scale export {self.folder}。") from None
        if found.get("schema") != SCHEMA:
            raise Refusal(f"{file} 是别的版本写的，请重新导出。")
        return found

    def say(self, about: Mapping[str, Any]) -> None:
        """Write ``lake.json``: last, so that a folder half filled is none."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / "lake.json.part"
        part.write_text(json.dumps({"schema": SCHEMA, **about}, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(self.folder / "lake.json")

    def files(self, counties: Iterable[str], *, known: date) -> list[Path]:
        """Files of facts of counties that may hold something recorded on or before a day."""
        return [
            file
            for county in counties
            for folder in sorted((self.folder / "facts" / f"county={county}").glob("year=*"))
            if int(folder.name[5:]) <= known.year
            for file in sorted(folder.glob("*.parquet"))
        ]

    def units(self) -> list[dict[str, Any]]:
        """All units in the order of their codes: code, name, kind, parent, valid_from, valid_to, addressee, start."""
        import pyarrow.parquet as pq

        found: list[dict[str, Any]] = pq.read_table(self.folder / "units.parquet").to_pylist()
        return sorted(found, key=lambda one: str(one["code"]))

    def slices(self, size: int = AT_ONCE) -> Iterator[Slice]:
        """Counties in code order, as many together as hold ``size`` facts; what rests on another county lies with it."""
        facts: dict[str, int] = self.about["counties"]
        groups = _joined(sorted(facts), self.about.get("linked", ()))
        taken: list[str] = []
        number = 0
        for group in groups:
            if taken and sum(facts[one] for one in (*taken, *group)) > size:
                yield Slice(number, tuple(taken), sum(facts[one] for one in taken))
                taken, number = [], number + 1
            taken += group
        if taken:
            yield Slice(number, tuple(taken), sum(facts[one] for one in taken))


def _joined(counties: list[str], linked: Iterable[Iterable[str]]) -> list[list[str]]:
    group = {one: [one] for one in counties}
    for pair in linked:
        first, *others = [group[one] for one in pair if one in group] or [[]]
        for other in others:
            if other is not first:
                first += other
                group.update(dict.fromkeys(other, first))
    seen: set[int] = set()
    return [one for one in group.values() if not (id(one) in seen or seen.add(id(one)))]  # type: ignore[func-returns-value]


def units_schema() -> Any:
    """The columns of ``units.parquet``."""
    import pyarrow as pa

    texts = [(name, pa.string()) for name in ("code", "name", "kind", "parent")]
    days = [(name, pa.date32()) for name in ("valid_from", "valid_to")]
    return pa.schema([*texts, *days, ("addressee", pa.bool_()), ("start", pa.date32())])


def county_of(code: str) -> str:
    """The folder of a unit's facts: its county, or the shorter code of an office above."""
    return code[:6]
