"""The command line: exit codes, what reaches stdout, the choice of database, Chinese for a wrong call."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cunju.config import collecting, commandline
from cunju.config.environment import ROOT
from cunju.kernel.commands import Command, NotSetUp, Out, WrongState, no_arguments
from cunju.kernel.refusals import Refusal

Run = Callable[[argparse.Namespace, Out], int]


def _said(out: Out) -> None:
    out.result("结果")
    out.say("消息")
    print("lost print")


def _returning(code: int) -> Run:
    def run(_: argparse.Namespace, out: Out) -> int:
        _said(out)
        return code

    return run


def _raising(trouble: Exception) -> Run:
    def run(_: argparse.Namespace, out: Out) -> int:
        _said(out)
        raise trouble

    return run


def _with(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    one = Command("play", "一个试验", no_arguments, run, needs_database=False)
    monkeypatch.setattr(collecting, "commands", lambda: {"play": one, "play again": one})


@pytest.mark.parametrize(
    ("run", "code", "stdout"),
    [
        (_returning(0), 0, "结果\n"),
        (_returning(1), 1, "结果\n"),
        (_returning(2), 2, ""),
        (_returning(3), 3, "结果\n"),  # the two loads print their report on 3
        (_returning(5), 5, ""),
        (_raising(Refusal("不合要求")), 3, ""),
        (_raising(NotSetUp("没有装好")), 4, ""),
        (_raising(WrongState("状态不对")), 5, ""),
        (_raising(KeyboardInterrupt()), 130, ""),
        (_raising(ZeroDivisionError("fault")), 70, ""),
    ],
)
def test_exit_codes_and_stdout(
    run: Run, code: int, stdout: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _with(monkeypatch, run)
    assert commandline.run(["play"]) == code
    shown = capsys.readouterr()
    assert shown.out == stdout
    assert "消息" in shown.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "缺少命令"),
        (["nothing"], "没有“nothing”这个命令"),
        (["facts"], "facts 之后应为：dump、load"),
        (["--db", "other", "kinds"], "--db 后面应为 demo"),
        (["kinds", "--db"], "--db 后面应为 demo"),
        (["kinds", "--unknown"], "不认识：--unknown"),
        (["facts", "load"], "缺少：file"),
        (["standing", "--year", "soon", "--unit", "500112"], "“soon”不合要求"),
    ],
)
def test_a_wrong_call_is_two_and_says_why(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commandline.run(words) == 2
    shown = capsys.readouterr()
    assert (shown.out, said in shown.err) == ("", True), shown.err


def test_help_names_every_command_and_each_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert commandline.run(["help"]) == 0
    listed = capsys.readouterr().out
    for name in collecting.commands():
        assert f"  {name} " in listed
        if not name.startswith("test"):
            assert commandline.run([*name.split(), "--help"]) == 0
            assert "用法：" in capsys.readouterr().out


def test_the_contract_names_these_commands() -> None:
    named = (
        "run start test test-postgres test-browser test-reading test-removal check bench help init migrate kinds rebuild"
    )
    assert set(named.split()) | {"standing"} | {
        "units load",
        "facts dump",
        "facts load",
        "demo accounts",
    } <= set(collecting.commands())


@pytest.mark.parametrize(
    ("words", "kind", "rest"),
    [
        (["--db", "demo", "matrix"], "demo", ["matrix"]),
        (["matrix", "--on", "2023-09-20", "--db=live"], "live", ["matrix", "--on", "2023-09-20"]),
        (["matrix"], None, ["matrix"]),
    ],
)
def test_the_database_may_be_named_anywhere(words: list[str], kind: str | None, rest: list[str]) -> None:
    assert commandline.split_database(words) == (kind, rest)


def _process(*words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("CUNJU_")}
    own |= {"PYTHONPATH": str(ROOT / "src"), **env}
    return subprocess.run([sys.executable, "-m", "cunju", *words], env=own, capture_output=True, check=False)


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    done = _process("kinds", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", CUNJU_VAR=str(tmp_path))
    assert done.returncode == 0
    assert "会议记录" in done.stdout.decode("utf-8")


def test_without_a_database_four_names_the_command_that_mends_it(tmp_path: Path) -> None:
    done = _process("facts", "dump", CUNJU_VAR=str(tmp_path))
    assert (done.returncode, done.stdout) == (4, b"")
    assert "cunju run" in done.stderr.decode()
    assert not list(tmp_path.glob("*.sqlite3"))


def test_the_password_of_a_database_is_never_shown(tmp_path: Path) -> None:
    url = "postgres://she:secret@127.0.0.1:9/nothing"
    done = _process("facts", "dump", CUNJU_VAR=str(tmp_path), CUNJU_DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (4, b"")
    assert "127.0.0.1:9/nothing" in done.stderr.decode()
    assert "secret" not in done.stderr.decode()
