"""The command init: a new live database from units, notice and a first account."""

import argparse
import secrets
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cunju.config import environment, fresh, state
from cunju.kernel import typed
from cunju.kernel.commands import DONE, WRONG_CALL, Command, Out, WrongState
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import Refusal

# Letters and digits that cannot be taken for one another on a printed slip.
SIGNS = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ"
PLACES = ("nation", "province", "city", "county")
ASKED = {
    "district": "区县代码（6位）；市级4位，省级2位，全国00",
    "units": "单位表 CSV 文件",
    "notice": "通知文件（.docx 或 .txt）",
    "admin": "系统管理员账号名",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a new live database is made from."""

    district: str
    units: str
    notice: str
    admin: str
    password: str | None
    start: date | None


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--district", metavar="CODE", help=ASKED["district"])
    parser.add_argument("--units", metavar="CSV", help=ASKED["units"])
    parser.add_argument("--notice", metavar="FILE", help=ASKED["notice"])
    parser.add_argument("--admin", metavar="NAME", help=ASKED["admin"])
    parser.add_argument(
        "--start",
        metavar="DAY",
        help="自哪一天起计算应办事项，如 2026-01-01；不写时为今天，通知是往年的为那一年1月1日",
    )
    parser.add_argument("--password-file", metavar="FILE", help="首行为密码；不写则给出一次性密码")


def _init(args: argparse.Namespace, out: Out) -> int:
    given = _complete(args, out)
    if given is None:
        return WRONG_CALL
    with fresh.alone():
        if state.initialised():
            raise WrongState(f"{state.name()} 已经建立，不能再次 init。请执行：{environment.call()} start。")
        with fresh.made_whole():
            one_time = _fill(given, out)
    out.say(f"正式数据库已建立：{state.name()}。请执行：{environment.call()} start。")
    if one_time:
        out.say("下面是系统管理员的账号和一次性密码，首次登录须更改：")
        out.result(f"{given.admin}\t{one_time}")
    return DONE


def _complete(args: argparse.Namespace, out: Out) -> Given | None:
    """Options, and answers to questions for those missing; None where nobody can be asked."""
    missing = [name for name in ASKED if not getattr(args, name)]
    if missing and not sys.stdin.isatty():
        out.say(f"缺少：{'、'.join(f'--{name}（{ASKED[name]}）' for name in missing)}。")
        return None
    start = _start(args.start)
    answers = {name: getattr(args, name) or _asked(ASKED[name], out) for name in ASKED}
    password = _first_line(args.password_file) if args.password_file else None
    return Given(password=password, start=start, **answers)


def _start(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return typed.happened(text)
    except typed.Mistyped as wrong:
        raise Refusal(f"--start 写的是“{text}”，{wrong}。") from None


def _asked(question: str, out: Out) -> str:
    while True:
        sys.stderr.write(f"{question}：")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        if line.strip():
            return line.strip()
        out.say("不能为空。")


def _first_line(name: str) -> str:
    try:
        lines = Path(name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"打不开密码文件“{name}”，请核对路径；内容应为 UTF-8 文字。") from None
    if not lines or not lines[0].strip():
        raise Refusal(f"密码文件“{name}”第1行是空的，请把密码写在第1行。")
    return lines[0].strip()


def one_time_password() -> str:
    """Twelve signs in groups of four, to be changed at first login."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(12))
    return "-".join((signs[:4], signs[4:8], signs[8:]))


def _fill(given: Given, out: Out) -> str:
    """Units, notice, the mark of a live database, the first account; gives the one-time password if any."""
    from cunju.org import clock
    from cunju.org.models import Installation

    _load_units(given, out)
    issued, today = _check_notice(given.notice, out), clock.today()
    start = given.start or _usual_start(issued, today)
    Installation.objects.create(
        demonstration=False, district_code=given.district, initialised_on=today, start_day=start
    )
    out.say(f"自{chinese_day(start)}起计算应办事项；此前到期的不计逾期。")
    return _make_administrator(given)


def _load_units(given: Given, out: Out) -> None:
    from cunju.org import queries, units

    report = units.load(Path(given.units))
    for error in report.errors[:20]:
        out.say(f"单位表第{error['line']}行 {error['code']}：{error['message']}。")
    if report.errors:
        raise Refusal(
            f"单位表“{given.units}”有{len(report.errors)}行不能装入，什么也没有建立。请改正后重新执行。"
        )
    for doubt in report.doubts[:20]:
        out.say(f"存疑 单位表第{doubt['line']}行 {doubt['code']}：{doubt['message']}。")
    district = queries.unit(given.district)
    if district is None or district.kind not in PLACES:
        raise Refusal(f"单位表里没有代码为“{given.district}”的区县或上级地方，请核对 --district 和单位表。")
    if district.kind == "nation":
        queries.reach_everywhere(district.code)
    out.say(f"{district.name}：已装入{report.loaded}个单位。")


def _usual_start(issued: date, today: date) -> date:
    """A notice of a past year is read as history, from 1 January of its year; any other from today."""
    return date(issued.year, 1, 1) if issued.year < today.year else today


def _ask_about_the_past(number: str, issued: date, out: Out) -> None:
    """A notice of a past year: on a terminal somebody says yes first, elsewhere a line says what it means."""
    from cunju.org import clock

    if issued.year >= clock.today().year:
        return
    said = (
        f"{number}是{chinese_day(issued)}的通知，它的应办事项在{issued.year}年；{clock.today().year}年只按法律法规列出，"
        "要办新的一年的通知，请用新的通知文件。"
    )
    out.say(said)
    if sys.stdin.isatty() and _asked("仍用这份通知吗（是/否）", out).lower() not in ("是", "y", "yes", "是的"):
        raise Refusal("没有建立。请换成今年的通知再执行。")


def _check_notice(name: str, out: Out) -> date:
    """The notice given must be, letter for letter, one whose duties the catalogue holds; gives its day."""
    from cunju import catalogue
    from cunju.catalogue import reader

    read = reader.read(Path(name))
    known = {pack.notice.number: pack.notice for pack in catalogue.load().packs if pack.notice}
    if read.number not in known:
        raise Refusal(
            f"读到的是{read.number}，目录里还没有它的应办事项（现有：{'、'.join(known)}）。"
            f"请先执行 {environment.call()} notice read {name} --draft 草稿.yaml，"
            f"按 docs/catalogue-format.md 补齐后放入文件夹 {environment.var_folder() / 'catalogue'}。"
        )
    here = {one.no: one.text for one in known[read.number].measures}
    other = [str(one.no) for one in read.measures if here.pop(one.no, None) != one.text]
    if other or here:
        numbers = "、".join([*other, *(str(one) for one in here)])
        raise Refusal(f"“{name}”与目录里的{read.number}不一致，请核对第{numbers}项措施的文字。")
    out.say(f"通知{read.number}：{len(read.tasks)}项重点任务，{len(read.measures)}项具体措施，与目录一致。")
    issued = known[read.number].date
    _ask_about_the_past(read.number, issued, out)
    return issued


def _make_administrator(given: Given) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from cunju.org import roles
    from cunju.org.models import Account

    one_time = "" if given.password else one_time_password()
    account = Account(
        username=given.admin,
        role=roles.SYSTEM_ADMINISTRATOR,
        must_change_password=bool(one_time),
        unit_code="",
    )
    account.set_password(given.password or one_time)
    try:
        account.full_clean()
        if given.password:
            validate_password(given.password, account)
    except ValidationError as trouble:
        raise Refusal(f"账号“{given.admin}”不能这样建立：{'；'.join(trouble.messages)}") from None
    account.save()
    return one_time


COMMANDS = [
    Command("init", "建立正式数据库：单位、通知、系统管理员", _arguments, _init, needs_database=False)
]
