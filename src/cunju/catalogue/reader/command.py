"""The command ``notice read``."""

import argparse
import json
from pathlib import Path

from cunju.catalogue.reader import draft_yaml, placing, read, read_units, shipped_units
from cunju.catalogue.reader.summary import summary
from cunju.kernel.commands import DONE, Command, Out, WrongState
from cunju.kernel.refusals import Refusal


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="通知全文，.txt、.docx、.doc 或有文字的 .pdf")
    parser.add_argument("--json", action="store_true", help="输出 JSON（cunju.notice/1）")
    parser.add_argument(
        "--units", type=Path, metavar="CSV", help="单位名单 code,name,kind,parent；默认用随附的本区名单"
    )
    parser.add_argument("--draft", type=Path, metavar="YAML", help="另写一份目录草稿，供人工核定")
    parser.add_argument("--force", action="store_true", help="草稿文件已存在时覆盖")


def _run(args: argparse.Namespace, out: Out) -> int:
    """Read, write the draft where asked, show; refused input and an existing draft change nothing."""
    if args.draft and args.draft.exists() and not args.force:
        raise WrongState(f"草稿文件“{args.draft}”已存在，没有改动。要覆盖请加 --force，或换一个文件名。")
    units = read_units(args.units) if args.units else None
    notice = read(args.file, units=units)
    if args.draft:
        area = placing.area_of(notice, shipped_units(notice.issuer) if units is None else units)
        _write(args.draft, draft_yaml(notice, area=area), source=args.file)
        out.say(f"目录草稿已写入“{args.draft}”，其中{len(notice.proposals)}处待确认。")
    for doubt in notice.doubts:
        out.say(f"请核对：{doubt}")
    if not args.units and not shipped_units(notice.issuer):
        out.say(f"没有“{notice.issuer}”所在区县的单位名单，没有认单位名称；要认请加 --units 名单.csv。")
    out.result(json.dumps(notice.as_json(), ensure_ascii=False, indent=2) if args.json else summary(notice))
    return DONE


def _write(draft: Path, text: str, *, source: Path) -> None:
    if draft.exists() and draft.samefile(source):
        raise Refusal(f"草稿不能写到通知本身“{source}”上，请换一个文件名。")
    try:
        draft.write_text(text, encoding="utf-8")
    except OSError:
        raise Refusal(f"草稿写不到“{draft}”，请核对文件夹是否存在、能否写入。") from None


NOTICE_READ = Command(
    "notice read",
    "读一份重点任务通知，列出任务、措施和待确认的数字、日期、单位",
    _arguments,
    _run,
    needs_database=False,
)
