"""A list of commands imports no package; a command imports only its own: counted in modules, never in seconds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cunju.config import collecting, listed
from cunju.config.environment import ROOT

CALL = "import sys; from cunju.config.commandline import run; code = run(sys.argv[1:]); print(*sys.modules, file=sys.stderr); sys.exit(code)"
# What only whoever makes a file, reads a picture or a page of a list needs.
HEAVY = ("xlsxwriter", "docx", "PIL", "segno", "pypinyin", "openpyxl")


def _modules(folder: Path, *words: str) -> set[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "CUNJU_VAR": str(folder), "CUNJU_DATABASE_URL": ""}
    done = subprocess.run([sys.executable, "-c", CALL, *words], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_the_list_is_what_the_packages_offer() -> None:
    assert {name: one.help for name, one in listed.listed().items()} == {
        name: one.help for name, one in collecting.commands().items()
    }


@pytest.mark.parametrize("name", [one for one in listed.listed() if listed.listed()[one].package != listed.DEVTOOLS])
def test_a_call_finds_its_command_in_its_package(name: str) -> None:
    found, rest = collecting.called([*name.split(), "--json"])
    assert found is not None
    assert (found.name, found.help, rest) == (name, listed.listed()[name].help, ["--json"])


def test_a_room_that_settings_do_not_name_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "people load" in listed.listed()
    monkeypatch.setattr(listed, "_rooms", list)
    assert "people load" not in listed.listed()


def test_help_starts_no_django_and_writes_nothing(tmp_path: Path) -> None:
    loaded = _modules(tmp_path, "help")
    assert [one for one in loaded if one.split(".")[0] in ("django", "yaml", *HEAVY)] == []
    assert [one for one in loaded if one.startswith(("cunju.activities", "cunju.ledger", "cunju.devtools"))] == []
    assert list(tmp_path.iterdir()) == []


def test_a_small_command_loads_no_room_beyond_its_tables(tmp_path: Path) -> None:
    loaded = _modules(tmp_path, "kinds")
    assert [one for one in loaded if one.split(".")[0] in HEAVY] == []
    assert [one for one in loaded if one.endswith((".views", ".actions", ".forms", ".papers", ".urls")) and one.startswith("cunju.")] == []
