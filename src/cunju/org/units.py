"""Loads units from CSV (interfaces §3): row errors with lines, doubts that never stop, loading again changes nothing."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from pypinyin import Style, lazy_pinyin

from cunju.kernel.excel import text_of
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import short_name
from cunju.org.models import Unit
from cunju.tables import reading

COLUMNS = ["code", "name", "kind", "parent"]
LENGTHS = {"county": 6, "town": 9, "village": 12, "community": 12}
KIND_ZH = {"county": "区县", "town": "镇街", "village": "村", "community": "社区"}


@dataclass
class Report:
    """What a load found."""

    rows: int = 0
    loaded: int = 0
    unchanged: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Schema ``cunju.units/1``."""
        counts = {kind: self.counts[kind] for kind in LENGTHS if self.counts[kind]}
        return {
            "schema": "cunju.units/1", "rows": self.rows, "loaded": self.loaded, "unchanged": self.unchanged,
            "counts": counts, "errors": self.errors, "doubts": self.doubts,
        }  # fmt: skip


def read(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Rows of the CSV (or the first sheet of an Excel file) with their line numbers (the header is line 1)."""
    try:
        sheet = reading.file_of(path)[0]
    except OSError:
        raise Refusal(f"打不开文件“{path}”，请核对路径。") from None
    told = [
        (line, [text_of(cell) for cell in cells]) for line, cells in zip(sheet.lines, sheet.rows, strict=True)
    ]
    head = told[0][1] if told else []
    if head[:4] != COLUMNS:
        raise Refusal(f"第1行应为表头 {','.join(COLUMNS)}，现为“{','.join(head)}”。")
    return [
        (line, dict(zip(COLUMNS, [*cells, "", "", "", ""], strict=False)))
        for line, cells in told[1:]
        if any(cells)
    ]


def load(path: Path, *, skip_bad: bool = False, dry_run: bool = False) -> Report:
    """Load a file: any error and nothing is loaded, unless ``skip_bad``."""
    report, good = Report(), []
    stored = {unit.code: unit for unit in Unit.objects.all()}
    rows = read(path)
    codes = {row["code"] for _, row in rows} | set(stored)
    seen: set[str] = set()
    for line, row in rows:
        report.rows += 1
        unit, error = _unit(row, codes=codes, seen=seen)
        if unit is None:
            report.errors.append({"line": line, "code": row["code"], "message": error})
            continue
        seen.add(unit.code)
        report.doubts += [{"line": line, "code": unit.code, "message": one} for one in _doubts(unit, row)]
        report.counts[unit.kind] += 1
        good.append(unit)
    if report.errors and not skip_bad:
        report.counts.clear()
        return report
    _store(good, stored, report, dry_run=dry_run)
    return report


def _store(good: list[Unit], stored: dict[str, Unit], report: Report, *, dry_run: bool) -> None:
    changed = []
    for unit in good:
        old = stored.get(unit.code)
        if old and (old.name, old.kind, old.parent_code) == (unit.name, unit.kind, unit.parent_code):
            report.unchanged += 1
        else:
            changed.append(unit)
    report.loaded = len(changed)
    if dry_run:
        return
    with transaction.atomic():
        Unit.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["name", "kind", "parent_code", "initials"],
        )


def _unit(row: dict[str, str], *, codes: set[str], seen: set[str]) -> tuple[Unit | None, str]:
    code, name, kind, parent = (row[column] for column in COLUMNS)
    if not (code.isascii() and code.isdigit() and len(code) in (6, 9, 12)):
        return None, f"代码“{code}”应为6、9或12位数字"
    if not name:
        return None, "没有名称"
    if len(name) > 60:
        return None, "名称超过60字"
    if code in seen:
        return None, f"代码{code}在文件中重复"
    if kind and kind not in LENGTHS:
        return None, f"类型“{kind}”应为 {'、'.join(LENGTHS)} 之一或留空"
    kind = kind or _inferred(code, name)
    if LENGTHS[kind] != len(code):
        return None, f"{KIND_ZH[kind]}的代码应为{LENGTHS[kind]}位，收到{len(code)}位"
    parent = parent or {6: "", 9: code[:6], 12: code[:9]}[len(code)]
    if parent and parent not in codes:
        return None, f"上级{parent}不在文件里，也没有装入过"
    if parent and not code.startswith(parent):
        return None, f"上级{parent}与代码{code}不相符"
    return Unit(code=code, name=name, kind=kind, parent_code=parent, initials=initials(name)), ""


def _inferred(code: str, name: str) -> str:
    if len(code) != 12:
        return "county" if len(code) == 6 else "town"
    if "村民委员会" in name or name.endswith("村"):
        return "village"
    if "居民委员会" in name or name.endswith("社区"):
        return "community"
    return "village" if code[9:] >= "200" else "community"


def _doubts(unit: Unit, row: dict[str, str]) -> list[str]:
    doubts = []
    if not row["kind"]:
        doubts.append(f"类型未写，按名称或代码判断为{KIND_ZH[unit.kind]}")
    if len(unit.code) == 12:
        by_code = "village" if unit.code[9:] >= "200" else "community"
        if by_code != unit.kind:
            doubts.append(
                f"代码末三位{unit.code[9:]}通常是{KIND_ZH[by_code]}，所写类型为{KIND_ZH[unit.kind]}"
            )
    if "撤销" in unit.name:
        doubts.append("名称中有“撤销”")
    return doubts


def initials(name: str) -> str:
    """Pinyin initials of the short name: 玉峰山村 is ``yfsc``."""
    return "".join(lazy_pinyin(short_name(name), style=Style.FIRST_LETTER))[:60].lower()
