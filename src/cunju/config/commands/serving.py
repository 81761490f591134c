"""The commands run (demonstration) and start (live)."""

import argparse
import os
import sys
from importlib import import_module
from typing import NoReturn

from cunju.config import environment, fresh, listening, state
from cunju.config.commands import demo
from cunju.kernel.commands import Command, NotSetUp, Out, WrongState, no_arguments


def _run(_: argparse.Namespace, out: Out) -> int:
    if (host := environment.text("HOST", listening.LOCAL)) != listening.LOCAL:
        raise WrongState(
            f"演示数据只在本机打开，HOST 只能是 {listening.LOCAL}，现为 {host}。"
            f"正式使用请执行：{environment.call()} start。"
        )
    listening.check()
    with fresh.alone():
        if not state.initialised():
            _make_demonstration(out)
        elif not state.is_demonstration():
            raise WrongState(
                f"{state.name()} 是正式数据库，不能当作演示打开。请执行：{environment.call()} start。"
            )
        elif state.open_migrations():
            out.say("正在更新数据库结构……")
            fresh.migrate()
    out.say(state.label())
    demo.show(out)
    _serve(listening.hold())


def _make_demonstration(out: Out) -> None:
    from cunju.org.models import Unit

    if state.exists() and Unit.objects.exists():
        raise WrongState(f"{state.name()} 里已有单位，不能再生成演示数据。请另选一个数据库。")
    out.say(f"首次运行：正在生成演示数据 {state.name()}，约需一分钟……")
    demonstration = import_module("cunju.config.demonstration")
    with fresh.made_whole():
        demonstration.prepare(out)


def _start(_: argparse.Namespace, out: Out) -> int:
    listening.check()
    if not state.initialised():
        raise NotSetUp(f"还没有正式数据库：{state.name()}。请先执行：{environment.call()} init。")
    if state.is_demonstration():
        raise WrongState(f"{state.name()} 是演示数据库，不能当作正式使用。请执行：{environment.call()} run。")
    state.require()
    out.say(state.label())
    _serve(listening.hold())


def _serve(address: listening.Address) -> NoReturn:
    """Become the server's supervisor: same process id, so that a signal to this command reaches it."""
    from django.db import connection

    from cunju.ledger.log import telling

    telling.committed()  # what a crash left out of the log
    connection.close()
    os.environ["CUNJU_BIND"] = f"fd://{address.held.fileno()}"
    os.environ["CUNJU_URL"] = address.url
    if address.host not in ("0.0.0.0", "::"):
        hosts = environment.text("CUNJU_HOSTS", "127.0.0.1,localhost,[::1]")
        os.environ["CUNJU_HOSTS"] = f"{hosts},{address.host}"
    os.execv(sys.executable, [sys.executable, "-m", "cunju.config.supervisor"])


def _worker(_: argparse.Namespace, out: Out) -> NoReturn:
    """Become the worker alone, where something else (systemd) keeps it and the server apart (``CUNJU_WORKER=no``)."""
    from django.db import connection

    connection.close()
    os.execv(sys.executable, [sys.executable, "-m", "cunju.config.worker"])


COMMANDS = [
    Command("worker", "只运行后台任务（与网页服务分开时用）", no_arguments, _worker),
    Command("run", "打开演示：首次运行时生成演示数据", no_arguments, _run, needs_database=False),
    Command("start", "正式运行（先执行 init）", no_arguments, _start, needs_database=False),
]
