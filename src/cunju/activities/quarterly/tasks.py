"""The command form."""

import argparse
import json

from cunju.kernel.commands import DONE, Command, Out
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--town", required=True, help="镇街代码（9位）")
    parser.add_argument("--on", required=True, help="报送日")
    parser.add_argument("--as-of", help="按哪一天的情况起草")
    parser.add_argument("--json", action="store_true")


def _day(text: str, name: str) -> object:
    try:
        return parse_day(text)
    except ValueError:
        raise Refusal(f"{name} 应为 YYYY-MM-DD 的日期，收到“{text}”。") from None


def _form(args: argparse.Namespace, out: Out) -> int:
    from cunju.activities.quarterly import queries
    from cunju.org import clock
    from cunju.org.models import Unit

    town = Unit.objects.filter(code=args.town, kind="town").first()
    if town is None:
        raise Refusal(f"没有代码为“{args.town}”的镇街。")
    day = queries.report_day(_day(args.on, "--on"))  # type: ignore[arg-type]
    as_of = _day(args.as_of, "--as-of") if args.as_of else None
    found = queries.draft(town, day, today=clock.today(), as_of=as_of)  # type: ignore[arg-type]
    if args.json:
        out.result(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        out.result(
            f"{town.name} {day}\n进展情况（{found.chars}字）：{found.progress}\n存在问题及下步打算：{found.problems}\n建议状态：{found.proposed}"
        )
    return DONE


COMMANDS = [Command("form", "镇街办理情况表（附件2）", _arguments, _form)]
