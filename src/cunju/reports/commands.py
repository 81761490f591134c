"""Commands of papers: accounts load prints slips; archive check verifies a package of a year."""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cunju.kernel.commands import DONE, FOUND, REFUSED, Command, Out, WrongState, no_arguments
from cunju.kernel.refusals import Refusal

if TYPE_CHECKING:
    from cunju.org.filling import Report, Row, Slip


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE.xlsx", help="列：单位代码、单位名称、岗位、姓名（可不填）、账号"
    )
    parser.add_argument(
        "--slips", metavar="FILE", help="密码条存到哪里（.pdf 或 .docx）；不写则存在数据文件夹"
    )
    parser.add_argument("--skip-bad", action="store_true", help="跳过有错的行，建立其余")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不建立")
    parser.add_argument("--json", action="store_true")


def _load(args: argparse.Namespace, out: Out) -> int:
    from cunju.org import clock, filling

    try:
        data = Path(args.file).read_bytes()
    except OSError:
        raise Refusal(f"打不开文件“{args.file}”，请核对路径。") from None
    report = filling.read(data, on=clock.today())
    refused = bool(report.errors) and not args.skip_bad
    slips = None if refused or args.dry_run or not report.good else _make(args, report, out)
    if args.json:
        out.result(json.dumps(_document(report, slips, refused=refused), ensure_ascii=False))
    for error in report.errors[:50]:
        out.say(f"第{error['line']}行：{error['message']}。")
    if refused:
        out.say(f"有{len(report.errors)}行不能装入，一个账号也没有建立。改正后再装，或加 --skip-bad。")
        return REFUSED
    made = len(report.slips) if slips else 0
    out.say(f"{report.rows}行：建立{made}个账号，{report.unchanged}个原来已有、没有变化。")
    if slips:
        out.say(f"一次性密码条在 {slips}（只有本机管理员能读），请打印后当面分发，用完删除。")
    return DONE


def _make(args: argparse.Namespace, report: "Report", out: Out) -> Path:
    """The paper's file is there, and nobody else's, before the first account is made."""
    from django.conf import settings

    from cunju.org import clock, filling
    from cunju.reports import pdf, slips, word

    kind = ".pdf" if pdf.can_set() else ".docx"
    name = f"slips-{clock.machine_now():%Y%m%dT%H%M%S}{kind}"
    target = Path(args.slips) if args.slips else Path(settings.VAR) / name
    if target.suffix not in (".pdf", ".docx"):
        raise Refusal(f"密码条的文件名应以 .pdf 或 .docx 结尾，现为“{target.name}”。")
    if target.exists():
        raise Refusal(f"密码条不能存到“{target}”：已经有这个文件。请另选一个文件名，或先移走它。")
    if target.suffix == ".pdf" and kind != ".pdf":
        raise Refusal("这台服务器没有中文字体，不能生成PDF；请把 --slips 的文件名改为 .docx。")
    try:
        target.touch(mode=0o600, exist_ok=False)
    except OSError as trouble:
        raise Refusal(f"密码条不能存到“{target}”：{trouble.strerror}。请另选一个还没有的文件名。") from None

    def each(rows: Iterable["Row"]) -> Iterable["Row"]:
        return out.progress(rows, total=len(report.good), label="建立账号")

    def printed(made: Sequence["Slip"]) -> None:
        draw = pdf.pdf if target.suffix == ".pdf" else word.many
        target.write_bytes(draw(slips.papers(made, on=clock.today()), demonstration=clock.is_demonstration()))

    try:
        filling.make(report, each=each, print_slips=printed)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _document(report: "Report", slips: Path | None, *, refused: bool) -> dict[str, object]:
    return {
        "schema": "cunju.accounts/1",
        "rows": report.rows,
        "made": len(report.slips) if slips else 0,
        "unchanged": 0 if refused else report.unchanged,
        "errors": report.errors,
        "slips": str(slips) if slips else None,
    }


def _of_package(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="归档包（.zip）")


def _check(args: argparse.Namespace, out: Out) -> int:
    from cunju.reports import packages

    try:
        said, faults = packages.faults(Path(args.file))
    except packages.Unreadable as trouble:
        raise Refusal(str(trouble)) from None
    for one in faults:
        out.say(one)
    whose = f"{said['unit']['name']}{said['year']}年归档包，{len(said['files'])}个文件"
    out.say(f"{whose}，{len(faults)}处不符。" if faults else f"{whose}，都和清单一样。")
    return FOUND if faults else DONE


def _of_notice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="通知全文，读通知认得的格式")
    parser.add_argument("out", type=Path, metavar="OUT", help="排好的公文存到哪里，.docx 或 .pdf")


def _typeset(args: argparse.Namespace, out: Out) -> int:
    """Read, point at, typeset; an existing file is left as it is."""
    from cunju.catalogue import reader
    from cunju.reports import gazette, pdf, word

    if args.out.suffix not in (".docx", ".pdf"):
        raise Refusal(f"排好的公文应以 .docx 或 .pdf 结尾，现为“{args.out.name}”。")
    if args.out.exists():
        raise WrongState(f"“{args.out}”已存在，没有改动。请换一个文件名。")
    notice, letter = reader.read_with_letter(args.file)
    paper = gazette.paper(notice, letter)
    args.out.write_bytes(pdf.pdf([paper]) if args.out.suffix == ".pdf" else word.word(paper))
    found = gazette.remarks(notice, letter)
    for one in found:
        out.say(f"请看一看：{one}")
    out.say(f"已排成“{args.out}”，{len(notice.tasks)}项任务、{len(notice.measures)}项措施，{len(found)}处要看。")
    return DONE


def _mail(_: argparse.Namespace, out: Out) -> int:
    from cunju.org import clock
    from cunju.reports import mailing

    told = mailing.send(on=clock.today())
    out.say(f"发出{len(told.sent)}封；没有到期事项的{len(told.nothing)}个，这一周发过的{len(told.lately)}个。")
    for code in told.failed:
        out.say(f"没有发出：{code}，过后再发。")
    return FOUND if told.failed else DONE


COMMANDS = [
    Command("notice typeset", "把通知按公文格式排成 Word 或 PDF，指出不该有的要求", _of_notice, _typeset, needs_database=False),
    Command("accounts load", "从 Excel 建立账号，印出一次性密码条", _arguments, _load),
    Command("mail send", "给设了邮箱的单位发到期提醒，每周最多一封（不设置就不发）", no_arguments, _mail),
    Command("archive check", "核对一个归档包，不用数据库", _of_package, _check, needs_database=False),
]
