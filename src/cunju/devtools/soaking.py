"""The command soak: the 15th of a month on one server, while all that can befall it does; a table of what was lost, doubled, wrong and slow."""

import argparse
import json
import os
import subprocess
import sys
from typing import Any

from cunju.config.environment import ROOT
from cunju.kernel.commands import DONE, FOUND, Command, Out

WORDS = {"board": "打开公开栏", "post": "登记", "login": "登录"}
FAULTS = {
    "kill": "终止网页进程", "kill whole": "连同主进程终止", "silence": "占着连接不说话", "disk": "磁盘写满",
    "clock": "时钟跳十分钟", "restart": "数据库重启",
}  # fmt: skip
COUNTS = {"lost": "丢失", "doubled": "重复", "half": "只有一半"}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=float, default=2, metavar="N", help="多少分钟（默认 2）")
    parser.add_argument("--postgres", action="store_true", help="在临时建的 PostgreSQL 上，期间重启数据库（默认 SQLite）")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")


def _soak(args: argparse.Namespace, out: Out) -> int:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CUNJU_", "DJANGO_")) or name == "CUNJU_PREPARED"}
    env = kept | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONUTF8": "1", "DJANGO_SETTINGS_MODULE": "cunju.config.settings"}
    words = [sys.executable, "-m", "tests.safety.soak", "--minutes", str(args.minutes), *(["--postgres"] if args.postgres else [])]
    done = subprocess.run(words, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        out.say("没有得到结果，原因见上。")
        return FOUND
    if args.json:
        out.result(done.stdout.rstrip())
    else:
        out.result("\n".join(table(found)))
    return DONE if done.returncode == 0 else FOUND


def table(found: dict[str, Any]) -> list[str]:
    """The figures in words, a line each."""
    lines = [f"{found['engine']}，{found['minutes']:g}分钟，内存 {found['memory MB']['before']} → {found['memory MB']['after']} MB"]
    lines.append("期间：" + "、".join(f"{FAULTS[name]}{count}次" for name, count in found["faults"].items()))
    lines += [f"没有试 {FAULTS.get(name, name)}：{why}" for name, why in found["not tried"].items()]
    for what, one in found["table"].items():
        statuses = "，".join(f"{status}：{count}" for status, count in one["statuses"].items())
        lines.append(f"{WORDS[what]}  {one['count']}次（{statuses}）  p50 {one.get('p50', '—')} ms  p95 {one.get('p95', '—')} ms")
    lines.append(f"说已保存{found['saved']}条：" + "，".join(f"{words}{len(found[name])}" for name, words in COUNTS.items()))
    lines.append(f"无法解释的服务器错误：{found['unexplained']}" + "".join(f"\n  {one}" for one in found["examples"]))
    lines.append("事后检查：没有发现问题" if not found["check"] else f"事后检查：{found['check']}")
    return lines


COMMANDS = [
    Command("soak", "忙日加各种故障，数一数丢没丢（开发者用）", _arguments, _soak, needs_database=False)
]
