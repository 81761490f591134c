"""The commands backup, backup verify and restore (interfaces §11)."""

import argparse
import json
from pathlib import Path

from cunju.config import environment, state
from cunju.kernel.commands import DONE, FOUND, Command, NotSetUp, Out

SHOWN = 50


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="放备份的文件夹")
    parser.add_argument("--json", action="store_true")


def _backup(args: argparse.Namespace, out: Out) -> int:
    from cunju.config.operating import keeping, manifest

    if not state.exists():
        raise NotSetUp(
            f"没有数据库可以备份：{state.name()}。请先执行：{environment.call()} init（正式）或 {environment.call()} run（演示）。"
        )
    made = keeping.make(Path(args.folder), say=out.say)
    size = sum(one.size for one in made.manifest.files)
    if args.json:
        told = {
            "folder": str(made.folder),
            "files": len(made.manifest.files),
            "bytes": size,
            "linked": made.linked,
        }
        told |= {"removed": made.removed, "problems": list(made.faults)}
        out.result(json.dumps({"schema": manifest.SCHEMA, **told}, ensure_ascii=False))
    else:
        out.result(str(made.folder))
    archived = len(made.manifest.of(manifest.ARCHIVE))
    out.say(
        f"已备份 {state.name()}：{len(made.manifest.files)}个文件，{size // 1024}KB；附件{archived}个，其中{made.linked}个与上次相同。"
        + (f"按保留规则删去了{made.removed}份旧备份。" if made.removed else "")
    )
    for one in made.faults[:SHOWN]:
        out.say(one)
    if made.faults:
        out.say(f"有{len(made.faults)}个附件和登记时不一样，请从更早的备份里取回，或在原记录里重新上传原件。")
    return FOUND if made.faults else DONE


def _verify(args: argparse.Namespace, out: Out) -> int:
    from cunju.config.operating import folders, manifest
    from cunju.kernel.refusals import Refusal

    found, comparing, files = [], manifest.Comparing(), 0
    backups = folders.named(Path(args.folder).absolute())
    for one in backups:
        try:
            listed = manifest.read(one)
        except Refusal as refusal:
            found.append({"backup": one.name, "path": folders.LIST, "message": refusal.message})
            continue
        files += len(listed.files)
        found += [
            {"backup": one.name, "path": path, "message": said}
            for path, said in comparing.differences(one, listed)
        ]
    if args.json:
        told = {"backups": len(backups), "files": files, "problems": found}
        out.result(json.dumps({"schema": "cunju.backup-verify/1", **told}, ensure_ascii=False))
    for problem in found[:SHOWN]:
        out.say(f"{problem['backup']}/{problem['path']}：{problem['message']}。")
    out.say(
        f"核对了{len(backups)}份备份的{files}个文件，{f'有{len(found)}处不一样' if found else '都和清单一样'}。"
    )
    return FOUND if found else DONE


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--checkpoint", metavar="FILE", help="存证日志最后公布的一份签名：备份没有落在它后面时，日志沿用原名")


def _restore(args: argparse.Namespace, out: Out) -> int:
    from cunju.config.operating import manifest, returning
    from cunju.kernel.refusals import Refusal

    try:
        published = Path(args.checkpoint).read_text(encoding="utf-8") if args.checkpoint else ""
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"打不开文件“{args.checkpoint}”，请核对路径。") from None
    done = returning.restore(Path(args.folder), published)
    call = environment.call()
    if args.json:
        told = {"folder": str(done.folder), "files": len(done.manifest.files), "database": state.name(), "log_origin": done.origin}
        out.result(json.dumps({"schema": "cunju.restore/1", **told}, ensure_ascii=False))
    out.say(f"已从 {done.folder} 恢复到 {state.name()}，附件{len(done.manifest.of(manifest.ARCHIVE))}个。")
    out.say(f"在用的通知：{_notice()}。")
    if done.origin:
        out.say(f"备份之后可能还公布过签名，存证日志改用新的名称，名称里写着旧日志的最后一份：{done.origin}。请告知见证方。")
    if not done.manifest.of(manifest.KEYS):
        out.say("备份里没有密钥，用新的：大家要重新登录一次。")
    waiting = state.open_migrations()
    out.say(f"请再执行：{f'{call} migrate，再 ' if waiting else ''}{call} check，然后启动服务。")
    return DONE


def _notice() -> str:
    """The notice in use now that the packs are back."""
    from cunju.catalogue import loading, reading

    loading.load.cache_clear()
    try:
        number = loading.notice().number
    except reading.Malformed:
        number = ""
    return number or f"没有读到，请执行 {environment.call()} check"


COMMANDS = [
    Command(
        "backup", "备份数据库、自有目录、密钥和附件（服务照常运行）", _folder, _backup, needs_database=False
    ),
    Command("backup verify", "逐个核对备份里的文件", _folder, _verify, needs_database=False),
    Command("restore", "把备份恢复到空的地方", _restore_arguments, _restore, needs_database=False),
]
