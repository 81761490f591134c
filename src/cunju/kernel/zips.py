"""Zip files whose bytes depend on their content alone."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

EPOCH = (1980, 1, 1, 0, 0, 0)


def settled(raw: bytes, *, instead: Mapping[str, bytes] | None = None) -> bytes:
    """The same members in the same order with fixed times; those of ``instead`` in their places."""
    other = instead or {}
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        names = [one.filename for one in source.infolist()]
        return packed([(name, other.get(name) or source.read(name)) for name in names])


def packed(members: list[tuple[str, bytes]]) -> bytes:
    """A zip of named members with fixed times."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            _put(target, name, content)
    return made.getvalue()


class Packing:
    """A zip written to a file member by member, so that only one of them is in memory; fixed times."""

    def __init__(self, target: Path | BinaryIO) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, content: bytes) -> None:
        """One member; ``name`` with slashes where it lies in folders."""
        _put(self._zip, name, content)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._zip.close()


def _put(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    told = zipfile.ZipInfo(name, EPOCH)
    told.compress_type, told.external_attr, told.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
    target.writestr(told, content)
