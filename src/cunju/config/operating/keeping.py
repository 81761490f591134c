"""A backup: database, own packs, keys apart, log, archive; consistent while the service runs, whole or not at all."""

import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from cunju import __version__
from cunju.archive import disk
from cunju.config import environment
from cunju.config.operating import databases, folders, manifest
from cunju.config.operating.manifest import ARCHIVE, CATALOGUE, CHUNK, DATABASE, KEYS, LOG, Entry, Manifest
from cunju.kernel.refusals import Refusal
from cunju.org import clock, demo_accounts

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made; ``faults`` of files that were no longer what was brought, ``linked`` files of an earlier one."""

    folder: Path
    manifest: Manifest
    linked: int
    removed: int
    faults: tuple[str, ...]


def make(root: Path, *, say: Say, from_live: bool = False) -> Made:
    """A backup into ``root``. ``from_live``: archive files are linked, not copied, where they lie on the same disk."""
    root = root.absolute()
    _suits(root)
    with folders.private(), _saying(root), folders.alone(root):
        before = next(iter(reversed(folders.there(root))), None)
        name = folders.free_name(root)
        part = root / f".{name}.part"
        part.mkdir()
        try:
            filling = _Filling(part, before, from_live)
            # Nothing of the archive is tidied away meanwhile; what the database names then lies there already.
            with disk.locked(fcntl.LOCK_SH):
                one = filling.all(say)
            manifest.write(part, one)
            for folder in [*(one for one in part.rglob("*") if one.is_dir()), part]:
                folders.synced(folder)
            part.rename(root / name)
            folders.synced(root)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return Made(root / name, one, filling.linked, folders.thin(root), tuple(filling.faults))


def _suits(root: Path) -> None:
    inner = [Path(settings.MEDIA_ROOT), Path(settings.CATALOGUE)]
    if any(one == root or one in root.parents for one in inner):
        raise Refusal(f"备份不能放在 {root}：那里是要备份的文件。请另选一个文件夹，最好在另一块磁盘上。")


@contextmanager
def _saying(root: Path) -> Iterator[None]:
    """Trouble of the disk is a sentence; nothing half made is left."""
    try:
        yield
    except OSError as trouble:
        full = trouble.errno in (errno.ENOSPC, errno.EDQUOT)
        why = "磁盘满了" if full else f"{trouble.strerror or trouble}（{trouble.filename or root}）"
        raise Refusal(f"没有备份到 {root}：{why}。请处理后再执行；原有的备份没有改动。") from None


class _Filling:
    """One backup in the making."""

    def __init__(self, part: Path, before: Path | None, from_live: bool) -> None:
        self.part, self.before, self.from_live = part, before, from_live
        self.linked, self.faults = 0, list[str]()
        self.earlier: dict[str, Entry] = {}
        if before:
            with suppress(Refusal):  # an earlier backup that is damaged helps nobody
                self.earlier = {one.path: one for one in manifest.read(before).of(ARCHIVE)}

    def all(self, say: Say) -> Manifest:
        entries = list(self._log())
        kind = databases.snapshot(self.part / DATABASE, say)
        entries += [self._digested(one) for one in folders.plain(self.part / DATABASE)]
        entries += [
            self._copied(one, f"{CATALOGUE}/{name}") for name, one in _below(Path(settings.CATALOGUE))
        ]
        keys = [environment.var_folder() / "secret-key", Path(settings.LOG_KEY), Path(settings.PHONE_KEY), demo_accounts.file()]
        entries += [self._copied(one, f"{KEYS}/{one.name}") for one in keys if one.is_file()]
        entries += self._archive()
        return Manifest(
            clock.machine_now().isoformat(timespec="seconds"),
            __version__,
            _demonstration(),
            kind,
            _applied(),
            tuple(sorted(entries, key=lambda one: one.path)),
        )

    def _log(self) -> Iterator[Entry]:
        """Before the database, which then has all the log tells; of each log first the head, then what it needs."""
        there = [(name, one) for name, one in _below(Path(settings.LOG)) if not one.name.startswith(".")]
        for name, one in sorted(there, key=lambda pair: pair[1].name != "checkpoint"):
            with suppress(FileNotFoundError):  # a partial tile that has become a whole one
                yield self._copied(one, f"{LOG}/{name}")

    def _archive(self) -> Iterator[Entry]:
        live = {f"{ARCHIVE}/{name}": one for name, one in _archived()}
        named = {f"{ARCHIVE}/{one[:2]}/{one}" for one in _named()}
        for path in sorted(live.keys() | named):
            if entry := self._kept(path, live.get(path)):
                yield entry

    def _kept(self, path: str, live: Path | None) -> Entry | None:
        """Linked to the earlier backup where that has it as it was brought, else copied."""
        entry = self.earlier.get(path)
        if entry and self._unchanged(entry, live) and self._link(self.before, entry):
            return entry
        if live is None:
            self.faults.append(f"{path.removeprefix(ARCHIVE + '/')}：登记过的附件，文件不在了")
            return None
        made = self._copied(live, path, link=self.from_live)
        if len(live.name) == 64 and made.sha256 != live.name:
            self.faults.append(f"{path.removeprefix(ARCHIVE + '/')}：内容和登记时不一样")
        return made

    def _unchanged(self, entry: Entry, live: Path | None) -> bool:
        """Content under its digest never changes; a paper made has a name of its own."""
        name = Path(entry.path).name
        return entry.sha256 == name or (
            live is not None and len(name) != 64 and live.stat().st_size == entry.size
        )

    def _link(self, before: Path | None, entry: Entry) -> bool:
        source, target = (before or self.part) / entry.path, self.part / entry.path
        if not source.is_file() or source.stat().st_size != entry.size:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:
            return False
        self.linked += 1
        return True

    def _copied(self, source: Path, path: str, *, link: bool = False) -> Entry:
        target = self.part / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if link:
            with suppress(OSError):
                os.link(source, target)
                return self._digested(target)
        seen, size = hashlib.sha256(), 0
        with source.open("rb") as old, target.open("xb") as new:
            while data := old.read(CHUNK):
                seen.update(data)
                size += new.write(data)
            new.flush()
            os.fsync(new.fileno())
        return Entry(path, size, seen.hexdigest())

    def _digested(self, path: Path) -> Entry:
        return Entry(path.relative_to(self.part).as_posix(), *manifest.digest(path))


def _below(root: Path) -> list[tuple[str, Path]]:
    return [(one.relative_to(root).as_posix(), one) for one in folders.plain(root) if one.is_file()]


def _archived() -> list[tuple[str, Path]]:
    """What lies in the archive, but what is being written just now."""
    halves = (disk.PART, ".half")
    return [
        (name, one)
        for name, one in _below(Path(settings.MEDIA_ROOT))
        if one.name != disk.LOCK and one.suffix not in halves
    ]


def _named() -> set[str]:
    from django.db import connection

    from cunju.archive.models import StoredFile

    if StoredFile._meta.db_table not in connection.introspection.table_names():
        return set()
    return set(StoredFile.objects.values_list("digest", flat=True).distinct().order_by())


def _demonstration() -> bool:
    from cunju.org.models import Installation

    return bool(Installation.objects.values_list("demonstration", flat=True).first())


def _applied() -> tuple[str, ...]:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return tuple(sorted(".".join(one) for one in MigrationRecorder(connection).applied_migrations()))
