"""The command line: global options, the choice of database, one command, one exit code (interfaces §1)."""

import argparse
import contextlib
import gc
import os
import traceback

from cunju import __version__
from cunju.config import collecting, environment
from cunju.config.terminal import Terminal
from cunju.kernel.commands import (
    DONE,
    FOUND,
    NOT_SET_UP,
    REFUSED,
    WRONG_CALL,
    WRONG_STATE,
    Command,
    NotSetUp,
    WrongState,
)
from cunju.kernel.refusals import Refusal

BROKEN = 70  # a fault of the program itself: none of the contract's codes
INTERRUPTED = 130


class WrongCall(Exception):
    """The call itself cannot be understood; exit 2."""


def run(words: list[str]) -> int:
    """Carry out one call and give its exit code; stdout gets the result alone, and only on 0, 1 and 3."""
    out = Terminal()
    with contextlib.redirect_stdout(out.stderr):
        code = _guarded(words, out)
    if code in (DONE, FOUND, REFUSED):
        out.deliver()
    return code


def _guarded(words: list[str], out: Terminal) -> int:
    try:
        return _call(words, out)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except KeyboardInterrupt:
        out.say("已中断。")
        return INTERRUPTED
    except (WrongCall, Refusal, NotSetUp, WrongState) as trouble:
        out.results.clear()
        out.say(str(trouble))
        return _code(trouble)
    except Exception:
        out.results.clear()
        out.say(f"程序出错，没有完成。以下内容请交给维护人员：\n{traceback.format_exc()}")
        return BROKEN


def _code(trouble: Exception) -> int:
    codes = {WrongCall: WRONG_CALL, NotSetUp: NOT_SET_UP, WrongState: WRONG_STATE}
    return next((code for kind, code in codes.items() if isinstance(trouble, kind)), REFUSED)


def _call(words: list[str], out: Terminal) -> int:
    kind, words = split_database(words)
    if not words:
        raise WrongCall(f"缺少命令。{environment.call()} help 列出全部命令。")
    if words[0] == "--version":
        out.result(f"cunju {__version__}")
        return DONE
    if words[0] in ("-h", "--help"):
        words = ["help", *words[1:]]
    command, rest = collecting.before_django(words)
    if command is None and words[0] in collecting.DEVELOPERS:
        raise NotSetUp(f"{words[0]} 只在源代码里有，安装包里没有。")
    if command is None:
        start_django(kind or _own_database(words[0]))
        command, rest = collecting.called(words)
    if command is None:
        raise WrongCall(_unknown(words))
    return _carry_out(command, rest, out)


def split_database(words: list[str]) -> tuple[str | None, list[str]]:
    """Takes ``--db demo|live`` out of ``words``, wherever it stands."""
    rest, kind, waiting = [], None, iter(words)
    for word in waiting:
        if word != "--db" and not word.startswith("--db="):
            rest.append(word)
            continue
        kind = next(waiting, "") if word == "--db" else word.removeprefix("--db=")
        if kind not in environment.KINDS:
            raise WrongCall("--db 后面应为 demo（演示）或 live（正式）。")
    return kind, rest


def _own_database(word: str) -> str | None:
    return {"run": "demo", "start": "live", "init": "live"}.get(word)


def start_django(kind: str | None) -> None:
    """Start Django on the database chosen; children of this process inherit the choice."""
    if kind:
        os.environ["CUNJU_DATABASE_URL"] = environment.database_url(kind)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cunju.config.settings")
    os.umask(0o077)  # databases, keys and files are nobody else's to read
    import django

    django.setup()
    gc.freeze()  # the program itself is never garbage: a fold of many facts need not have it searched each time


def _unknown(words: list[str]) -> str:
    after = [name.split(" ", 1)[1] for name in collecting.commands() if name.startswith(f"{words[0]} ")]
    if after:
        return f"{words[0]} 之后应为：{'、'.join(after)}。"
    return f"没有“{words[0]}”这个命令。{environment.call()} help 列出全部命令。"


def _carry_out(command: Command, words: list[str], out: Terminal) -> int:
    arguments = _arguments(command, words, out)
    if command.needs_database:
        from cunju.config import state

        state.require()
        out.say(state.label())
    return command.run(arguments, out)


def _arguments(command: Command, words: list[str], out: Terminal) -> argparse.Namespace:
    from cunju.config.chinese_arguments import ChineseParser

    parser = ChineseParser(prog=f"{environment.call()} {command.name}", description=command.help)
    command.arguments(parser)
    if parser.get_default("passes_on"):
        return argparse.Namespace(rest=words)
    if "-h" in words or "--help" in words:
        out.result(parser.format_help())
        raise SystemExit(DONE)
    return parser.parse_args(words)
