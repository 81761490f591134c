"""Commands of the law (interfaces §7): ``law`` and ``law diff``."""

import argparse
import json
from datetime import date
from typing import Any

from cunju import catalogue
from cunju.catalogue import Clause, Law, asking, questions
from cunju.catalogue.words import READERS
from cunju.kernel.commands import DONE, Command, NotSetUp, Out
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal


def day_of(text: str | None, name: str) -> date | None:
    """A day given on the command line; Refusal where it is none."""
    if not text:
        return None
    try:
        return parse_day(text)
    except ValueError:
        raise Refusal(f"{name} 应为 YYYY-MM-DD 的日期，收到“{text}”。") from None


def _whom(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", help="单位代码")
    parser.add_argument("--area", default="", help="没有单位时：代码的开头几位，如 50、500112")
    parser.add_argument("--unit-kind", help="没有单位时：village、community、town 或 district")
    parser.add_argument("--json", action="store_true")


def _law_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", help="哪一天，默认今天")
    _whom(parser)


def _diff_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="D1", help="先看的一天 YYYY-MM-DD")
    parser.add_argument("second", metavar="D2", help="后看的一天")
    _whom(parser)


def _who(args: argparse.Namespace) -> asking.Who:
    if args.unit and (args.area or args.unit_kind):
        raise Refusal("--unit 与 --area、--unit-kind 只写一种。")
    if args.unit:
        return _unit(args.unit)
    if args.unit_kind not in READERS:
        raise Refusal(f"请写 --unit 单位代码，或者 --area 代码和 --unit-kind（{'、'.join(READERS)}）。")
    if not (args.area.isascii() and args.area.isdigit()):
        raise Refusal(f"--area 应是代码的开头几位数字，收到“{args.area}”。")
    return catalogue.Place(args.area, args.unit_kind)


def _unit(code: str) -> asking.Who:
    from django.db import DatabaseError

    from cunju.org.models import Unit

    try:
        return Unit.objects.get(pk=code)
    except Unit.DoesNotExist:
        raise Refusal(f"没有代码为“{code}”的单位。") from None
    except DatabaseError:
        raise NotSetUp(f"还没有数据库可查“{code}”；请改用 --area 和 --unit-kind。") from None


def _said(one: Clause) -> str:
    return f"{one.question.name}\t{one.question.label}\t{one.whole}\t{one.cite}\t{one.pack}"


def _run_law(args: argparse.Namespace, out: Out) -> int:
    on = _day(args.on)
    who = _who(args)
    if args.json:
        out.result(json.dumps(law_json(who, on=on), ensure_ascii=False))
    else:
        out.result("\n".join(map(_said, _all(catalogue.law(unit=who, on=on)))) or f"{catalogue.NOTHING}。")
    return DONE


def law_json(who: asking.Who, *, on: date) -> dict[str, Any]:
    """Schema ``cunju.law/1``: the clauses that hold for a unit, or for a kind of unit of an area, on a day."""
    found = _all(catalogue.law(unit=who, on=on))
    return {"schema": "cunju.law/1", "on": on.isoformat(), "clauses": [one.as_json() for one in found]}


def _all(law: Law) -> list[Clause]:
    return [one for name in questions.load() for one in law.asked(name)]


def _run_diff(args: argparse.Namespace, out: Out) -> int:
    first, second, who = _day(args.first), _day(args.second), _who(args)
    changes = asking.diff(catalogue.law(unit=who, on=first), catalogue.law(unit=who, on=second))
    if args.json:
        out.result(json.dumps({
            "schema": "cunju.law-diff/1",
            "from": first.isoformat(),
            "to": second.isoformat(),
            "changes": [
                {"question": name, "before": [one.as_json() for one in before], "after": [one.as_json() for one in after]}
                for name, before, after in changes
            ],
        }, ensure_ascii=False))  # fmt: skip
    else:
        moved = [one for one in changes if one.moved]
        lines = [_line(one) for one in changes if not one.moved]
        lines += [f"只换了条号、内容没有变的{len(moved)}项：", *map(_line, moved)] if moved else []
        out.result("\n".join(lines) or "这两天没有不同。")
    return DONE


def _line(one: asking.Change) -> str:
    label = questions.load()[one.question].label
    return f"{one.question}\t{label}\t{_answers(one.before)}\t→\t{_answers(one.after)}"


def _answers(found: tuple[Clause, ...]) -> str:
    return "；".join(f"{one.whole}（{one.cite}）" for one in found) or "没有条文"


def _day(text: str | None) -> date:
    from django.db import DatabaseError

    from cunju.org import clock

    if found := day_of(text, "日期"):
        return found
    try:
        return clock.today()
    except DatabaseError:
        raise NotSetUp("还没有装入数据，不知道今天按哪一天；请写 --on YYYY-MM-DD。") from None


COMMANDS = [
    Command("law", "某一天对一个单位有效的条文：问题、数字、出处", _law_arguments, _run_law, needs_database=False),
    Command("law diff", "两天之间答案不同的问题：新法装入前先看", _diff_arguments, _run_diff, needs_database=False),
]
