"""Commands of org: units load, units succeed, accounts reset, accounts unlock, visits tidy."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cunju.kernel import typed
from cunju.kernel.commands import DONE, REFUSED, Command, Out
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import Refusal

if TYPE_CHECKING:
    from cunju.org.models import Account


# Whose hand it was that typed a command at the machine.
MACHINE = "命令行"


def _units_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="CSV：code,name,kind,parent")
    parser.add_argument(
        "--from",
        dest="since",
        metavar="DAY",
        help="名称有变的，自哪一天起用新名称（默认今天）；此前各日仍显示原名",
    )
    parser.add_argument("--skip-bad", action="store_true", help="跳过有错的行，装入其余")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    parser.add_argument("--json", action="store_true")


def _units(args: argparse.Namespace, out: Out) -> int:
    from cunju.org import clock, units

    since = _day(args.since, "--from") if args.since else None
    if since and since > clock.today():
        raise Refusal(f"--from 写的是{chinese_day(since)}，还没有到；更名到了那一天再装入。")
    report = units.load(Path(args.file), skip_bad=args.skip_bad, dry_run=args.dry_run, since=since)
    if args.json:
        out.result(json.dumps(report.as_json(), ensure_ascii=False))
    for error in report.errors[:50]:
        out.say(f"第{error['line']}行 {error['code']}：{error['message']}。")
    for doubt in report.doubts[:20]:
        out.say(f"存疑 第{doubt['line']}行 {doubt['code']}：{doubt['message']}。")
    if report.errors and not args.skip_bad:
        out.say(f"有{len(report.errors)}行不能装入，什么也没有写入。改正后再装，或加 --skip-bad。")
        return REFUSED
    for change in report.changes[:200]:
        out.say(f"{'将改为 ' if args.dry_run else '已改 '}{change}。")
    out.say(f"{report.rows}行：装入{report.loaded}个单位，{report.unchanged}个没有变化。")
    return DONE


def _day(text: str, name: str) -> date:
    try:
        return typed.happened(text)
    except typed.Mistyped as wrong:
        raise Refusal(f"{name} 写的是“{text}”，{wrong}。") from None


def _succeed_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="原单位代码")
    parser.add_argument("new", metavar="NEW", help="新单位代码（已装入）")
    parser.add_argument("--on", required=True, metavar="DAY", help="自哪一天起，如 2023-07-01")


def _succeed(args: argparse.Namespace, out: Out) -> int:
    from cunju.org import succession

    found = succession.succeed(args.old, args.new, on=_day(args.on, "--on"))
    out.say(f"自{chinese_day(found.on)}起，{found.new_code}接续{found.old_code}，可以查看和更正它的记录。")
    return DONE


def _site_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="区县代码")
    parser.add_argument("address", metavar="URL", help="那里的村居的网址，如 https://cunju.example.gov.cn；写 - 去掉")


def _site(args: argparse.Namespace, out: Out) -> int:
    from cunju.org import sites

    said = sites.note(args.code, "" if args.address == "-" else args.address)
    out.say(said)
    return DONE


def _name_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="账号")


def _reset(args: argparse.Namespace, out: Out) -> int:
    from django.db import transaction

    from cunju.org import accounts, audit

    account = _named(args.name)
    with transaction.atomic():
        audit.write(account=MACHINE, act="reset", whom=account.username)
        password = accounts.reset(account)
    out.say(
        f"账号{account.username}的密码已重置，锁定已解除，动态验证码已清除。下面是一次性密码，请当面交给本人，首次登录须更改："
    )
    out.result(password)
    return DONE


def _unlock_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="NAME|ADDRESS", help="账号，或地址（如 10.1.2.3）")


def _unlock(args: argparse.Namespace, out: Out) -> int:
    from cunju.org import addresses, audit, locks

    audit.write(account=MACHINE, act="unlock", whom=args.what)
    if address := addresses.written(args.what):
        said, done = f"地址{address}", locks.unlock_address(address)
    else:
        account = _named(args.what)
        said, done = f"账号{account.username}", locks.unlock_account(account.username)
    out.say(f"{said}已解锁，可以重新登录。" if done else f"{said}没有登录失败的记录，不需要解锁。")
    return DONE


def _tidy(args: argparse.Namespace, out: Out) -> int:
    from cunju.org import audit, clock

    visits, acts = audit.tidy(clock.machine_now())
    out.say(f"删去了过了保存期的{visits}条访问日志、{acts}条操作日志；操作日志从余下的第一条接着核对。")
    return DONE


def _named(name: str) -> "Account":
    from cunju.org import names

    found = names.account_named(name)
    if found is None:
        raise Refusal(
            f"没有“{name}”这个账号，请核对写法（不分大小写）；也可以请上级单位的经办人在“账号”页查看。"
        )
    return found


COMMANDS = [
    Command("accounts reset", "重置一个账号，给出一次性密码", _name_argument, _reset),
    Command("accounts unlock", "解除账号或地址的登录锁定", _unlock_argument, _unlock),
    Command("visits tidy", "删去过了保存期的访问日志和操作日志", lambda parser: None, _tidy),
    Command("units load", "装入单位（区县、镇街、村、社区）", _units_arguments, _units),
    Command("units site", "登记一个区县自己的系统的网址，上级页面由此过去", _site_arguments, _site),
    Command("units succeed", "新代码的单位接续原单位", _succeed_arguments, _succeed),
]
