"""The command full: what takes hours (kills, hostile requests, a crowd, removals, the drill, mutants), its figures dated in a folder."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cunju.config.environment import ROOT
from cunju.devtools import postgres
from cunju.kernel.commands import DONE, FOUND, Command, Out

FIGURES = "docs/figures"
PYTEST = ("-m", "pytest", "-n", "0", "-q", "-s")
KILLS = {"--uploads": (200, 20), "--writing": (150, 15), "--worker": (50, 5)}


@dataclass(frozen=True)
class Step:
    """One thing tried: its words after the interpreter's name, whole and in short, its environment, on which engine."""

    name: str
    label: str
    words: tuple[str, ...]
    quick: tuple[str, ...] | None = None
    env: dict[str, tuple[str, str]] = field(default_factory=dict)
    on_postgres: bool = False

    def call(self, *, quick: bool) -> list[str]:
        """The words of the call."""
        return [sys.executable, *(self.quick if quick and self.quick is not None else self.words)]


def _kills(at: int) -> tuple[str, ...]:
    return tuple(word for name, counts in KILLS.items() for word in (name, str(counts[at])))


def steps() -> list[Step]:
    """All of them, those that fail soonest first."""
    hostile, drill = (*PYTEST, "tests/hands/test_hostile.py"), (*PYTEST, "tests/hands/test_drill.py")
    count = {"CUNJU_HOSTILE": ("10000", "1000")}
    mutations, bytes_ = (*PYTEST, "tests/evidence/test_mutations.py"), {"CUNJU_MUTATIONS": ("2000", "60"), "CUNJU_RANDOM": ("1", "1")}
    kills, crowd = ("-m", "tests.safety"), ("-m", "tests.safety.crowd")
    soak = ("-m", "tests.safety.soak", "--minutes")
    return [
        Step("drill", "备份、恢复（SQLite）", drill),
        Step("drill-postgres", "备份、恢复（PostgreSQL）", drill, on_postgres=True),
        Step("hostile", "恶意请求（SQLite）", hostile, env=count),
        Step("hostile-postgres", "恶意请求（PostgreSQL）", hostile, env=count, on_postgres=True),
        Step("crowd", "20人登记、20人传照片", (*crowd, "20", "20", "20"), (*crowd, "6", "6", "2")),
        Step("kills", "写的时候强行终止（SQLite）", (*kills, *_kills(0)), (*kills, *_kills(1))),
        Step(
            "kills-postgres", "写的时候强行终止（PostgreSQL）", (*kills, "--postgres", *_kills(0)),
            (*kills, "--postgres", *_kills(1)), on_postgres=True,
        ),
        Step("random", "随机的例子，每次都不同（SQLite）", (*PYTEST, "src/cunju/duties", "src/cunju/kernel"), env={"CUNJU_RANDOM": ("1", "1")}),
        Step("soak", "忙日加各种故障（SQLite）", (*soak, "30"), (*soak, "1")),
        Step("soak-postgres", "忙日加各种故障（PostgreSQL）", (*soak, "30", "--postgres"), (*soak, "1", "--postgres")),
        Step("removal", "逐一去掉每个房间", ("-m", "cunju", "test-removal")),
        Step("scale", "一个省：引擎算一遍，抽查（先装 scale）", ("-m", "tests.scale.measure", "12000"), ("-m", "tests.scale.measure", "1000")),
        Step("spark", "Spark 和逐单位算的一样（先用一次它）", (*PYTEST, "tests/scale/test_spark.py"), env={"CUNJU_SPARK": ("yes", "yes")}),
        Step("mutations", "改坏一个字节，核对要发现（SQLite）", mutations, env=bytes_),
        Step("mutations-postgres", "改坏一个字节，核对要发现（PostgreSQL）", mutations, env=bytes_, on_postgres=True),
        Step("mutants", "改坏规则，测试要发现", ("-m", "tests.mutants"), ("-m", "tests.mutants", "chain.py")),
    ]  # fmt: skip


def _arguments(parser: argparse.ArgumentParser) -> None:
    names = [one.name for one in steps()]
    parser.add_argument("--only", action="append", choices=names, metavar="STEP", help=f"只做这一步，可写几次：{'、'.join(names)}")
    parser.add_argument("--quick", action="store_true", help="少做几次，几分钟一步；不写入文件")
    parser.add_argument("--out", type=Path, default=ROOT / FIGURES, help=f"结果写入的文件夹（默认 {FIGURES}）")


