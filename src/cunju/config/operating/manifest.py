"""``MANIFEST.json``: what a backup holds, with sizes and SHA-256 digests, and the comparison with what is there."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from cunju.config.operating import folders
from cunju.kernel.refusals import Refusal

SCHEMA = "cunju.backup/1"
DATABASE, CATALOGUE, KEYS, ARCHIVE, LOG = "database", "catalogue", "keys", "archive", "log"
PLACES = (DATABASE, CATALOGUE, KEYS, ARCHIVE, LOG)
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a backup."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup: when, of what, how its database is kept (``sqlite``, ``pg_dump`` or ``tables``), and its files."""

    made_at: str
    version: str
    demonstration: bool
    database: str
    migrations: tuple[str, ...]
    files: tuple[Entry, ...]

    def of(self, place: str) -> list[Entry]:
        """The files of one place (``archive``)."""
        return [one for one in self.files if one.path.startswith(f"{place}/")]


def write(folder: Path, one: Manifest) -> None:
    """As JSON, durable."""
    text = json.dumps({"schema": SCHEMA, **asdict(one)}, ensure_ascii=False, indent=1) + "\n"
    with (folder / folders.LIST).open("x", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> Manifest:
    """Refusal where it cannot be read, or names a file outside the backup."""
    path = folder / folders.LIST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise ValueError(data["schema"])
        return Manifest(
            str(data["made_at"]),
            str(data["version"]),
            bool(data["demonstration"]),
            str(data["database"]),
            tuple(str(one) for one in data["migrations"]),
            tuple(_entry(one) for one in data["files"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise Refusal(f"{path} 读不出来，或不是村居的备份清单。请换一份备份。") from None


def _entry(data: Any) -> Entry:
    path = PurePosixPath(data["path"])
    if path.is_absolute() or ".." in path.parts or path.parts[0] not in PLACES or len(path.parts) < 2:
        raise ValueError(data["path"])
    return Entry(str(path), int(data["size"]), str(data["sha256"]))


def digest(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file as it is."""
    with path.open("rb") as file:
        seen = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), seen


class Comparing:
    """Compares backups with their manifests; a file several of them share is read once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, int], tuple[int, str]] = {}

    def differences(self, folder: Path, one: Manifest) -> Iterator[tuple[str, str]]:
        """Path and sentence of each file that is missing, altered, or not in the manifest."""
        named = {entry.path: entry for entry in one.files}
        for entry in one.files:
            if said := self._wrong(folder / entry.path, entry):
                yield entry.path, said
        for path in folders.plain(folder):
            name = path.relative_to(folder).as_posix()
            if name not in named and name != folders.LIST:
                yield name, "清单里没有这个文件"

    def _wrong(self, path: Path, entry: Entry) -> str:
        if path.is_symlink() or not path.is_file():
            return "没有这个文件"
        try:
            size, seen = self._digest(path)
        except OSError as trouble:
            return f"读不出来（{trouble.strerror}）"
        if size != entry.size:
            return f"应有{entry.size}字节，现有{size}字节"
        return "" if seen == entry.sha256 else "内容和备份时不一样"

    def _digest(self, path: Path) -> tuple[int, str]:
        about = path.stat()
        key = (about.st_dev, about.st_ino)
        if key not in self._seen:
            self._seen[key] = digest(path)
        return self._seen[key]
