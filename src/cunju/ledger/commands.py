"""Commands of the ledger: facts dump, facts load, kinds, and those of the log."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from cunju.kernel.codes import is_code
from cunju.kernel.commands import DONE, REFUSED, Command, Out
from cunju.kernel.refusals import Refusal
from cunju.ledger.log import commands as log


def _dump_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prefix", default="", help="只要这个代码之下的单位")
    parser.add_argument("--kind", default="", help="只要这一种记录")


def _dump(args: argparse.Namespace, out: Out) -> int:
    from cunju.ledger import transfer, vocabulary

    if args.prefix and not is_code(args.prefix):
        raise Refusal(f"“{args.prefix}”不是单位代码，应为6、9或12位数字。")
    if args.kind:
        vocabulary.kind(args.kind)
    lines = list(transfer.dump(prefix=args.prefix, kind=args.kind))
    if lines:
        out.result("\n".join(lines))
    out.say(f"共{len(lines)}条记录。")
    return DONE


def _load_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="一行一条的 JSON 文件；- 为标准输入")
    parser.add_argument("--restore", action="store_true", help="保留文件里的 recorded_at")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    parser.add_argument("--json", action="store_true", help="输出 JSON 报告")


def _lines(name: str) -> Iterable[str]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except OSError:
        raise Refusal(f"打不开文件“{name}”，请核对路径。") from None
    except UnicodeDecodeError:
        raise Refusal(f"文件“{name}”不是 UTF-8 编码，请另存为 UTF-8 后再装入。") from None


def _load(args: argparse.Namespace, out: Out) -> int:
    from cunju.ledger import transfer
    from cunju.org import clock

    report = transfer.load(_lines(args.file), now=clock.now(), restore=args.restore, dry_run=args.dry_run)
    if args.json:
        out.result(json.dumps(report.as_json(), ensure_ascii=False))
    for error in report.errors[:50]:
        out.say(f"第{error['line']}行：{error['message']}")
    if report.errors:
        out.say(f"有{len(report.errors)}行不能装入，什么也没有写入。改正后再装。")
        return REFUSED
    out.say(f"{report.lines}行：装入{report.loaded}条，{report.unchanged}条原已在册。")
    return DONE


def _kinds_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _kinds(args: argparse.Namespace, out: Out) -> int:
    from cunju.ledger import vocabulary

    if args.json:
        out.result(json.dumps(vocabulary.document(), ensure_ascii=False))
        return DONE
    kinds, rooms = vocabulary.all_kinds(), vocabulary.installed_rooms()
    out.result(
        "\n".join(
            f"{one.kind}\t{one.label}\t{'已开通' if one.room in rooms else '暂未开通登记'}" for one in kinds
        )
    )
    return DONE


COMMANDS = [
    Command("facts dump", "按台账顺序输出全部记录，一行一条", _dump_arguments, _dump),
    Command("facts load", "装入记录文件：全部装入或一条也不装", _load_arguments, _load),
    *log.COMMANDS,
    Command("kinds", "列出全部记录种类及字段", _kinds_arguments, _kinds, needs_database=False),
]
