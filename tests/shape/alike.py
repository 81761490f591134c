"""Places of the rooms that are alike: runs of six lines of the same shape, names, words and numbers apart. ``python -m tests.shape.alike``."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from tests.shape import source

RUN, COMMON = 6, 8  # lines of a run; a run in more places than that is how one writes here, and nobody's copy
TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[A-Za-z_][A-Za-z0-9_]*|[0-9][0-9_.]*|\S")
PASSED = re.compile(r"(from|import)\s|#|\"\"\"|{#|[\s()\[\]{},:;]*$|</?\w+>$")
ACTS = re.compile(r"=|\w\(|\b(return|if|for|raise|with)\b")


def shape(line: str) -> str:
    """A line without its names, words and numbers."""
    return " ".join("s" if one[0] in "\"'" else "0" if one[0].isdigit() else "x" if one[0].isalpha() or one[0] == "_" else one
                    for one in TOKEN.findall(line))  # fmt: skip


def runs(text: str) -> Iterator[tuple[str, int, int]]:
    """Each run of six lines that say something, by its shape, with the lines it stands on."""
    lines = [(at, one.strip()) for at, one in enumerate(text.split("\n"), start=1)]
    lines = [(at, one) for at, one in lines if not PASSED.match(one)]
    for first in range(len(lines) - RUN + 1):
        here = lines[first : first + RUN]
        if sum(bool(ACTS.search(one)) for _, one in here) >= RUN / 2:
            yield "\n".join(shape(one) for _, one in here), here[0][0], here[-1][0]


def files() -> list[Path]:
    """The programs and templates of the rooms; not their tests, not what a migration did once."""
    found = (one for one in source.files() if source.ACTIVITIES in one.parents and one.suffix in (".py", ".html"))
    return [one for one in found if not {"tests", "migrations"} & set(one.relative_to(source.ACTIVITIES).parts)]


def pairs() -> dict[tuple[Path, Path], list[str]]:
    """Pairs of files that share a run, with the places of each run."""
    places: dict[str, list[tuple[Path, int, int]]] = defaultdict(list)
    for file in files():
        for said, first, last in runs(file.read_text(encoding="utf-8")):
            places[said].append((file, first, last))
    found: dict[tuple[Path, Path], list[str]] = defaultdict(list)
    for here in places.values():
        if len(here) <= COMMON:
            for (one, first, last), (other, begins, ends) in combinations(here, 2):
                if one != other or begins > last:
                    found[one, other].append(f"{first}-{last} ~ {begins}-{ends}")
    return dict(found)


if __name__ == "__main__":
    for (one, other), where in sorted(pairs().items(), key=lambda pair: -len(pair[1])):
        print(one.relative_to(source.ACTIVITIES), other.relative_to(source.ACTIVITIES), where[0], f"({len(where)})")