def _full(args: argparse.Namespace, out: Out) -> int:
    chosen = [one for one in steps() if not args.only or one.name in args.only]
    done: dict[str, dict[str, Any]] = {}
    with _prepared():
        for step in chosen:
            done[step.name] = _tried(step, out, quick=args.quick)
            if not args.quick:
                keep(args.out, {step.name: done[step.name]}, out)
    wrong = [name for name, one in done.items() if not one["passed"]]
    out.say(f"没有通过：{'、'.join(wrong)}。" if wrong else f"{len(done)}步都通过。")
    return FOUND if wrong else DONE


@contextmanager
def _prepared() -> Iterator[None]:
    """One demonstration for all steps that read one."""
    if os.environ.get("CUNJU_PREPARED"):
        yield
        return
    with tempfile.TemporaryDirectory(prefix="cunju-full-") as name:
        os.environ["CUNJU_PREPARED"] = name
        try:
            yield
        finally:
            del os.environ["CUNJU_PREPARED"]


def _tried(step: Step, out: Out, *, quick: bool) -> dict[str, Any]:
    begun = time.monotonic()
    if step.on_postgres:
        with postgres.server(out) as url:
            passed, said = _runs(step, {"CUNJU_DATABASE_URL": url, "CUNJU_TEST_POSTGRES": url}, quick=quick)
    else:
        passed, said = _runs(step, {}, quick=quick)
    told: dict[str, Any] = {"passed": passed, "seconds": round(time.monotonic() - begun), "label": step.label, "figures": figures(said)}
    out.say(f"{'通过' if passed else '未通过'}  {told['seconds']:6d}秒  {step.name}  {step.label}")
    for name, value in told["figures"].items():
        out.say(f"      {name}：{json.dumps(value, ensure_ascii=False)}")
    if not passed:
        out.say(said[-3000:].rstrip())
    return told


def _runs(step: Step, own: dict[str, str], *, quick: bool) -> tuple[bool, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CUNJU_", "DJANGO_"))}
    env = kept | {name: pair[1 if quick else 0] for name, pair in step.env.items()} | own
    env |= {"CUNJU_PREPARED": os.environ["CUNJU_PREPARED"], "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONUTF8": "1"}
    env |= {} if "pytest" in step.words else {"DJANGO_SETTINGS_MODULE": "cunju.config.settings"}
    done = subprocess.run(
        step.call(quick=quick), cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode == 0, done.stdout


def figures(said: str) -> dict[str, Any]:
    """What a step printed as JSON (a document at the end, or a line), else its last line."""
    for begin in ("\n{\n", "\n{"):
        at = f"\n{said}".rfind(begin)
        try:
            found = json.JSONDecoder().raw_decode(f"\n{said}"[at + 1 :])[0] if at >= 0 else None
        except ValueError:
            continue
        if isinstance(found, dict):
            return found
    return {"said": (said.strip().splitlines() or [""])[-1]}


def keep(folder: Path, told: dict[str, dict[str, Any]], out: Out) -> None:
    """Into today's file, beside the steps already there, as JSON and to be read."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{time.strftime('%Y-%m-%d')}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {"schema": "cunju.full/1", "steps": {}}
    found["cpus"], found["python"] = os.cpu_count(), sys.version.split()[0]
    found["steps"] |= told
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    file.with_suffix(".md").write_text(table(found, file.stem), encoding="utf-8")
    out.say(f"      已写入 {file}")


def table(found: dict[str, Any], day: str) -> str:
    """The same, one step a line."""
    lines = [f"# Figures of {day}", "", f"`bin/cunju full` on {found['cpus']} processors, Python {found['python']}.", ""]
    lines += ["| step | passed | seconds | figures |", "|---|---|---|---|"]
    for name, one in found["steps"].items():
        said = "; ".join(f"{word} {json.dumps(value, ensure_ascii=False)}" for word, value in one["figures"].items())
        lines.append(f"| {name} | {'yes' if one['passed'] else 'NO'} | {one['seconds']} | {said.replace('|', '/')} |")
    return "\n".join([*lines, ""])


COMMANDS = [
    Command("full", "长时间的试验，结果写入 docs/figures（开发者用）", _arguments, _full, needs_database=False)
]
