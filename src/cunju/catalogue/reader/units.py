"""Units by name, as far as the reader needs them, from ``code,name,kind,parent`` files."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cunju.catalogue.reader.plain_text import decode
from cunju.kernel.codes import is_code
from cunju.kernel.refusals import Refusal

SHIPPED = Path(__file__).parents[1] / "data" / "units"


class UnreadableUnits(Refusal):
    """A list of units that cannot be read; names file and line."""


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's code of 6, 9 or 12 digits and its full name."""

    code: str
    name: str
    kind: str = ""
    parent: str = ""


def read_units(path: Path) -> tuple[UnitName, ...]:
    """The units of a CSV (UTF-8, BOM or GB18030); UnreadableUnits with file and line where it is none."""
    try:
        text = decode(path.read_bytes(), name=path.name)
    except OSError:
        raise UnreadableUnits(f"打不开单位名单“{path}”，请核对路径。") from None
    rows = csv.DictReader(io.StringIO(text))
    if not {"code", "name"} <= set(rows.fieldnames or ()):
        raise UnreadableUnits(f"单位名单“{path.name}”第1行应为表头 code,name,kind,parent。")
    units = []
    for row in rows:
        code, name = (row["code"] or "").strip(), (row["name"] or "").strip()
        if not is_code(code) or not name:
            raise UnreadableUnits(
                f"单位名单“{path.name}”第{rows.line_num}行：代码应为6、9或12位数字，名称不能空。"
            )
        units.append(UnitName(code, name, (row.get("kind") or "").strip(), (row.get("parent") or "").strip()))
    return tuple(units)


def shipped_units(issuer: str) -> Sequence[UnitName]:
    """The shipped list of the district the issuer names, or none: names alone do not tell districts apart."""
    for path in sorted(SHIPPED.glob("*.csv")):
        units = read_units(path)
        if any(len(unit.code) == 6 and unit.name in issuer for unit in units):
            return units
    return ()
