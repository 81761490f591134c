"""The command matrix."""

import argparse
import json
from datetime import date

from cunju.kernel.codes import is_code
from cunju.kernel.commands import DONE, Command, Out
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prefix", required=True, help="单位代码：6、9或12位")
    parser.add_argument("--on", help="哪一天，默认今天")
    parser.add_argument("--known", help="截至哪一天已录入的")
    parser.add_argument("--year", type=int)
    parser.add_argument("--level", choices=["town", "unit"])
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true")
    shape.add_argument("--csv", action="store_true")


def _day(text: str | None, name: str) -> date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        raise Refusal(f"{name} 应为 YYYY-MM-DD 的日期，收到“{text}”。") from None


def _matrix(args: argparse.Namespace, out: Out) -> int:
    from cunju.duties import gridpresenting
    from cunju.duties import interface as duties
    from cunju.org import clock
    from cunju.org.models import Unit

    if not is_code(args.prefix) or not Unit.objects.filter(code__startswith=args.prefix).exists():
        raise Refusal(f"没有代码为“{args.prefix}”的单位。")
    on = _day(args.on, "--on") or clock.today()
    found = duties.matrix(
        args.prefix, on=on, known=_day(args.known, "--known"), year=args.year, level=args.level
    )
    if args.json:
        out.result(json.dumps(gridpresenting.as_json(found), ensure_ascii=False))
    elif args.csv:
        out.result(gridpresenting.as_csv(found))
    else:
        lines = [
            f"{row.code}\t{row.name}\t"
            + " ".join(
                f"{cell.measure}:{cell.state}" + (f":{cell.n}/{cell.of}" if cell.of else "") for cell in row.cells
            )
            for row in found.rows
        ]
        out.result("\n".join(lines) or "没有单位。")
    return DONE


COMMANDS = [Command("matrix", "任务矩阵：镇街或村（社区）× 25项措施", _arguments, _matrix)]
