"""``python -m tests.mutants.clauses PACK …``: each number of each clause one more and one less, each share reached otherwise.

A mutant dies where the pack is refused as it is read (then nothing loads), else where the tests of clauses fail in a copy. Exit 1: one lived.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.mutants.__main__ import LIVED, ROOT, copied, noticed

DATA = "src/cunju/catalogue/data"
TESTS = ["src/cunju/catalogue/tests/test_clauses.py"]
REFUSED, FAILED = "refused", "failed"
OTHER = {"at_least": "more_than", "more_than": "at_least"}


def mutants(text: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and the changed text, one change each, on the lines that hold a clause's value."""
    lines = text.splitlines(keepends=True)
    begins = next((at for at, line in enumerate(lines) if line.startswith("clauses:")), len(lines))
    for at, line in enumerate(lines):
        if at > begins and line.startswith("    value: "):
            for other in changed(line):
                yield at + 1, "".join([*lines[:at], other, *lines[at + 1 :]])


def changed(line: str) -> Iterator[str]:
    """The line with each number one more and one less, or reached otherwise."""
    for found in re.finditer(r"\d+", line):
        for by in (1, -1):
            if int(found[0]) + by >= 0:
                yield f"{line[: found.start()]}{int(found[0]) + by}{line[found.end() :]}"
    for found in re.finditer(r"reached: (\w+)", line):
        yield f"{line[: found.start(1)]}{OTHER[found[1]]}{line[found.end(1) :]}"


def is_refused(name: str, text: str) -> bool:
    """Whether the pack is refused as it is read; in another process, since those of the tests must know nothing of Cunju yet."""
    from cunju.catalogue import reading

    return bool(reading.pack(text, file=name)[1])


def became(name: str, text: str, copy: Path, apart: Executor) -> str:
    """What became of a pack's changed text."""
    if apart.submit(is_refused, name, text).result():
        return REFUSED
    file = copy / DATA / name
    before = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    try:
        return FAILED if noticed(copy, TESTS) else LIVED
    finally:
        file.write_text(before, encoding="utf-8")


def main(packs: list[str]) -> int:
    """Carry it out for the packs named; all that ship without any."""
    every = sorted(one.name for one in (ROOT / DATA).glob("*.yaml") if "\nclauses:" in one.read_text(encoding="utf-8"))
    names = [f"{one}.yaml" for one in packs] or every
    lived = 0
    apart = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    with tempfile.TemporaryDirectory(prefix="cunju-clauses-") as folder, apart:
        copy = copied(Path(folder))
        if noticed(copy, TESTS):
            raise SystemExit("the tests fail without any mutant")
        for name in names:
            counts = dict.fromkeys((REFUSED, FAILED, LIVED), 0)
            for line, text in mutants((ROOT / DATA / name).read_text(encoding="utf-8")):
                counts[state := became(name, text, copy, apart)] += 1
                if state == LIVED:
                    print(f"{LIVED}\t{name}:{line}", flush=True)
            lived += counts[LIVED]
            print(name, *(f"{word} {number}" for word, number in counts.items()), sep="\t", flush=True)
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
