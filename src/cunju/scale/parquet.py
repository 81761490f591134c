"""Ledger ↔ Parquet: one row a version of a fact, a folder a county and a year of recording, small and whole.

What a fact rests on and supersedes is told by its place in the ledger (``position``), which is small where an id is not; ``root`` is the
first version of its chain and missing where it is that itself, ``bases`` are the roots of what it rests on, ``rests`` the very versions
where they differ. ``said`` holds the fields that the catalogue reads, ``more`` the others, both as JSON with sorted keys.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from cunju.duties.chains import Version
from cunju.scale.numbers import back, day, maybe

# Days are Parquet's own dates in the lake, whole numbers in the engines.
IN_ENGINE = (
    "position", "unit", "kind", "occ", "unt", "rec", "said", "findings", "bases", "root", "retracted", "hollow",
)  # fmt: skip


def compact(value: Any) -> str:
    """JSON with sorted keys and no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Stored:
    """A version with what the fold does not ask: instant, writer, source, whole findings."""

    version: Version
    recorded_at: datetime | None = None
    recorded_by: str = ""
    source: str = ""
    findings: Sequence[Mapping[str, Any]] = ()


@dataclass
class Places:
    """Position and root of every version seen, by id; of chains of many units."""

    of: dict[str, int] = field(default_factory=dict)
    root: dict[str, int] = field(default_factory=dict)

    def take(self, version: Version) -> None:
        """A version, in ledger order."""
        self.of[version.uid] = version.position
        self.root[version.uid] = (
            self.root.get(version.supersedes, version.position) if version.supersedes else version.position
        )


def schema() -> Any:
    """The columns of a file of facts."""
    import pyarrow as pa

    return pa.schema(
        [
            ("position", pa.int64()), ("uid", pa.binary(16)), ("unit", pa.string()), ("kind", pa.string()), ("occurred_on", pa.date32()),
            ("until", pa.date32()), ("recorded_on", pa.date32()), ("recorded_at", pa.timestamp("ms", "UTC")), ("recorded_by", pa.string()),
            ("source", pa.string()), ("said", pa.string()), ("more", pa.string()), ("findings", pa.string()),
            ("bases", pa.list_(pa.int64())), ("rests", pa.list_(pa.int64())), ("supersedes", pa.int64()), ("root", pa.int64()),
            ("retracted", pa.bool_()), ("hollow", pa.bool_()),
        ]
    )  # fmt: skip


def row(one: Stored, places: Places, read: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    """A version as a row; what it rests on that is nowhere has the place -1 and is never in force."""
    version = one.version
    names = read.get(version.kind, frozenset())
    rests = [places.of.get(uid, -1) for uid in version.rests_on]
    bases = [places.root.get(uid, -1) for uid in version.rests_on]
    root = places.root[version.uid]
    findings = list(one.findings) or [{"code": code} for code in version.findings]
    return {
        "position": version.position,
        "uid": UUID(version.uid).bytes,
        "unit": version.unit,
        "kind": version.kind,
        "occurred_on": version.occurred_on,
        "until": version.until,
        "recorded_on": version.recorded_on,
        "recorded_at": one.recorded_at,
        "recorded_by": one.recorded_by,
        "source": one.source,
        "said": compact({name: value for name, value in version.attributes.items() if name in names}),
        "more": compact({name: value for name, value in version.attributes.items() if name not in names}),
        "findings": compact(findings),
        "bases": bases or None,
        "rests": rests if rests != bases else None,
        "supersedes": places.of.get(version.supersedes, -1) if version.supersedes else None,
        "root": root if root != version.position else None,
        "retracted": version.retracted,
        "hollow": version.hollow,
    }


def write(rows: Sequence[Mapping[str, Any]], file: Path) -> None:
    """One file, whole or not at all; rows in ledger order within their unit, so that what is alike stands together."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pylist(sorted(rows, key=lambda one: (one["unit"], one["position"])), schema=schema())
    write_table(table, file)
    del pq


def write_table(table: Any, file: Path) -> None:
    """The file of a table in the form of the lake."""
    import pyarrow.parquet as pq

    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    plain = ["position", "supersedes", "root"]
    pq.write_table(
        table, part, compression="zstd", use_dictionary=[one for one in table.column_names if one not in (*plain, "uid", "bases.list.element")],
        column_encoding=dict.fromkeys(plain, "DELTA_BINARY_PACKED"), row_group_size=500_000,
    )  # fmt: skip
    part.replace(file)


def in_engine(rows: Iterable[Mapping[str, Any]]) -> Any:
    """Rows as the engines read them, in memory."""
    import pyarrow as pa

    days = {"occurred_on": "occ", "until": "unt", "recorded_on": "rec"}
    kept = [
        {days.get(name, name): maybe(value) if name in days else value for name, value in one.items() if days.get(name, name) in IN_ENGINE}
        for one in rows
    ]
    number, text = pa.int64(), pa.string()
    types = {
        "position": number, "unit": text, "kind": text, "occ": number, "unt": number, "rec": number, "said": text, "findings": text,
        "bases": pa.list_(number), "root": number, "retracted": pa.bool_(), "hollow": pa.bool_(),
    }  # fmt: skip
    return pa.Table.from_pylist(kept, schema=pa.schema([(name, types[name]) for name in IN_ENGINE]))


def versions(table: Any) -> Iterator[Version]:
    """Rows of the lake as the fold reads them; a version's id is its position."""
    names = (*(one for one in table.column_names if one not in ("uid", "recorded_at", "recorded_by", "source")),)
    for one in table.select(names).to_pylist():
        rests = one["rests"] if one["rests"] is not None else one["bases"] or ()
        yield Version(
            str(one["position"]), one["unit"], one["kind"], _date(one["occurred_on"]), one["until"] and _date(one["until"]),
            _date(one["recorded_on"]), {**json.loads(one["said"]), **json.loads(one["more"])},
            tuple(each.get("code", "") for each in json.loads(one["findings"])), tuple(map(str, rests)),
            None if one["supersedes"] is None else str(one["supersedes"]), one["retracted"], one["position"], one["hollow"],
        )  # fmt: skip


def _date(value: Any) -> date:
    return value if isinstance(value, date) else back(value) or date.min


__all__ = ["Places", "Stored", "compact", "day", "in_engine", "row", "schema", "versions", "write", "write_table"]
