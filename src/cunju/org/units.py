"""Loads units from CSV (interfaces §3): row errors with lines, doubts that never stop, loading again changes nothing."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from pypinyin import Style, lazy_pinyin

from cunju.kernel.codes import NATION, is_above_county
from cunju.kernel.days import chinese_day
from cunju.kernel.words import short_name
from cunju.org import changes, clock, inferring, renaming, unitsfile
from cunju.org.inferring import KIND_ZH
from cunju.org.models import Unit, UnitName

LENGTHS = {"nation": 2, "province": 2, "city": 4, "county": 6, "town": 9, "village": 12, "community": 12}
LONGEST = 60


@dataclass
class Report:
    """What a load found; ``changes`` are names and kinds that are others now, each a sentence."""

    rows: int = 0
    loaded: int = 0
    unchanged: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[dict[str, Any]] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Schema ``cunju.units/1``."""
        counts = {kind: self.counts[kind] for kind in LENGTHS if self.counts[kind]}
        return {
            "schema": "cunju.units/1", "rows": self.rows, "loaded": self.loaded, "unchanged": self.unchanged,
            "counts": counts, "errors": self.errors, "doubts": self.doubts,
        }  # fmt: skip


class Loading:
    """One load: what is stored, what the file has, and from which day a changed name holds."""

    def __init__(self, rows: list[tuple[int, unitsfile.Row]], *, since: date) -> None:
        self.since = since
        self.stored = {unit.code: unit for unit in Unit.objects.all()}
        self.renamed = {
            one.unit_id: one.from_on for one in UnitName.objects.filter(from_on__gt=since).order_by("from_on")
        }
        self.codes = {row["code"] for _, row in rows} | set(self.stored)
        self.lines: dict[str, int] = {}
        self.report = Report()

    def unit(self, line: int, row: unitsfile.Row) -> Unit | None:
        """The unit of a row, or None with its error told."""
        self.report.rows += 1
        if error := self._fault(row):
            self.report.errors.append({"line": line, "code": row["code"], "message": error})
            return None
        code, name, kind, parent = (row[column] for column in unitsfile.COLUMNS)
        found = kind or inferring.kind_of(code, name)
        self.lines[code] = line
        said = [*(inferring.doubts(code, name, kind) if len(code) == 12 else ()), *_marked(name)]
        self.report.doubts += [{"line": line, "code": code, "message": one} for one in said]
        self.report.counts[found] += 1
        old = self.stored.get(code)
        name = old.name if old and inferring.plain(old.name) == inferring.plain(name) else name
        return Unit(
            code=code, name=name, kind=found, parent_code=self.parent(code, parent), initials=initials(name), pinyin=pinyin(name)
        )

    def _fault(self, row: unitsfile.Row) -> str:
        code, name, kind, parent = (row[column] for column in unitsfile.COLUMNS)
        if wrong := unitsfile.code_fault(code):
            return wrong
        if not name:
            return "没有名称"
        if len(name) > LONGEST:
            return f"名称超过{LONGEST}字"
        if code in self.lines:
            return f"代码{code}在文件中重复，第{self.lines[code]}行已有；请核对哪一行对"
        if kind and kind not in LENGTHS:
            return f"类型“{kind}”应为 {'、'.join(LENGTHS)} 之一或留空"
        if not kind and is_above_county(code):
            return f"代码{code}是区县以上的，要在类型一栏写明 nation、province 或 city"
        kind = kind or inferring.kind_of(code, name)
        if LENGTHS[kind] != len(code):
            return f"{KIND_ZH[kind]}的代码应为{LENGTHS[kind]}位，收到{len(code)}位"
        if (kind == "nation") != (code == NATION):
            return f"全国的代码是{NATION}，别的地方不用它"
        return self._fault_of_parent(code, self.parent(code, parent)) or self._fault_of_name(code, name)

    def parent(self, code: str, given: str) -> str:
        """The code above: the one given, else the next place above; of a district or a city the next that is there, or none."""
        if given or len(code) > LENGTHS["county"]:
            return given or {9: code[:6], 12: code[:9]}[len(code)]
        return next((code[:length] for length in (4, 2) if length < len(code) and code[:length] in self.codes), "")

    def _fault_of_parent(self, code: str, parent: str) -> str:
        if not parent:
            return ""
        if wrong := unitsfile.code_fault(parent, what="上级代码"):
            return wrong
        if parent not in self.codes:
            return f"上级{parent}不在文件里，也没有装入过"
        return "" if code.startswith(parent) and code != parent else f"上级{parent}与代码{code}不相符"

    def _fault_of_name(self, code: str, name: str) -> str:
        old, later = self.stored.get(code), self.renamed.get(code)
        if old is None or later is None or inferring.plain(old.name) == inferring.plain(name):
            return ""
        return f"自{chinese_day(later)}起已叫“{old.name}”，新名称不能早于这一天；请用 --from 写更名的日子"


def load(path: Path, *, skip_bad: bool = False, dry_run: bool = False, since: date | None = None) -> Report:
    """Load a file: any error and nothing is loaded, unless ``skip_bad``; a changed name holds from ``since`` (default today)."""
    rows = unitsfile.read(path)
    loading = Loading(rows, since=since or clock.today())
    good = [unit for line, row in rows if (unit := loading.unit(line, row))]
    report = loading.report
    if report.errors and not skip_bad:
        report.counts.clear()
        return report
    _store(good, loading, dry_run=dry_run)
    return report


def _store(good: list[Unit], loading: Loading, *, dry_run: bool) -> None:
    report, changed, renamed = loading.report, [], []
    for unit in good:
        old = loading.stored.get(unit.code)
        if old and (old.name, old.kind, old.parent_code) == (unit.name, unit.kind, unit.parent_code):
            report.unchanged += 1
            continue
        changed.append(unit)
        if old and old.name != unit.name:
            renamed.append((unit.code, old.name, unit.name))
            report.changes.append(
                f"{unit.code}：自{chinese_day(loading.since)}起叫“{unit.name}”，此前各日仍叫“{old.name}”"
            )
        if old and old.kind != unit.kind:
            report.changes.append(
                f"{unit.code}：{unit.name}由{KIND_ZH[old.kind]}改为{KIND_ZH[unit.kind]}，以往各日也按{KIND_ZH[unit.kind]}的规定计算"
            )
    report.loaded = len(changed)
    if dry_run:
        return
    with transaction.atomic():
        Unit.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["name", "kind", "parent_code", "initials", "pinyin"],
        )
        renaming.keep(renamed, since=loading.since)
        changes.told(one.code for one in changed)


def _marked(name: str) -> list[str]:
    return ["名称中有“撤销”"] if "撤销" in name else []


def pinyin(name: str) -> str:
    """Pinyin of the short name without tones: 玉峰山村 is ``yufengshancun``; ü is written v, as it is typed."""
    return "".join(lazy_pinyin(short_name(name)))[:240].lower()


def initials(name: str) -> str:
    """Pinyin initials of the short name: 玉峰山村 is ``yfsc``."""
    return "".join(lazy_pinyin(short_name(name), style=Style.FIRST_LETTER))[:60].lower()
