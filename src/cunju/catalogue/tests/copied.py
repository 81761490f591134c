"""Copies of the shipped packs for tests: without any clause, or with one value changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cunju.catalogue import loading


def _files() -> list[Path]:
    return [file for file in sorted(loading.DATA.glob("*.yaml")) if file.name not in loading.VOCABULARY]


@contextmanager
def _used(folder: Path) -> Iterator[None]:
    before = loading.own_folder()
    loading.use(folder)
    try:
        yield
    finally:
        loading.use(before)


@contextmanager
def without_clauses(folder: Path) -> Iterator[None]:
    """Every pack with its duties and without a clause."""
    for file in _files():
        head, found, _ = file.read_text(encoding="utf-8").partition("\nclauses:\n")
        (folder / file.name).write_text(f"{head}\nclauses: []\n" if found else head, encoding="utf-8")
    with _used(folder):
        yield


@contextmanager
def changed(folder: Path, pack: str, question: str, *edits: tuple[str, str]) -> Iterator[None]:
    """One pack in which the first clause on a question says something else: (old, new) pairs, cases too."""
    text = (loading.DATA / f"{pack}.yaml").read_text(encoding="utf-8")
    head, mark, tail = text.partition(f"  - question: {question}\n")
    assert mark
    for old, new in edits:
        assert old in tail
        tail = tail.replace(old, new, 1)
    (folder / f"{pack}.yaml").write_text(head + mark + tail, encoding="utf-8")
    with _used(folder):
        yield
