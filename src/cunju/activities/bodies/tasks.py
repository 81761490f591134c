"""The command people load."""

import argparse
import json
from pathlib import Path

from cunju.kernel.commands import DONE, REFUSED, Command, Out
from cunju.kernel.refusals import Refusal

SHOWN = 50


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="名册：填好的模板，或者自己的名单（xlsx、xls、ods、csv）")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    parser.add_argument("--skip-bad", action="store_true", help="跳过有错的行，装入其余")
    parser.add_argument("--json", action="store_true")


def _load(args: argparse.Namespace, out: Out) -> int:
    from cunju.activities.bodies import actions, queries
    from cunju.org import clock

    try:
        data = Path(args.file).read_bytes()
    except OSError:
        raise Refusal(f"打不开文件“{args.file}”，请核对路径。") from None
    now = clock.now()
    units = queries.units_to_load("", on=now.date())
    report = actions.load(
        actions.sheets_of(data, args.file, units={code: one.name for code, one in units.items()}),
        units=units,
        by="import",
        now=now,
        dry_run=args.dry_run,
        skip_bad=args.skip_bad,
    )
    if args.json:
        out.result(json.dumps(report.as_json(), ensure_ascii=False))
    for error in report.errors[:SHOWN]:
        out.say(f"{error.sheet}第{error.line}行 {error.code}：{error.message}")
    if report.errors and not args.skip_bad:
        out.say(f"有{len(report.errors)}行不能装入，什么也没有写入。改正后再装，或加 --skip-bad。")
        return REFUSED
    done = "可以装入" if args.dry_run else "装入"
    out.say(f"{report.rows}行：{done}{report.loaded}行，{report.unchanged}行没有变化。")
    return DONE


COMMANDS = [Command("people load", "装入人员名册（Excel）", _arguments, _load)]
