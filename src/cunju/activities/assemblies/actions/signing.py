"""The photos of a sign-in sheet: kept when they are read, with the meeting once a person has looked at the doubtful boxes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cunju.activities.assemblies.models import Meeting
from cunju.archive import ready, storing
from cunju.archive.models import StoredFile
from cunju.ledger import interface as ledger
from cunju.records.book import as_id


def keep_photos(uploads: Sequence[Any], *, unit_code: str, name: str, by: str, now: datetime) -> list[str]:
    """Keep the photos as they will be looked at; gives the ids of the files."""
    laid = ready.ready(uploads)
    return [str(one.id) for one in storing.store_all(laid, unit_code=unit_code, name=name, by=by, now=now)] if laid else []


def bring_photos(meeting: Meeting, files: Sequence[str], *, by: str, now: datetime) -> None:
    """They are the meeting's signed page; only files of this unit the same person has just kept. Taken again before it is written down: the last."""
    found = list(StoredFile.objects.filter(pk__in=list(filter(None, map(as_id, files))), unit_code=meeting.unit_code, brought_by=by))
    with ledger.beside(), ledger.writing([meeting.unit_code], now=now):
        if found and meeting.state == "planned":
            meeting.papers.filter(name__in={one.name for one in found}).exclude(file__in=[one.id for one in found]).delete()
        for stored in found:
            meeting.papers.get_or_create(file=stored.id, defaults={"name": stored.name})
