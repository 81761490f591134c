"""Uploads made ready before anything is locked: each by its kind, photos read in a child process, content durable beside its place."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from cunju.archive import disk, pages
from cunju.kernel.refusals import Refusal
from cunju.tables import reading

LARGEST = 20 * 1024 * 1024
JPEG, PNG, PDF, ZIP, OLD = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MACROS, BODY = "vbaproject.bin", "word/document.xml"
# The brands of phones' own formats, in which a photo begins at its fifth byte.
PHONES = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
HEIF = (
    "是手机的高效格式（HEIF），这里打不开；请在手机的相机设置里改成JPEG再拍"
    "（苹果：设置→相机→格式→兼容性最佳；安卓：相机设置里关掉“高效图片格式”），已拍的可以截屏或转成JPG后上传。"
)
OTHERS = "打不开，不是照片或者已损坏；可以上传照片（JPG、PNG、WEBP）、PDF、Word（docx）。"


class TooLarge(Refusal):
    """A file over 20 MB."""


class NotAPhoto(Refusal):
    """A file that is neither a photo nor a PDF nor a Word file."""


@dataclass(frozen=True)
class Ready:
    """One file to keep, its content durable beside its place, and those brought with it; ``own`` is its own name, where it has one."""

    part: disk.Part
    suffix: str
    mime: str
    own: str = ""
    more: tuple["Ready", ...] = ()

    @property
    def all(self) -> Iterator["Ready"]:
        """Every file, this one first."""
        yield self
        yield from self.more


def ready(uploads: "Sequence[Any] | Ready | None") -> Ready | None:
    """Photos (several become one PDF), PDFs and Word files, made ready to keep; what is ready stays as it is, nothing stays None.

    Slow: never inside ``ledger.writing``. Of several a faulty one is left out and marked (``fault``), so that ``pdfs.tell`` names it; Refused
    where none is left: over 20 MB, no such file, a full disk.
    """
    if isinstance(uploads, Ready) or not uploads:
        return uploads if isinstance(uploads, Ready) else None
    wrong, good = _sorted(uploads)
    photos = _photos([one for one, kind in good if kind == "photo"], wrong)
    found = [*photos, *(_laid(one.chunks, kind, WORD if kind == "docx" else "application/pdf", one.name) for one, kind in good if kind != "photo")]
    for one, refusal in wrong:
        one.fault = refusal.message
    if not found:
        raise wrong[0][1] if len(wrong) == 1 else NotAPhoto("".join(dict.fromkeys(each.message for _, each in wrong)), "photos")
    if len(found) == 1:
        return replace(found[0], own="")
    return replace(found[0], more=tuple(found[1:]))


Wrong = list[tuple[Any, Refusal]]


def _sorted(uploads: Sequence[Any]) -> tuple[Wrong, list[tuple[Any, str]]]:
    """The files refused at sight, and the others with their kinds."""
    wrong: Wrong = []
    good: list[tuple[Any, str]] = []
    for one in uploads:
        try:
            good.append((one, _kind(one)))
        except Refusal as refusal:
            wrong.append((one, refusal))
    return wrong, good


def _photos(uploads: list[Any], wrong: Wrong) -> list[Ready]:
    """The photos as one file; one that cannot be read is named, the others stay."""
    if not uploads:
        return []
    try:
        read = reading.photos(uploads, count=len(uploads)) if len(uploads) > 1 else list(_each(uploads, wrong))
    except Refusal:
        read = list(_each(uploads, wrong))
    if not read:
        return []
    return [of(read[0], "jpg", "image/jpeg") if len(read) == 1 else of(pages.joined(read), "pdf", "application/pdf")]


def _each(uploads: list[Any], wrong: Wrong) -> Iterator[bytes]:
    for one in uploads:
        try:
            yield from reading.photos([one], count=1)
        except Refusal as refusal:
            wrong.append((one, NotAPhoto(f"“{one.name}”{HEIF}", "photos") if _head(one)[4:8] == b"ftyp" else refusal))


def of(content: bytes, suffix: str, mime: str) -> Ready:
    """Content that is at hand."""
    return _laid(lambda: [content], suffix, mime)


def _laid(chunks: Callable[[], Iterable[bytes]], suffix: str, mime: str, name: str = "") -> Ready:
    return Ready(disk.lay(chunks), suffix, mime, PurePath(name or "").stem[:80])


def _kind(upload: Any) -> str:
    """``pdf``, ``docx`` or ``photo`` by its first bytes, never by its name; NotAPhoto for everything else."""
    if upload.size > LARGEST:
        raise TooLarge(f"“{upload.name}”超过20MB；请压缩后再上传。", "photos")
    head = _head(upload)
    if head.startswith(PDF):
        return "pdf"
    if head.startswith(ZIP) and _is_word(upload):
        return "docx"
    if head.startswith((JPEG, PNG)) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "photo"
    if head[4:8] == b"ftyp" and head[8:12] in PHONES:
        if head[8:11] != b"avi" and reading.opens_heif():
            return "photo"
        raise NotAPhoto(f"“{upload.name}”{HEIF}", "photos")
    if head.startswith(OLD):
        raise NotAPhoto(f"“{upload.name}”是老的Word、Excel格式；请另存为docx或PDF再上传。", "photos")
    raise NotAPhoto(f"“{upload.name}”{OTHERS}", "photos")


def _head(upload: Any) -> bytes:
    upload.seek(0)
    found: bytes = upload.read(16)
    upload.seek(0)
    return found


def _is_word(upload: Any) -> bool:
    """Whether a zip is a Word file; one that carries programs is refused."""
    try:
        with zipfile.ZipFile(upload) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False
    finally:
        upload.seek(0)
    if any(one.lower().endswith(MACROS) for one in names):
        raise NotAPhoto(f"“{upload.name}”里有宏（程序），不能收；请另存为普通的docx或PDF再上传。", "photos")
    return BODY in names
