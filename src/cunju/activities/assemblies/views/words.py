"""The papers of a meeting beside the words a machine recognised on them: to search by, not compared by anybody, never the record."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju.activities.assemblies import actions, queries, rules
from cunju.activities.assemblies.access import instant, meeting_for
from cunju.activities.assemblies.models import Paper
from cunju.archive import storing
from cunju.archive.models import StoredFile
from cunju.kernel.refusals import Refusal
from cunju.org import access
from cunju.tables import reading


class Kept:
    """A stored file, as an upload is."""

    def __init__(self, stored: StoredFile) -> None:
        self.name, self.size, self.content = stored.name, stored.size, storing.content_of(stored)

    def seek(self, at: int) -> None:
        """It is at hand, whole."""

    def chunks(self) -> Iterator[bytes]:
        """All of it."""
        yield self.content


@access.staff
def words(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Each paper with its words; POST has those recognised that have none yet."""
    sent = request.method == "POST"
    meeting, unit = meeting_for(request, meeting_id, write=sent)
    found = queries.pictured(meeting)
    if sent:
        _recognise(request, [(paper, stored) for paper, stored in found if not paper.words])
        return redirect("assemblies:words", meeting.id)
    page = {
        "meeting": meeting, "unit": unit, "word": rules.body_words(unit.kind)[meeting.body], "nav_current": "register",
        "papers": [(paper, _pictures(stored)) for paper, stored in found],
        "may_read": reading.reads_words() and access.may_write(access.account_of(request), unit.code) and any(not one.words for one, _ in found),
    }  # fmt: skip
    return render(request, "assemblies/words.html", page)


def _pictures(stored: StoredFile) -> list[str]:
    try:
        return reading.pictures(Kept(stored))
    except (Refusal, storing.Damaged):
        return []


def _recognise(request: HttpRequest, found: list[tuple[Paper, StoredFile]]) -> None:
    if not reading.reads_words():
        messages.error(request, "这台服务器没有装认读照片的部分。")
        return
    for paper, stored in found:
        try:
            pages: list[dict[str, Any]] = reading.printed([Kept(stored)])
            actions.keep_words(paper, pages, now=instant(request))
        except Refusal as refusal:
            messages.error(request, refusal.message)
        except storing.Damaged:
            messages.error(request, f"“{stored.name}”在服务器上损坏了，没有认。")
