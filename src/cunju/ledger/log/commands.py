"""Commands of the log: verify, proof, page, request, witness, cosign."""

import argparse
import json
import sys
import uuid
from pathlib import Path

from cunju.kernel.commands import DONE, FOUND, Command, Out, no_arguments
from cunju.kernel.refusals import Refusal

PAGE = Path(__file__).with_name("page.html")


def _text(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"打不开文件“{name}”，请核对路径。") from None


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--checkpoint", metavar="FILE", help="以前留下的一份签名（checkpoint）：核对现在的日志是不是接着它写的")
    parser.add_argument("--json", action="store_true")


def _verify(args: argparse.Namespace, out: Out) -> int:
    from cunju.kernel.commands import WrongState
    from cunju.ledger.log import keeping, verifying

    try:
        found = list(verifying.faults(checkpoint=_text(args.checkpoint) if args.checkpoint else None))
    except WrongState as broken:
        found = [str(broken)]
    one = keeping.current()
    head = keeping.published(one) if one and not found else None
    if args.json:
        told: dict[str, object] = {"follows": one.follows, "folder": str(keeping.root_folder() / one.folder)} if one else {}
        told |= {"origin": head.origin, "size": head.size, "root": head.root.hex()} if head else {}
        out.result(json.dumps({"schema": "cunju.log/1", **told, "problems": found}, ensure_ascii=False))
    for said in found[:50]:
        out.say(said)
    if one and one.follows:
        out.say(f"这份日志接在一份断了的旧日志后面：{one.origin.split('/after/')[1]}。")
    if head:
        out.say(f"日志 {head.origin}：{head.size}条，结果 {head.root.hex()}。")
    out.say(f"发现{len(found)}处问题。" if found else "没有发现问题。")
    return FOUND if found else DONE


def _proof_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("fact_id", metavar="FACT_ID", help="记录编号")


def _proof(args: argparse.Namespace, out: Out) -> int:
    from cunju.ledger.log import verifying

    try:
        uid = uuid.UUID(args.fact_id)
    except ValueError:
        raise Refusal(f"“{args.fact_id}”不是记录编号。") from None
    out.result(verifying.proof(uid).removesuffix("\n"))
    return DONE


def _page(_: argparse.Namespace, out: Out) -> int:
    out.result(PAGE.read_text(encoding="utf-8").removesuffix("\n"))
    out.say("存成 .html 文件，不联网也能打开核对。")
    return DONE


def _request_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--old", type=int, default=0, metavar="SIZE", help="见证方上次签署至第几条，默认0")


def _request(args: argparse.Namespace, out: Out) -> int:
    from cunju.ledger.log import keeping, tiles, witness

    head, one = keeping.integrate(), keeping.current()
    if one is None or not 0 <= args.old <= head.size:
        raise Refusal(f"--old 应在0和{head.size}之间。")
    stored = tiles.Stored(keeping.root_folder() / one.folder, head.size)
    out.result(witness.request(stored.hash, args.old, head).removesuffix("\n"))
    return DONE


def _witness_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="见证方自己的文件夹：密钥和看过的签名都在里面")
    parser.add_argument("--request", metavar="FILE", help="log request 给出的文件；- 为标准输入")
    parser.add_argument("--name", required=True, help="见证方的名称，例如 王家街道/500112018")
    parser.add_argument("--trust", metavar="FILE", help="要见证的日志的公钥文件（日志文件夹里的 vkey）")


def _witness(args: argparse.Namespace, out: Out) -> int:
    from cunju.ledger.log.witness import OK, Witness
    from cunju.org import clock

    if not args.name or set(args.name) & set(" \t+\n"):
        raise Refusal("名称里不能有空格和加号。")
    one = Witness(Path(args.folder), args.name)
    if args.trust:
        out.say(f"从此见证：{one.trust(_text(args.trust)).name}")
    out.say(f"见证方公钥：{one.signer().verifier}")
    if not args.request:
        return DONE
    status, answer = one.add_checkpoint(_text(args.request), at=int(clock.machine_now().timestamp()))
    if status == OK:
        out.result(answer.removesuffix("\n"))
        out.say("和上次看过的接得上，已签名。")
        return DONE
    said = {
        400: "不是一份完整的请求。", 403: "签名不是所信的公钥签的。", 404: "没有见证过这份日志：先用 --trust 给出它的公钥。",
        409: f"上次签署至第{answer.strip()}条，和请求说的不一样：用 log request --old {answer.strip()} 重新请求；条数相同而结果不同，就是分叉。",
        422: "和上次看过的接不上：日志被改写或分叉，拒绝签名。请保留这份请求作为证据。",
    }  # fmt: skip
    out.say(f"{status} {said[status]}")
    return FOUND


def _cosign_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="见证方给出的签名行；- 为标准输入")
    parser.add_argument("--vkey", required=True, help="见证方的公钥")


def _cosign(args: argparse.Namespace, out: Out) -> int:
    from cunju.ledger.log import notes, verifying

    head = verifying.cosign(_text(args.file), notes.Verifier.read(args.vkey))
    out.say(f"已放在第{head.size}条的签名旁；以后的 log proof 会带上它。")
    return DONE


COMMANDS = [
    Command("log verify", "核对存证日志的每一个文件", _verify_arguments, _verify),
    Command("log proof", "一条记录的存证（C2SP tlog-proof），可打印、可离线核对", _proof_arguments, _proof),
    Command("log page", "离线核对存证的网页，一个文件", no_arguments, _page, needs_database=False),
    Command("log request", "请见证方签名的文件", _request_arguments, _request),
    Command("log witness", "镇街作见证：核对后签名，分叉就拒绝", _witness_arguments, _witness, needs_database=False),
    Command("log cosign", "把见证方的签名放到日志旁", _cosign_arguments, _cosign),
]
