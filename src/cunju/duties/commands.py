"""Commands of duties: standing, rebuild, check, law."""

import argparse
import json
import time
from pathlib import Path

from cunju.duties import lawcommand
from cunju.duties.lawcommand import day_of
from cunju.kernel.commands import DONE, FOUND, Command, Out
from cunju.kernel.refusals import Refusal

SHOWN = 50


def _standing_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", required=True, help="单位代码")
    parser.add_argument("--on", help="哪一天的情况，默认今天")
    parser.add_argument("--known", help="截至哪一天已录入的，默认今天")
    parser.add_argument("--year", type=int, help="哪一年，默认 --on 的那一年")
    parser.add_argument("--measure", type=int, help="只要这一项措施")
    parser.add_argument("--json", action="store_true")


def _standing(args: argparse.Namespace, out: Out) -> int:
    from cunju.duties import presenting, reading
    from cunju.org import clock
    from cunju.org.models import Unit

    on = day_of(args.on, "--on") or clock.today()
    try:
        found = reading.standing(args.unit, on=on, known=day_of(args.known, "--known"), year=args.year)
    except Unit.DoesNotExist:
        raise Refusal(f"没有代码为“{args.unit}”的单位。") from None
    windows = [one for one in found.windows if args.measure is None or one.measure == args.measure]
    if args.json:
        out.result(json.dumps(presenting.standing_json(found, windows), ensure_ascii=False))
    else:
        lines = [f"{one.measure}\t{one.duty}\t{one.from_}\t{one.status_zh}\t{one.why}" for one in windows]
        out.result("\n".join([*found.notes, *lines]) or "没有应办事项。")
    return DONE


def _rebuild_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prefix", default="", help="只重算这个代码之下的单位")
    parser.add_argument("--dry-run", action="store_true", help="只比较，不改正")
    parser.add_argument("--json", action="store_true")


def _rebuild(args: argparse.Namespace, out: Out) -> int:
    from cunju.duties import rebuilding

    report = rebuilding.rebuild(prefix=args.prefix, dry_run=args.dry_run)
    if args.json:
        out.result(json.dumps(report, ensure_ascii=False))
    out.say(
        f"{report['units']}个单位、{report['facts']}条记录、{report['windows']}个时段；不一致{len(report['differed'])}处。"
    )
    return FOUND if report["differed"] else DONE


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE.yaml", help="只检查这些目录文件；不写则检查整个安装")
    parser.add_argument("--quick", action="store_true", help="只看目录、结构更新和防改装置，几秒钟")
    parser.add_argument("--json", action="store_true")


def _check(args: argparse.Namespace, out: Out) -> int:
    from cunju.duties import checking

    begun = time.monotonic()
    if args.files:
        looked = checking.of_files([Path(one) for one in args.files])
    else:
        looked = checking.everything(quick=args.quick, database=getattr(args, "database", True))
    if args.json:
        out.result(json.dumps(looked.as_json(), ensure_ascii=False))
    for one in looked.findings[:SHOWN]:
        out.say(str(one))
    if looked.unused:
        out.say(f"附件里有{len(looked.unused)}个文件没有记录用到（不算问题），可用 bin/cunju archive unused --remove 删去：")
        for name in looked.unused[:SHOWN]:
            out.say(f"  {name}")
    for said in looked.remarks:
        out.say(f"说明（不算问题）　{said}")
    seen = f"看了{looked.facts}条记录、{looked.rows}行登记、{looked.files}份附件、{looked.units}个单位"
    out.say(f"{seen}，用了{time.monotonic() - begun:.0f}秒。" if looked.units else "只看了目录和结构。")
    out.say(f"发现{len(looked.findings)}处问题。" if looked.findings else "没有发现问题。")
    return FOUND if looked.findings else DONE


COMMANDS = [
    Command("standing", "一个单位的应办事项及为什么", _standing_arguments, _standing),
    Command("rebuild", "重算并核对已存的结果", _rebuild_arguments, _rebuild),
    Command("check", "检查安装：目录、结构更新、防改装置、台账、附件、重算结果", _check_arguments, _check, needs_database=False),
    *lawcommand.COMMANDS,
]
