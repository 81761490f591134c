"""``python -m tests.mutants [WORDS …]``: tries each mutant in a copy of the repository and says which lived.

A mutant is tried where its file or its tests hold one of the words; all without any. Exit 1: one lived, or its words are not there.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django.contrib.auth
import django.db.models
import django.forms
import django.test
import docx
import hypothesis
import pytest
import xlsxwriter
import yaml

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("src", "tests", "docs", "bin", "requirements", "conftest.py", "pyproject.toml")
# Read once, before the children are made.
LIBRARIES = (django, docx, hypothesis, pytest, xlsxwriter, yaml)
KILLED, LIVED, GONE = "killed", "LIVED", "GONE"


@dataclass(frozen=True)
class Mutant:
    """One change: what is written for what, in which file, behind which words; the tests that should notice."""

    file: str
    old: str
    new: str
    tests: str
    after: str = ""

    @property
    def name(self) -> str:
        """The change in one line."""
        words = [one.strip().replace("\n", "⏎") or "（删去）" for one in (self.old, self.new)]
        return f"{self.file} {'…' + self.after.strip() + ' ' if self.after else ''}{words[0]} → {words[1]}"

    def of(self, text: str) -> str | None:
        """The file with the change; None where its words are not there."""
        start = text.find(self.after)
        at = text.find(self.old, start) if start >= 0 else -1
        return text[:at] + self.new + text[at + len(self.old) :] if at >= 0 else None


def read() -> tuple[list[Mutant], dict[str, list[str]]]:
    """All mutants, and the words of each kind of test."""
    told = yaml.safe_load((Path(__file__).parent / "mutants.yaml").read_text(encoding="utf-8"))
    found = [Mutant(file, **one) for file, each in told["mutants"].items() for one in each]
    return found, told["tests"]


def copied(into: Path) -> Path:
    """A copy of what the tests need."""
    sys.dont_write_bytecode = (
        True  # a change of the same second would be read from what was compiled before it
    )
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, into / part, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / part).exists():
            shutil.copy(ROOT / part, into / part)
    return into


def noticed(copy: Path, words: list[str]) -> bool:
    """Whether the tests fail in the copy: in a child of this process, which has read the libraries and nothing of Cunju."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    os.chdir(copy)
    sys.path[:] = [
        str(copy / "src"),
        str(copy),
        *(one for one in sys.path[1:] if str(ROOT / "src") not in one),
    ]
    for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
        del sys.modules[name]
    code = 1
    try:
        code = int(pytest.main(["-x", "-q", "--no-header", "--tb=no", *words]))
    finally:
        os._exit(code)


def tried(mutant: Mutant, copy: Path, words: list[str]) -> str:
    """What became of a mutant; the file is as before afterwards."""
    file = copy / "src/cunju" / mutant.file
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    changed = mutant.of(text)
    if changed is None:
        return GONE
    file.write_text(changed, encoding="utf-8")
    try:
        return KILLED if noticed(copy, words) else LIVED
    finally:
        file.write_text(text, encoding="utf-8")


def results(wanted: list[Mutant], tests: dict[str, list[str]]) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with what became of it, one after the other; first the tests must pass as they are."""
    with tempfile.TemporaryDirectory(prefix="cunju-mutants-") as folder:
        copy = copied(Path(folder))
        for name in dict.fromkeys(one.tests for one in wanted):
            if noticed(copy, tests[name]):
                raise SystemExit(f"the tests {name} fail without any mutant")
        for one in wanted:
            yield one, tried(one, copy, tests[one.tests])


def main() -> int:
    """Carry it out."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("words", nargs="*")
    told = parser.parse_args().words
    found, tests = read()
    wanted = [one for one in found if not told or any(word in one.file or word == one.tests for word in told)]
    counts = dict.fromkeys((KILLED, LIVED, GONE), 0)
    for one, became in results(wanted, tests):
        counts[became] += 1
        print(f"{became}\t{one.tests}\t{one.name}", flush=True)
    print("\t".join(f"{word} {number}" for word, number in counts.items()))
    return 1 if counts[LIVED] or counts[GONE] else 0


if __name__ == "__main__":
    sys.exit(main())
