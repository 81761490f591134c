"""The command demo accounts, and the list of accounts that run prints."""

import argparse
import json
from typing import Any

from cunju.config import state
from cunju.kernel.commands import DONE, Command, Out, WrongState


def accounts() -> dict[str, Any]:
    """The document cunju.demo-accounts/1; WrongState on a live database.

    Where the file is missing or belongs to another database of this var folder, passwords are made anew.
    """
    from cunju.org import demo_accounts

    if not state.is_demonstration():
        raise WrongState("正式数据库没有演示账号。")
    file = demo_accounts.file()
    if file.is_file():
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if _opens(found["accounts"][0]):
            return found
    return demo_accounts.make()


def _opens(account: dict[str, str]) -> bool:
    from cunju.org.models import Account

    kept = Account.objects.filter(username=account["username"]).first()
    return kept is not None and kept.check_password(account["password"])


def show(out: Out) -> None:
    """Print the accounts, one a line."""
    from cunju.org import roles

    out.say("演示账号（密码每个数据库各不相同）：")
    for one in accounts()["accounts"]:
        role = roles.ROLE_ZH[one["role"]]
        out.say(f"  {one['username']}\t{one['password']}\t{role} {one['unit_code']}")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _accounts(args: argparse.Namespace, out: Out) -> int:
    found = accounts()
    if args.json:
        out.result(json.dumps(found, ensure_ascii=False))
        return DONE
    out.result(
        "\n".join(
            "\t".join((one["username"], one["password"], one["role"], one["unit_code"]))
            for one in found["accounts"]
        )
    )
    return DONE


COMMANDS = [Command("demo accounts", "列出演示账号", _arguments, _accounts)]
