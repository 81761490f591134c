"""Zip files whose bytes depend on their content alone."""

import io
import zipfile
from collections.abc import Mapping

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
            told = zipfile.ZipInfo(name, EPOCH)
            told.compress_type, told.external_attr, told.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(told, content)
    return made.getvalue()
