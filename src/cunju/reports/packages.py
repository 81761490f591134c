"""归档包: a unit's year as one zip — books, records, files — with a list of digests by which it is verified anywhere, without the database."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SCHEMA = "cunju.archive/1"
LIST, SEAL = "归档清单.json", "归档清单.sha256"
TITLE = "归档包"
RETENTION = Path(__file__).parent / "data" / "retention.yaml"


@cache
def retention() -> dict[str, Any]:
    """For how long each part is kept, and how sure that is."""
    found: dict[str, Any] = yaml.safe_load(RETENTION.read_text(encoding="utf-8"))
    return found


def members(unit: Any, year: int, *, on: date, demonstration: bool) -> Iterator[tuple[str, bytes]]:
    """Every member of the package, one at a time; the list and its digest last. The same records give the same bytes."""
    told = []
    for part, name, content in _parts(unit, year, on=on, demonstration=demonstration):
        term = retention()["parts"][part]
        told.append({
            "path": name, "part": term["title"], "sha256": hashlib.sha256(content).hexdigest(), "size": len(content),
            "retention": term["term"], "retention_sure": retention()["sure"],
        })  # fmt: skip
        yield name, content
    said = {
        "schema": SCHEMA, "unit": {"code": unit.code, "name": unit.name}, "year": year, "as_of": on.isoformat(), "demonstration": demonstration,
        "retention_cite": retention()["cite"], "files": told,
    }  # fmt: skip
    listed = json.dumps(said, ensure_ascii=False, indent=1).encode()
    yield LIST, listed
    yield SEAL, f"{hashlib.sha256(listed).hexdigest()}  {LIST}\n".encode()


def _parts(unit: Any, year: int, *, on: date, demonstration: bool) -> Iterator[tuple[str, str, bytes]]:
    from cunju.kernel.days import year_span
    from cunju.reports import collecting, export, workbook
    from cunju.reports.word import many

    between = year_span(year)
    yield "papers", f"材料/工作簿{year}.docx", many(workbook.papers(unit, between), demonstration=demonstration)
    for _, made in collecting.yearbooks(unit, between, on=on):
        called, papers = made()
        yield "papers", f"材料/{called}{year}.docx", many(list(papers), demonstration=demonstration)
    sheets = list(export.sheets(unit, between))
    yield "records", f"记录/{export.EXCEL}", export.excel(sheets, unit, between, demonstration=demonstration)
    for name, content in export.brought(unit, between):
        yield "files", name, content


class Unreadable(Exception):
    """What was given is no package of this kind; the message says why, in Chinese."""


def faults(file: Path) -> tuple[dict[str, Any], list[str]]:
    """What the list says, and a sentence for each member that is missing, broken, changed or not on it; Unreadable for no package."""
    try:
        with zipfile.ZipFile(file) as packed:
            return _faults(packed)
    except (OSError, zipfile.BadZipFile) as trouble:
        raise Unreadable(f"“{file.name}”打不开，不是压缩文件或者已经损坏：{trouble}。") from None


def _faults(packed: zipfile.ZipFile) -> tuple[dict[str, Any], list[str]]:
    names = packed.namelist()
    try:
        listed, seal = packed.read(LIST), packed.read(SEAL).decode()
        said = json.loads(listed)
        files = {str(one["path"]): (str(one["sha256"]), int(one["size"])) for one in said["files"]}
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile):
        raise Unreadable(f"里面没有“{LIST}”和“{SEAL}”，或者它们已经损坏，不能核对。") from None
    found = [] if seal.split()[:1] == [hashlib.sha256(listed).hexdigest()] else [f"“{LIST}”和封存时不一样。"]
    found += [f"“{name}”不在清单里。" for name in names if name not in files and name not in (LIST, SEAL)]
    found += [f"“{name}”在包里有{names.count(name)}份。" for name in sorted(set(names)) if names.count(name) > 1]
    for name, (digest, size) in files.items():
        found += _of_member(packed, name, digest, size, names)
    return said, found


def _of_member(packed: zipfile.ZipFile, name: str, digest: str, size: int, names: Sequence[str]) -> list[str]:
    if name not in names:
        return [f"清单里的“{name}”不在包里。"]
    try:
        with packed.open(name) as member:
            got, many = hashlib.sha256(), 0
            while piece := member.read(1 << 20):
                got.update(piece)
                many += len(piece)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return [f"“{name}”已经损坏，读不出来。"]
    return [] if (got.hexdigest(), many) == (digest, size) else [f"“{name}”和清单不一样：内容改过。"]
