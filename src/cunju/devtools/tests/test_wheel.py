"""What a wheel carries: the program and its data, no tests and none of the developers' tools, of which it says so."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.shape import source

from cunju.config import collecting
from cunju.devtools.commands import COMMANDS


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made of this source by the uv beside this python, unpacked as an installation has it."""
    folder = tmp_path_factory.mktemp("wheel")
    uv = Path(sys.executable).parent / "uv"
    words = [str(uv), "build", "--wheel", "--offline", "--quiet", "--out-dir", str(folder / "made"), str(source.ROOT)]
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL)
    (made,) = (folder / "made").glob("cunju-*.whl")
    with zipfile.ZipFile(made) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def called(wheel: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A call of the installed program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CUNJU_", "DJANGO_"))}
    own = {"PYTHONPATH": str(wheel), "CUNJU_VAR": str(wheel.parent / "var"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "cunju", *words],
        cwd=wheel.parent, env=kept | own, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_it_carries_the_program_and_its_data_alone(wheel: Path) -> None:
    below = [one.relative_to(source.PACKAGE.parent) for one in source.files() if source.PACKAGE in one.parents]
    left = {"tests"}
    expected = {one.as_posix() for one in below if not left & set(one.parts) and one.parts[1] != "devtools"}
    packed = {one.relative_to(wheel).as_posix() for one in (wheel / "cunju").rglob("*") if one.is_file() and one.suffix != ".pyc"}
    assert packed == expected


def test_the_words_a_wheel_answers_are_the_developers_commands() -> None:
    assert {one.name for one in COMMANDS} == collecting.DEVELOPERS


@pytest.mark.parametrize("name", sorted(collecting.DEVELOPERS))
def test_in_a_wheel_a_developers_command_says_where_it_is(wheel: Path, name: str) -> None:
    answer = called(wheel, name)
    assert (answer.returncode, answer.stdout) == (4, "")
    assert answer.stderr == f"{name} 只在源代码里有，安装包里没有。\n"


def test_in_a_wheel_help_offers_what_is_there(wheel: Path) -> None:
    answer = called(wheel, "help")
    assert answer.returncode == 0, answer.stderr
    offered = {line.split("  ")[1] for line in answer.stdout.splitlines() if line.startswith("  ") and line[2:3].isalpha()}
    assert {"run", "check", "backup"} <= offered
    assert not offered & collecting.DEVELOPERS
