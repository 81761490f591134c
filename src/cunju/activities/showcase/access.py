"""Who reads and writes here: a unit its project, the town what it sends in, the district all; who may not gets 404."""

import uuid
from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.showcase import queries
from cunju.activities.showcase.book import BOOK
from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.steps import PROJECT
from cunju.org import access as doors
from cunju.org.models import Account, Unit
from cunju.records import access
from cunju.records.models import LIVE

unit_for = partial(access.unit_for, BOOK)
entry_for = partial(access.entry_for, BOOK)
to_change = partial(access.to_change, BOOK)
may_write = partial(access.may_write, BOOK)
PLACES = {"text": ("town",), "case": ("town",), "guided": ("town",), "announced": ("county",), "shown": ("county",)}


def to_write(request: HttpRequest, code: str, step: str) -> Unit:
    """The place of a step, for a role that writes it; a project's only where the notice names it."""
    unit = access.to_write(BOOK, request, code, step)
    named = step not in (*PROJECT, "guided") or queries.project(unit)
    if unit.kind not in PLACES.get(step, ("village", "community")) or not named:
        raise Http404
    return unit


def may_select(account: Account, posting: Entry) -> bool:
    """Whether an account may say what was selected of a posting: the district, once, while it stands."""
    here = posting.step == "announced" and posting.state == LIVE and not queries.chosen_of(posting)
    return here and may_write(account, "selected")


def to_select(request: HttpRequest, entry_id: uuid.UUID) -> tuple[Entry, Unit]:
    """A posting of which nothing was selected yet, for the district."""
    entry, unit = entry_for(request, entry_id)
    if entry.step != "announced" or not may_write(doors.account_of(request), "selected"):
        raise Http404
    return entry, unit
