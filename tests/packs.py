"""Copies of the shipped packs for tests: with no clause at all, or with one of them changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cunju.catalogue import loading

FILES = [one for one in sorted(loading.DATA.glob("*.yaml")) if one.name not in loading.VOCABULARY]


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """While it lasts, the packs of ``folder`` stand in for the shipped ones of their names."""
    loading.use(folder)
    try:
        yield
    finally:
        loading.use(None)


@contextmanager
def lawless(folder: Path) -> Iterator[None]:
    """No clause holds anywhere; duties and the notice stay."""
    for one in FILES:
        head, _, _ = one.read_text(encoding="utf-8").partition("\nclauses:\n")
        (folder / one.name).write_text(f"{head}\nclauses: []\n", encoding="utf-8")
    with using(folder):
        assert not loading.load().clauses
        yield


@contextmanager
def changed(folder: Path, name: str, before: str, after: str) -> Iterator[None]:
    """One pack with ``after`` where it had ``before``, once."""
    text = (loading.DATA / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.count(before) == 1, (name, before)
    (folder / f"{name}.yaml").write_text(text.replace(before, after), encoding="utf-8")
    with using(folder):
        yield
