"""The figures of ``cunju bench --scale``: a made-up country made, computed, asked, checked and published; processor, wall, memory, cost a fact.

Every step is a process of its own. A folder given by ``--folder`` is kept, and a run that stopped goes on in it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cunju.config.environment import ROOT
from cunju.kernel.commands import DONE, FOUND, NotSetUp, Out

PROVINCE = 12_000
# Of Spark so many units: nearly all it takes here is the start of its jobs.
SPARK_UNITS = 1_000
FIRST, SECOND = "2023-09-20", "2023-08-10"
MOST_MEMORY = 2048


@dataclass(frozen=True, slots=True)
class Step:
    """What one process took: seconds of wall and processor, the most megabytes it held, and what it said."""

    name: str
    wall: float
    cpu: float
    megabytes: int
    said: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Those of ``--scale``."""
    parser.add_argument("--units", type=int, default=PROVINCE, metavar="N", help=f"配合 --scale：造多少个村（居），默认{PROVINCE}；全国620573")
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="配合 --scale：抽查多少个单位，默认300")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="配合 --scale：数据放在这里并且留下，中断以后接着做")


def bench(args: argparse.Namespace, out: Out) -> int:
    """Measure, print a table, write it under ``docs/figures``; 1 where engine and fold differ."""
    if not find_spec("duckdb"):
        raise NotSetUp("大范围计算的软件包还没有装上。请先执行：bin/cunju scale。")
    folder = args.folder or Path(tempfile.mkdtemp(prefix="cunju-bench-scale-"))
    try:
        found = Measuring(folder.resolve(), args.units, args.sample, out).everything()
    finally:
        if not args.folder:
            shutil.rmtree(folder, ignore_errors=True)
    lines = table(found)
    for line in lines:
        out.say(line)
    file = ROOT / "docs" / "figures" / f"{time.strftime('%Y-%m-%d')}-scale-{args.units}.md"
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    out.say(f"已写入 {file.relative_to(ROOT)}")
    return FOUND if found["differences"] else DONE


