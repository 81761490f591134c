"""Uploads made ready before anything is locked: photos read in a child process, the file durable beside its place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cunju.archive import disk, pages
from cunju.kernel.refusals import Refusal
from cunju.tables import reading

LARGEST = 20 * 1024 * 1024
JPEG, PNG, PDF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
# The brands of phones' own formats, in which a photo begins at its fifth byte.
PHONES = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
HEIF = (
    "是手机的高效格式（HEIF），这里打不开；请在手机的相机设置里改成JPEG再拍"
    "（苹果：设置→相机→格式→兼容性最佳；安卓：相机设置里关掉“高效图片格式”），已拍的可以截屏或转成JPG后上传。"
)


class TooLarge(Refusal):
    """A file over 20 MB."""


class NotAPhoto(Refusal):
    """A file that is neither a photo nor a PDF."""


@dataclass(frozen=True)
class Ready:
    """One file to keep: its content lies durable beside its place."""

    part: disk.Part
    suffix: str
    mime: str


def ready(uploads: "Sequence[Any] | Ready | None") -> Ready | None:
    """Photos (several become one PDF) or one PDF, made ready to keep; what is ready stays as it is, nothing stays None.

    Slow: never inside ``ledger.writing``. Refused: over 20 MB, what is neither photo nor PDF, a full disk.
    """
    if isinstance(uploads, Ready):
        return uploads
    if not uploads:
        return None
    kinds = [_kind(one) for one in uploads]
    if len(uploads) == 1 and kinds == ["pdf"]:
        return _laid(uploads[0].chunks, "pdf", "application/pdf")
    if "pdf" in kinds:
        raise NotAPhoto("PDF请单独上传：要么一份PDF，要么一张或多张照片。", "photos")
    photos = reading.photos(uploads, count=len(uploads))
    if len(photos) == 1:
        return of(photos[0], "jpg", "image/jpeg")
    return of(pages.joined(photos), "pdf", "application/pdf")


def of(content: bytes, suffix: str, mime: str) -> Ready:
    """Content that is at hand."""
    return _laid(lambda: [content], suffix, mime)


def _laid(chunks: Callable[[], Iterable[bytes]], suffix: str, mime: str) -> Ready:
    return Ready(disk.lay(chunks), suffix, mime)


def _kind(upload: Any) -> str:
    """``pdf`` or ``photo`` by its first bytes, never by its name; NotAPhoto for everything else."""
    if upload.size > LARGEST:
        raise TooLarge(f"“{upload.name}”超过20MB；请压缩后再上传。", "photos")
    upload.seek(0)
    head = upload.read(16)
    upload.seek(0)
    if head.startswith(PDF):
        return "pdf"
    if head.startswith((JPEG, PNG)) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "photo"
    if head[4:8] == b"ftyp" and head[8:12] in PHONES:
        raise NotAPhoto(f"“{upload.name}”{HEIF}", "photos")
    raise NotAPhoto(
        f"“{upload.name}”打不开，不是照片或者已损坏；请上传照片（JPG、PNG、WEBP）或一份PDF。", "photos"
    )
