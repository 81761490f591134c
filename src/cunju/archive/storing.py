"""Bringing files in, and finding their content again, whole or not at all."""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime
from io import BufferedReader
from typing import Any

from cunju.archive import disk
from cunju.archive.disk import path_of
from cunju.archive.models import StoredFile
from cunju.archive.ready import LARGEST, NotAPhoto, Ready, TooLarge, of, ready

__all__ = ["LARGEST", "Damaged", "NotAPhoto", "Ready", "TooLarge", "bring", "content_of", "keep", "opened", "path_of", "ready", "store", "store_all"]
log = logging.getLogger(__name__)


class Damaged(Exception):
    """The file kept is not what was brought: missing, shorter, or other content."""


def store(
    uploads: Sequence[Any] | Ready, *, unit_code: str, name: str, by: str, now: datetime, about: uuid.UUID | None = None
) -> StoredFile:
    """Keep uploaded photos (several become one PDF), a PDF or a Word file as a single stored file called ``name``.

    ``about`` is the root fact of the record it proves. Inside ``ledger.writing`` give what ``ready`` made of them. Of several files only the
    first: ``store_all`` keeps them all.
    """
    laid = ready(uploads)
    if laid is None:
        raise ValueError("nothing to store")
    laid.part.put()
    name = f"{name[:60]} {laid.own}".strip() if laid.own else name
    return StoredFile.objects.create(
        digest=laid.part.digest,
        name=f"{name[:115]}.{laid.suffix}" if laid.suffix else name[:120],
        mime=laid.mime,
        size=laid.part.size,
        unit_code=unit_code,
        brought_by=by,
        about=about,
        at=now,
    )


def store_all(
    uploads: Ready, *, unit_code: str, name: str, by: str, now: datetime, about: uuid.UUID | None = None
) -> list[StoredFile]:
    """Keep every file that is ready, each under the record's name and its own."""
    return [store(one, unit_code=unit_code, name=name, by=by, now=now, about=about) for one in uploads.all]


def bring(
    files: Any, uploads: Ready | None, *, unit_code: str, name: str, by: str, now: datetime, about: uuid.UUID | None
) -> None:
    """Keep what is ready, if anything, and add it to the files of a row (its related manager of ``Brought``)."""
    if uploads:
        for stored in store_all(uploads, unit_code=unit_code, name=name, by=by, now=now, about=about):
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
    """Keep content as it is, under its digest, for a unit."""
    return store(of(content, "", mime), unit_code=unit_code, name=name, by=by, now=now, about=about)


def opened(found: StoredFile) -> BufferedReader:
    """The content of a stored file, compared with its size and digest; Damaged, with a line in the log, where it differs."""
    try:
        file = path_of(found.digest).open("rb")
    except OSError as wrong:
        raise _damaged(found, "没有这个文件" if isinstance(wrong, FileNotFoundError) else f"读不出来（{wrong.strerror}）") from None
    fault = disk.fault_of(file, digest=found.digest, size=found.size)
    if fault is None:
        return file
    file.close()
    raise _damaged(found, fault)


def _damaged(found: StoredFile, fault: str) -> Damaged:
    log.error("archive: file %s of %s, digest %s: %s", found.pk, found.unit_code, found.digest, fault)
    return Damaged(fault)


def content_of(found: StoredFile) -> bytes:
    """As ``opened``, all of it."""
    with opened(found) as file:
        return file.read()
