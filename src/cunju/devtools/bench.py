"""The figures of ``cunju bench``: measured on a database of their own, printed, kept in ``bench.json`` (interfaces §10)."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from cunju.config import environment
from cunju.devtools import scaling
from cunju.kernel.commands import DONE, FOUND, Command, Out

WORDS = {
    "matrix_over_plain_read": "全区矩阵 ÷ 直接读同样的行",
    "matrix_page_over_template": "矩阵页 ÷ 只套模板",
    "fold_over_action": "折算 ÷ 触发它的登记",
    "fold_20000_over_2000": "折算20000条 ÷ 折算2000条",
    "demonstration": "生成演示数据",
    "rebuild": "全部重算",
    "matrix_page": "矩阵页大小",
    "matrix_page_packed": "矩阵页大小（压缩后）",
    "matrix_page_queries": "矩阵页查询次数",
    "action_queries": "登记一件事的查询次数（含折算）",
    "fold_queries": "其中折算的查询次数",
    "peak_memory": "内存峰值",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scale", action="store_true", help="测大范围计算：造一个省（或更大），算、抽查、汇总，结果写入 docs/figures")
    scaling.arguments(parser)


def _bench(args: argparse.Namespace, out: Out) -> int:
    """Measure in a process and a var folder of their own; 0 also where a limit is passed."""
    if args.scale:
        return scaling.bench(args, out)
    out.say("正在生成一个临时数据库并测量，约需一两分钟；正在使用的数据库不会改动……")
    with tempfile.TemporaryDirectory(prefix="cunju-bench-") as name:
        found, trouble = measured(Path(name))
    if found is None:
        out.say(f"没有测完：{trouble}")
        return FOUND
    file = environment.var_folder() / "bench.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for line in table(found):
        out.say(line)
    out.say(f"已写入 {file}")
    return DONE


def measured(folder: Path) -> tuple[dict[str, Any] | None, str]:
    """The document ``cunju.bench/1`` of a process below ``folder``, or the end of what it said instead."""
    file = folder / "figures.json"
    own = {
        "CUNJU_VAR": str(folder),
        "CUNJU_DATABASE_URL": f"sqlite://{folder / 'bench.sqlite3'}",
        "CUNJU_SECRET_KEY": "bench-only",
        "PYTHONPATH": str(environment.ROOT / "src"),
        "PYTHONUTF8": "1",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CUNJU_")}
    done = subprocess.run(
        [sys.executable, "-m", "cunju.devtools.benching", str(file)],
        env=kept | own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or not file.is_file():
        return None, (done.stderr + done.stdout).strip()[-3000:]
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found, ""


def table(found: dict[str, Any]) -> list[str]:
    """The figures as lines: ratios with their limits first."""
    lines = ["比值（中位数）"]
    for one in found["ratios"]:
        verdict = "在限内" if one["value"] <= one["limit"] else "超过"
        lines.append(
            f"  {WORDS.get(one['name'], one['name'])}：{one['value']:g}，限{one['limit']:g}，{verdict}（{one['runs']}次）"
        )
    lines.append("其他")
    for one in found["figures"]:
        limit = f"，限{one['limit']:g}{one['unit']}" if one.get("limit") is not None else ""
        lines.append(f"  {WORDS.get(one['name'], one['name'])}：{one['value']:g}{one['unit']}{limit}")
    return lines


COMMANDS = [Command("bench", "测量各项速度，写入 bench.json", _arguments, _bench, needs_database=False)]
