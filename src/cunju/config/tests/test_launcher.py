"""bin/cunju: makes .venv whole or not at all, asks for no more than the command needs."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from cunju.config.environment import ROOT

TOOLS = "sh readlink dirname cat sha256sum id rm head tail tr sed grep flock mkdir chmod env cp"

# A python3 that plays its part without a network: `-m venv` lays a python of the same make into .venv.
PYTHON = """#!/bin/sh
echo "$*" >>"$LOG"
case "$*" in
  *ensurepip*) exit ${ENSUREPIP:-0} ;;
  *version_info*) exit ${OLD:-0} ;;
  -V) echo "Python 3.9.2" ;;
  "-m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; cp "$0" "$3/bin/uv"; exit ${VENV:-0} ;;
  "-m pip config list") printf '%s\\n' "$SETTINGS" ;;
  "pip install "*) env | grep -E '^(UV_|SSL_CERT_FILE)' >"$LOG.env"; exit ${UV:-0} ;;
  "-m pip install "*uv.txt) exit 0 ;;
  "-m pip install "*) exit ${PIP:-0} ;;
  "-m cunju "*) echo "ran $*" ;;
esac
"""


@dataclass
class Clone:
    """A clone with no packages, reached through a path with spaces."""

    root: Path
    path: Path
    log: Path

    def call(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        own = {"PATH": str(self.path), "LOG": str(self.log), "LC_ALL": "C", **env}
        return subprocess.run(
            [str(self.root / "bin/cunju"), *words],
            cwd="/",
            env=own,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def installs(self) -> list[str]:
        """Which locks were installed since last asked, in order."""
        said = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [line.rsplit("/", 1)[1] for line in said if "pip install" in line]

    @property
    def venv(self) -> Path:
        return self.root / ".venv"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    root, path = tmp_path / "a clone 村居", tmp_path / "path"
    shutil.copytree(ROOT / "bin", root / "bin")
    shutil.copytree(ROOT / "requirements", root / "requirements")
    path.mkdir()
    for tool in TOOLS.split():
        found = shutil.which(tool)
        assert found, tool
        (path / tool).symlink_to(os.path.realpath(found) if tool != "sh" else found)
    (path / "python3").write_text(PYTHON)
    (path / "python3").chmod(0o755)
    return Clone(root, path, tmp_path / "log")


def test_the_first_call_installs_and_the_second_does_not(clone: Clone) -> None:
    first = clone.call("help", "x y")
    assert (first.returncode, first.stdout) == (0, "ran -m cunju help x y\n")
    assert "正在建立运行环境" in first.stderr
    assert clone.installs() == ["uv.txt", "runtime.txt"]
    second = clone.call("help")
    assert (second.returncode, second.stderr) == (0, "")
    assert clone.installs() == []


def test_the_developers_lock_is_installed_for_their_commands_only(clone: Clone) -> None:
    for words in (["standing"], ["--db", "demo", "matrix"], ["check"], ["check", "x.yaml"], ["backup", "lint"]):
        clone.call(*words)
    assert clone.installs() == ["uv.txt", "runtime.txt"]
    clone.call("--db", "demo", "lint")
    clone.call("test", "-k", "x")
    clone.call("test-removal")
    clone.call("soak")
    clone.call("run")
    assert clone.installs() == ["uv.txt", "test.txt"]


def test_large_areas_bring_what_they_need_and_spark_only_where_it_is_named(clone: Clone) -> None:
    clone.call("help")
    clone.installs()
    clone.call("scale", "matrix", "--help")
    assert clone.installs() == []
    clone.call("scale", "matrix", "lake")
    clone.call("--db", "demo", "scale", "verify", "lake")
    assert clone.installs() == ["uv.txt", "scale.txt"]
    clone.call("scale", "matrix", "lake", "--engine", "spark")
    assert clone.installs() == ["uv.txt", "spark.txt"]


def test_a_new_lock_is_installed_into_the_same_venv(clone: Clone) -> None:
    clone.call("help")
    (clone.venv / "kept").touch()
    (clone.root / "requirements/runtime.txt").write_text("new")
    clone.installs()
    assert clone.call("help").returncode == 0
    assert clone.installs() == ["uv.txt", "runtime.txt"]
    assert (clone.venv / "kept").exists()


def test_uv_is_handed_what_pip_is_configured_with(clone: Clone) -> None:
    settings = (
        "global.cert='/certs/own.pem'\nglobal.find-links='\\n/wheels one\\n/wheels'\n"
        "global.index-url='https://index.example/simple'\nglobal.extra-index-url='\\nfile:///a\\nfile:///b'"
    )
    assert clone.call("help", SETTINGS=settings).returncode == 0
    handed = dict(line.split("=", 1) for line in Path(f"{clone.log}.env").read_text().splitlines())
    assert handed["UV_DEFAULT_INDEX"] == "https://index.example/simple"
    assert handed["UV_INDEX"] == "file:///a file:///b"
    assert handed["SSL_CERT_FILE"] == "/certs/own.pem"
    assert handed["UV_PYTHON_DOWNLOADS"] == "never"


def test_pip_takes_over_where_uv_fails(clone: Clone) -> None:
    done = clone.call("help", UV="1")
    assert done.returncode == 0
    assert clone.installs() == ["uv.txt", "runtime.txt", "runtime.txt"]
    assert "改用 pip" in done.stderr


def test_where_both_fail_nothing_half_made_is_left(clone: Clone) -> None:
    done = clone.call("help", UV="1", PIP="1")
    assert (done.returncode, done.stdout) == (4, "")
    assert not clone.venv.exists()
    assert clone.call("help").returncode == 0


def test_a_failed_developers_lock_leaves_the_runtime_in_place(clone: Clone) -> None:
    clone.call("help")
    assert clone.call("test", UV="1", PIP="1").returncode == 4
    clone.installs()
    assert clone.call("help").returncode == 0
    assert clone.installs() == []


def test_a_half_made_venv_is_made_anew(clone: Clone) -> None:
    (clone.venv / "bin").mkdir(parents=True)
    (clone.venv / "bin/python").symlink_to(clone.path / "python3")
    (clone.venv / "rest").touch()
    assert clone.call("help").returncode == 0
    assert not (clone.venv / "rest").exists()


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ({"ENSUREPIP": "1"}, "sudo apt-get install python3-venv"),
        ({"VENV": "1"}, "sudo apt-get install python3-venv"),
        ({"OLD": "1"}, "需要 Python 3.11 以上，现为 Python 3.9.2"),
    ],
)
def test_what_is_missing_is_said_in_one_line(clone: Clone, trouble: dict[str, str], said: str) -> None:
    done = clone.call("run", **trouble)
    assert (done.returncode, done.stdout) == (4, "")
    assert said in done.stderr.strip().splitlines()[-1]
    assert not clone.venv.exists()


def test_without_python_the_line_to_type_is_named(clone: Clone) -> None:
    (clone.path / "python3").unlink()
    done = clone.call("run")
    assert (done.returncode, done.stdout) == (4, "")
    assert "sudo apt-get install python3 python3-venv" in done.stderr
