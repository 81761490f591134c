"""Bringing files in, and finding their content again."""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from cunju.archive import images
from cunju.archive.models import StoredFile
from cunju.kernel.refusals import Refusal

LARGEST = 20 * 1024 * 1024


class TooLarge(Refusal):
    """A file over 20 MB."""


def store(
    uploads: Sequence[Any], *, unit_code: str, name: str, by: str, now: datetime, about: uuid.UUID | None = None
) -> StoredFile:
    """Keep uploaded photos (several become one PDF) or one PDF as a single stored file called ``name``.

    ``about`` is the root fact of the record it proves. TooLarge over 20 MB.
    """
    for upload in uploads:
        if upload.size > LARGEST:
            raise TooLarge(f"“{upload.name}”超过20MB；请压缩后再上传。", "photos")
    if len(uploads) == 1 and _is_pdf(uploads[0]):
        uploads[0].seek(0)
        return keep(
            uploads[0].read(),
            unit_code=unit_code,
            name=f"{name}.pdf",
            mime="application/pdf",
            by=by,
            now=now,
            about=about,
        )
    pictures = [images.upright(one, name=one.name) for one in uploads]
    if len(pictures) == 1:
        content, suffix, mime = images.as_jpeg(pictures[0]), "jpg", "image/jpeg"
    else:
        content, suffix, mime = images.as_pdf(pictures), "pdf", "application/pdf"
    return keep(content, unit_code=unit_code, name=f"{name}.{suffix}", mime=mime, by=by, now=now, about=about)


def bring(
    files: Any, uploads: Sequence[Any], *, unit_code: str, name: str, by: str, now: datetime, about: uuid.UUID | None
) -> None:
    """Keep uploads, if any, and add them to the files of a row (its related manager of ``Brought``)."""
    if uploads:
        stored = store(uploads, unit_code=unit_code, name=name, by=by, now=now, about=about)
        files.create(file=stored.id, name=stored.name)


def keep(
    content: bytes,
    *,
    unit_code: str,
    name: str,
    mime: str,
    by: str,
    now: datetime,
    about: uuid.UUID | None = None,
) -> StoredFile:
    """Write content under its digest and remember it for a unit."""
    digest = hashlib.sha256(content).hexdigest()
    target = path_of(digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return StoredFile.objects.create(
        digest=digest,
        name=name[:120],
        mime=mime,
        size=len(content),
        unit_code=unit_code,
        brought_by=by,
        about=about,
        at=now,
    )


def path_of(digest: str) -> Path:
    """Where content of a digest lies."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def _is_pdf(upload: Any) -> bool:
    upload.seek(0)
    head = upload.read(5)
    upload.seek(0)
    return bool(head == b"%PDF-")
