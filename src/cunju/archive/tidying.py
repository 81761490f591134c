"""What lies in the archive beside what was brought: files no row names, half files of a process that ended; what is damaged."""

import contextlib
import fcntl
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cunju.archive import disk
from cunju.archive.models import StoredFile

# A file this young may belong to a form that is being saved.
DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Wrong:
    """A stored file that is not what was brought."""

    file: StoredFile
    fault: str


def unused(*, older: float = DAY) -> list[Path]:
    """Files on the disk that no row names, not brought or asked for in the last day."""
    named = set(StoredFile.objects.values_list("digest", flat=True))
    return [one for one in disk.files() if one.name not in named and disk.age(one) >= older]


def remove(*, older: float = DAY) -> list[Path]:
    """Remove those, looked at again while nothing can be brought, and half files left behind; gives what is gone."""
    with disk.locked(fcntl.LOCK_EX):
        gone = [*unused(older=older), *disk.parts()]
        for one in gone:
            one.unlink(missing_ok=True)
    return gone


def clear() -> None:
    """Remove half files of a process that was killed: whoever takes its place begins with this."""
    with disk.locked(fcntl.LOCK_EX):
        for one in disk.parts():
            one.unlink(missing_ok=True)


def size(found: Iterable[Path]) -> int:
    """Their bytes together."""
    total = 0
    for one in found:
        with contextlib.suppress(FileNotFoundError):
            total += one.stat().st_size
    return total


def wrong() -> list[Wrong]:
    """Every stored file compared with its size and digest; those that differ."""
    found = []
    faults: dict[tuple[str, int], str | None] = {}
    for one in StoredFile.objects.order_by("unit_code", "at", "pk").iterator():
        key = (one.digest, one.size)
        if key not in faults:
            faults[key] = disk.fault(disk.path_of(one.digest), digest=one.digest, size=one.size)
        if fault := faults[key]:
            found.append(Wrong(one, fault))
    return found
