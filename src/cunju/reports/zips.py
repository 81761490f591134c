"""Zip files whose bytes depend on their content alone."""

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)


def settled(raw: bytes) -> bytes:
    """The same members in the same order with fixed times."""
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        return packed([(one.filename, source.read(one)) for one in source.infolist()])


def packed(members: list[tuple[str, bytes]]) -> bytes:
    """A zip of named members with fixed times."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            told = zipfile.ZipInfo(name, EPOCH)
            told.compress_type, told.external_attr, told.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(told, content)
    return made.getvalue()
