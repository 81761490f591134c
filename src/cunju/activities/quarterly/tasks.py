"""The command form."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from cunju.kernel.commands import DONE, Command, Out
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--town", required=True, help="镇街代码（9位）")
    parser.add_argument("--on", required=True, help="报送日")
    parser.add_argument("--as-of", help="按哪一天的情况起草")
    parser.add_argument("--docx", help="另存为 Word 文件")
    parser.add_argument("--json", action="store_true")


def _as_of(text: str | None) -> date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        raise Refusal(f"--as-of 应为 YYYY-MM-DD 的日期，收到“{text}”。") from None


def _report_day(text: str) -> date:
    from cunju.activities.quarterly import queries

    try:
        day = parse_day(text)
    except ValueError:
        day = None
    return queries.report_day(day, text)


def _form(args: argparse.Namespace, out: Out) -> int:
    from cunju.activities.quarterly import queries
    from cunju.org import clock
    from cunju.org import queries as org

    town = org.unit(args.town)
    if town is None or town.kind != "town":
        raise Refusal(f"没有代码为“{args.town}”的镇街，请核对9位代码。")
    if not org.addresses(town):
        raise Refusal(f"{town.name}不在通知的发文对象之内（目录 switched_off），没有办理情况表。")
    found = queries.draft(town, _report_day(args.on), today=clock.today(), as_of=_as_of(args.as_of))
    if args.docx:
        _save(found, Path(args.docx))
        out.say(f"已写入 {args.docx}")
    out.result(json.dumps(found.as_json(), ensure_ascii=False) if args.json else _text(found))
    return DONE


def _save(found: Any, file: Path) -> None:
    from cunju.activities.quarterly import papers
    from cunju.org import clock

    try:
        file.write_bytes(papers.word(found, demonstration=clock.is_demonstration()))
    except OSError as trouble:
        raise Refusal(f"不能写入“{file}”：{trouble.strerror}。请换一个位置。") from None


def _text(found: Any) -> str:
    lines = [
        f"{found.town.name}　{found.report_on}　截至{found.as_of}",
        f"进展情况（{found.chars}字）：{found.progress}",
        f"存在问题及下步打算：{found.problems}",
        f"建议状态：{found.proposed}　{found.proposal.reason}",
        f"填报状态：{found.form.status or '未定'}",
    ]
    return "\n".join(lines)


COMMANDS = [Command("form", "镇街办理情况表（附件2）", _arguments, _form)]
