"""Units by name, as far as the reader needs them, from ``code,name,kind,parent`` files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cunju.kernel.codes import is_code
from cunju.kernel.excel import text_of
from cunju.kernel.refusals import Refusal
from cunju.tables import reading

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
        sheet = reading.file_of(path)[0]
    except OSError:
        raise UnreadableUnits(f"打不开单位名单“{path}”，请核对路径。") from None
    except Refusal as refused:
        raise UnreadableUnits(f"单位名单“{path.name}”：{refused.message}") from None
    rows = [[text_of(cell) for cell in cells] for cells in sheet.rows]
    heads = rows[0] if rows else []
    if not {"code", "name"} <= set(heads):
        raise UnreadableUnits(f"单位名单“{path.name}”第1行应为表头 code,name,kind,parent。")
    units = []
    for line, cells in zip(sheet.lines[1:], rows[1:], strict=True):
        if not cells:
            continue
        row = dict(zip(heads, cells, strict=False))
        code, name = row.get("code", ""), row.get("name", "")
        if not is_code(code) or not name:
            raise UnreadableUnits(f"单位名单“{path.name}”第{line}行：代码应为6、9或12位数字，名称不能空。")
        units.append(UnitName(code, name, row.get("kind", ""), row.get("parent", "")))
    return tuple(units)


def shipped_units(issuer: str) -> Sequence[UnitName]:
    """The shipped list of the district the issuer names, or none: names alone do not tell districts apart."""
    for path in sorted(SHIPPED.glob("*.csv")):
        units = read_units(path)
        if any(len(unit.code) == 6 and unit.name in issuer for unit in units):
            return units
    return ()
