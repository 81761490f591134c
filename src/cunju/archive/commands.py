"""Commands of the archive: archive verify, archive unused."""

import argparse
import json

from cunju.kernel.commands import DONE, FOUND, Command, Out

SHOWN = 50


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def _verify(args: argparse.Namespace, out: Out) -> int:
    from cunju.archive import tidying
    from cunju.archive.models import StoredFile

    found, total = tidying.wrong(), StoredFile.objects.count()
    if args.json:
        problems = [
            {"id": str(one.file.pk), "unit": one.file.unit_code, "message": one.fault} for one in found
        ]
        out.result(
            json.dumps(
                {"schema": "cunju.archive-verify/1", "files": total, "problems": problems}, ensure_ascii=False
            )
        )
    for one in found[:SHOWN]:
        out.say(f"{one.file.unit_code} 附件{one.file.pk}：{one.fault}。")
    if found:
        out.say(
            f"{total}份附件中有{len(found)}份和登记时不一样；请从备份里取回这些文件，或在原记录里重新上传原件。"
        )
        return FOUND
    out.say(f"{total}份附件都和登记时一样。")
    return DONE


def _unused_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help="删去；不写只列出来")
    parser.add_argument("--json", action="store_true")


def _unused(args: argparse.Namespace, out: Out) -> int:
    from cunju.archive import disk, tidying

    found = [*tidying.unused(), *disk.parts()]
    kilobytes = tidying.size(found) // 1024
    if args.remove:
        found = tidying.remove()
    if args.json:
        told = {
            "schema": "cunju.archive-unused/1",
            "removed": args.remove,
            "kilobytes": kilobytes,
            "files": [one.name for one in found],
        }
        out.result(json.dumps(told))
    for one in found[:SHOWN]:
        out.say(one.name)
    done = "已删去" if args.remove else "现有"
    out.say(f"{done}{len(found)}个没有记录用到的文件，合计{kilobytes}KB；一天以内的不算，可能正在保存。")
    return DONE


COMMANDS = [
    Command("archive verify", "逐份核对附件的大小和内容", _verify_arguments, _verify),
    Command("archive unused", "列出（或删去）没有记录用到的附件文件", _unused_arguments, _unused),
]
