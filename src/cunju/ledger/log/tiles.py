"""Tiles, entry bundles and the checkpoint as files of a folder (C2SP tlog-tiles), appended to and read."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from cunju.ledger.log import trees

WIDTH = 256
ENTRIES = "entries"


def path(level: int | str, index: int, width: int = WIDTH) -> str:
    """``tile/0/x001/234`` and, of a partial one, ``.p/W`` behind it."""
    parts = [f"{index % 1000:03d}"]
    while index := index // 1000:
        parts.insert(0, f"x{index % 1000:03d}")
    return f"tile/{level}/{'/'.join(parts)}" + (f".p/{width}" if width < WIDTH else "")


def bundle(entries: Sequence[bytes]) -> bytes:
    """Entries, each behind its length in two bytes."""
    return b"".join(len(one).to_bytes(2, "big") + one for one in entries)


def write(file: Path, data: bytes) -> None:
    """Durable."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def publish(folder: Path, note: str) -> None:
    """The checkpoint, whole or not at all, when all it speaks of is written."""
    own = folder / ".checkpoint"
    write(own, note.encode())
    own.replace(folder / "checkpoint")
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


class Stored:
    """The log of a folder at a size: its hashes, its entries. OSError or ValueError where a file is missing or too short."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
        self._seen: dict[tuple[int | str, int], list[bytes]] = {}

    def hash(self, level: int, index: int) -> bytes:
        """A ``trees.Read``."""
        return self.tile(level, index // WIDTH)[index % WIDTH]

    def tile(self, level: int, index: int) -> list[bytes]:
        """The hashes of a tile."""
        if (level, index) not in self._seen:
            width = min(WIDTH, (self.size >> (8 * level)) - index * WIDTH)
            data = self._data(level, index, width)
            if len(data) < 32 * width:
                raise ValueError(path(level, index, width))
            self._seen[level, index] = [data[at : at + 32] for at in range(0, 32 * width, 32)]
        return self._seen[level, index]

    def bundle(self, index: int) -> list[bytes]:
        """The entries of a bundle."""
        width = min(WIDTH, self.size - index * WIDTH)
        data, found = self._data(ENTRIES, index, width), list[bytes]()
        while data and len(found) < width:
            size = int.from_bytes(data[:2], "big")
            found.append(data[2 : 2 + size])
            data = data[2 + size :]
        if len(found) < width:
            raise ValueError(path(ENTRIES, index, width))
        return found

    def _data(self, level: int | str, index: int, width: int) -> bytes:
        if width <= 0:
            return b""
        file = self.folder / path(level, index, width)
        return (file if file.exists() else self.folder / path(level, index)).read_bytes()

    def append(self, entries: Sequence[bytes]) -> "Stored":
        """The log with more entries: every tile and bundle that changed, each under the name of its width."""
        self._fill(ENTRIES, self.size, list(entries), self.bundle)
        level, start, new = 0, self.size, [trees.leaf_hash(one) for one in entries]
        while new:
            new = self._fill(level, start, new, lambda index, level=level: self.tile(level, index))  # type: ignore[misc]
            level, start = level + 1, start // WIDTH
        return Stored(self.folder, self.size + len(entries))

    def _fill(self, level: int | str, start: int, new: list[bytes], read: Callable[[int], list[bytes]]) -> list[bytes]:
        index, width = divmod(start, WIDTH)
        data, full = [*(read(index) if width else []), *new], []
        for at in range(0, len(data), WIDTH):
            part = data[at : at + WIDTH]
            raw = bundle(part) if level == ENTRIES else b"".join(part)
            write(self.folder / path(level, index, len(part)), raw)
            if len(part) == WIDTH:
                shutil.rmtree(self.folder / f"{path(level, index)}.p", ignore_errors=True)
                full.append(b"" if level == ENTRIES else trees.folded(part))
            index += 1
        return [] if level == ENTRIES else full