class Measuring:
    """One run over one folder: ``var`` holds the demonstration that is the model, ``lake`` what is made of it."""

    def __init__(self, folder: Path, units: int, sample: int, out: Out) -> None:
        self.folder, self.units, self.sample, self.out = folder, units, sample, out
        self.lake = str(folder / f"lake-{units}")
        self.steps: list[Step] = []

    def everything(self) -> dict[str, Any]:
        """All steps in order; what is kept of an earlier run is not done again and says so by its figures."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / "var" / "made").exists():
            self._run("demonstration", "-m", "cunju.devtools.benching.places", "demonstration")
            (self.folder / "var" / "made").touch()
        else:  # of an earlier version, perhaps
            self._run("migrate", "-m", "cunju", "--db", "demo", "migrate")
        self._made(self.lake, self.units)
        kept = (Path(self.lake) / "results").exists()
        first = self._scale("first day", "matrix", self.lake, "--level", "nation", "--on", FIRST, "--json")
        self._scale("second day", "matrix", self.lake, "--level", "province", "--on", SECOND, "--known", FIRST, "--json")
        checked = self._scale("verify", "verify", self.lake, "--on", FIRST, "--sample", str(self.sample))
        self._scale("publish", "publish", self.lake, "--on", FIRST)
        page = self._run("page of the nation", "-m", "cunju.devtools.benching.places", "page")
        about = json.loads((Path(self.lake) / "lake.json").read_text(encoding="utf-8"))
        spark = self._spark()
        return _found(self.units, about["facts"], self.lake, self.steps, first, json.loads(checked.said), json.loads(page.said), kept, spark)

    def _made(self, lake: str, units: int) -> None:
        if not (Path(lake) / "lake.json").exists():
            self._scale(f"generate {units} units", "generate", lake, "--units", str(units))

    def _spark(self) -> dict[str, Any] | None:
        """The same cells by Spark and DuckDB, where Java and its package are here."""
        if not (find_spec("pyspark") and shutil.which("java")):
            return None
        lake = str(self.folder / f"lake-{SPARK_UNITS}")
        self._made(lake, SPARK_UNITS)
        cells = {}
        for name in ("duckdb", "spark"):
            words = ("matrix", lake, "--level", "unit", "--on", FIRST, "--csv", "--engine", name)
            cells[name] = self._scale(f"{SPARK_UNITS} units by {name}", *words).said
        rows = {name: said.count("\n") - 1 for name, said in cells.items()}
        return {"units": SPARK_UNITS, "cells": rows["spark"], "equal": cells["spark"] == cells["duckdb"]}

    def _scale(self, name: str, *words: str) -> Step:
        return self._run(name, "-m", "cunju", "--db", "demo", "scale", *words)

    def _run(self, name: str, *words: str) -> Step:
        self.out.say(f"{name}……")
        kept = {key: value for key, value in os.environ.items() if not key.startswith("CUNJU_")}
        env = kept | {"CUNJU_VAR": str(self.folder / "var"), "CUNJU_SECRET_KEY": "bench-only", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
        with tempfile.TemporaryFile() as said:
            begun = time.monotonic()
            child = subprocess.Popen([sys.executable, *words], env=env, stdin=subprocess.DEVNULL, stdout=said)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            wall = time.monotonic() - begun
            said.seek(0)
            text = said.read().decode("utf-8")
        if child.returncode not in (0, 1):
            raise NotSetUp(f"“{name}”没有做完（{child.returncode}），原因见上。再执行一次，会接着做。")
        made = Step(name, round(wall, 1), round(used.ru_utime + used.ru_stime, 1), used.ru_maxrss // 1024, text)
        self.steps.append(made)
        self.out.say(f"  {made.wall:.0f}秒，处理器{made.cpu:.0f}秒，内存最多{made.megabytes} MB")
        return made


def _found(
    units: int, facts: int, lake: str, steps: list[Step], first: Step, checked: dict[str, Any], page: dict[str, Any], kept: bool,
    spark: dict[str, Any] | None,
) -> dict[str, Any]:  # fmt: skip
    size = {name: sum(one.stat().st_size for one in (Path(lake) / name).rglob("*.parquet")) for name in ("facts", "results")}
    fold, engine = checked["fold_seconds"] / max(checked["facts"], 1) * 1e6, None if kept else first.cpu / facts * 1e6
    return {
        "units": units, "facts": facts, "bytes_a_fact": size["facts"] / facts, "megabytes": {name: one // 2**20 for name, one in size.items()},
        "steps": [{**asdict(one), "said": ""} for one in steps], "engine_a_fact": engine, "fold_a_fact": fold,
        "checked": {name: checked[name] for name in ("units", "windows", "facts", "duties", "folded", "folded_windows")},
        "differences": len(checked["differences"]), "page": page, "spark": spark,
    }  # fmt: skip


def table(found: dict[str, Any]) -> list[str]:
    """The figures in Markdown."""
    checked, page, facts = found["checked"], found["page"], found["facts"]
    most = max(one["megabytes"] for one in found["steps"])
    lines = [
        f"# A made-up country of {found['units']:,} units, {time.strftime('%Y-%m-%d')}",
        "",
        f"`bin/cunju bench --scale --units {found['units']}` on {os.cpu_count()} processors, load {os.getloadavg()[2]:.1f} over the last",
        "quarter of an hour. Each step is a process of its own, start-up included; seconds of the processor are what to compare.",
        "",
        f"{facts:,} facts, {found['bytes_a_fact']:.0f} bytes each in the lake; {found['megabytes']['facts']} MB of facts, "
        f"{found['megabytes']['results']} MB of kept results.",
        "",
        "| step | processor, s | wall, s | most memory, MB |",
        "|---|---|---|---|",
        *(f"| {one['name']} | {one['cpu']:.1f} | {one['wall']:.1f} | {one['megabytes']} |" for one in found["steps"]),
        "",
        "| cost a fact, microseconds of the processor | |",
        "|---|---|",
        f"| engine, first day, start-up included | {_or_kept(found['engine_a_fact'])} |",
        f"| plain fold, of the {checked['facts']:,} facts of the sample, in the same run | {found['fold_a_fact']:.1f} |",
        f"| plain fold, all facts, reckoned, minutes | {found['fold_a_fact'] * facts / 6e7:.1f} |",
        "",
        f"Checked: {checked['units']:,} units, {checked['windows']:,} windows, **{found['differences']} differences**; "
        f"{len(checked['folded'])} of {checked['duties']} duties left to the fold.",
        f"Page of {page['rows']} rows from the published figures: {page['milliseconds']:.0f} ms of the processor (median of {page['runs']}), "
        f"{page['queries']} queries, {page['kilobytes']} KB.",
        f"Most memory of a process: {most} MB (bound {MOST_MEMORY}){'' if most <= MOST_MEMORY else ', **passed**'}.",
    ]
    spark = found["spark"]
    said = "not installed, not run"
    if spark:
        said = f"{spark['cells']:,} cells of {spark['units']:,} units {'equal' if spark['equal'] else '**differ**'}"
    return [*lines, f"Spark `local[*]`: {said}."]


def _or_kept(cost: float | None) -> str:
    return "results were kept of an earlier run" if cost is None else f"{cost:.1f}"
