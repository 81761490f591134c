"""Files under their digest: whole or not there at all, whatever ends the process or fills the disk."""

import contextlib
import errno
import fcntl
import hashlib
import os
import uuid
import weakref
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from django.conf import settings

from cunju.kernel.refusals import Refusal
from cunju.org import clock

FILE, FOLDER = 0o600, 0o700
PART, LOCK = ".part", ".lock"
FULL = (errno.ENOSPC, errno.EDQUOT)


class Full(Refusal):
    """No room for a file."""


class Part:
    """Content beside its place, durable, not yet under its digest; gone again where nobody puts it there."""

    def __init__(self, digest: str, size: int, path: Path | None, held: int | None) -> None:
        self.digest, self.size, self.path = digest, size, path
        self.drop = weakref.finalize(self, _drop, path, held)

    def put(self) -> None:
        """Under its digest now: renamed, the folder written to disk."""
        if self.path is None:
            return
        with saying_full():
            self.path.replace(path_of(self.digest))
            _synced(self.path.parent)
        self.path = None
        self.drop()


def path_of(digest: str) -> Path:
    """Where content of a digest lies."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def folder(path: Path) -> Path:
    """A folder of the archive, nobody else's to read; written to disk with its name."""
    for one in [*reversed(path.parents), path]:
        if not one.exists():
            with contextlib.suppress(FileExistsError):
                one.mkdir(FOLDER)
            _synced(one.parent)
    return path


def lay(chunks: Callable[[], Iterable[bytes]]) -> Part:
    """Write content beside its place and to disk, unless it lies there whole already. Full where there is no room."""
    seen, size = hashlib.sha256(), 0
    for one in chunks():
        seen.update(one)
        size += len(one)
    digest = seen.hexdigest()
    with saying_full(), locked(fcntl.LOCK_SH):
        target = path_of(digest)
        if fault(target, digest=digest, size=size) is None:
            os.utime(target)  # young again: nobody tidies it away before its row stands
            return Part(digest, size, None, None)
        return _written(target, chunks(), digest=digest, size=size)


def _written(target: Path, chunks: Iterable[bytes], *, digest: str, size: int) -> Part:
    path = folder(target.parent) / f".{digest[:16]}.{uuid.uuid4().hex}{PART}"
    held = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, FILE)
    part = Part(digest, size, path, held)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        for one in chunks:
            left = memoryview(one)
            while left:
                left = left[os.write(held, left) :]
        os.fsync(held)
    except BaseException:
        part.drop()
        raise
    return part


def _drop(path: Path | None, held: int | None) -> None:
    """What was put under its digest is no longer at ``path``."""
    if path is not None:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    if held is not None:
        os.close(held)


def _synced(path: Path) -> None:
    held = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def fault(path: Path, *, digest: str, size: int) -> str | None:
    """What is wrong with the file at ``path``, or None: it is there, as long and the same as it should be."""
    try:
        with path.open("rb") as file:
            return fault_of(file, digest=digest, size=size)
    except FileNotFoundError:
        return "没有这个文件"
    except OSError as wrong:
        return f"读不出来（{wrong.strerror}）"


def fault_of(file: BufferedReader, *, digest: str, size: int) -> str | None:
    """As ``fault``, of a file that is open; it stands at its beginning again."""
    there = os.fstat(file.fileno()).st_size
    if there != size:
        return f"应有{size}字节，现有{there}字节"
    seen = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return None if seen == digest else "内容和登记时不一样"


@contextlib.contextmanager
def saying_full() -> Iterator[None]:
    """A full disk is a sentence; other trouble of the disk goes its way."""
    try:
        yield
    except OSError as wrong:
        if wrong.errno not in FULL:
            raise
        raise Full(
            "服务器的磁盘满了，附件没有保存，这一次填写的也没有记录；请告诉系统管理员，腾出空间后再提交一次。",
            "photos",
        ) from None


@contextlib.contextmanager
def locked(how: int) -> Iterator[None]:
    """Bringing files in shares the archive; tidying has it alone."""
    root = folder(Path(settings.MEDIA_ROOT))
    if root.stat().st_mode & 0o077:
        root.chmod(FOLDER)
    held = os.open(root / LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, FILE)
    try:
        fcntl.flock(held, how)
        yield
    finally:
        os.close(held)


def files() -> Iterator[Path]:
    """Everything that lies under a digest."""
    for one in sorted(Path(settings.MEDIA_ROOT).glob("??/*")):
        if len(one.name) == 64 and one.name.startswith(one.parent.name) and one.is_file():
            yield one


def parts() -> list[Path]:
    """Half files whose process is no more: nobody holds them. Only of those who have the archive alone is it surely so."""
    return [one for one in sorted(Path(settings.MEDIA_ROOT).glob(f"??/.*{PART}")) if _left(one)]


def _left(path: Path) -> bool:
    with contextlib.suppress(FileNotFoundError, BlockingIOError), path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def age(path: Path) -> float:
    """Seconds since it was written or asked for again, by the machine's clock."""
    return clock.machine_now().timestamp() - path.stat().st_mtime
