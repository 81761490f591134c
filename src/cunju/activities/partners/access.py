"""Who reads and writes here: a unit its own; the town and the district read those of their units."""

import uuid
from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.partners.book import BOOK
from cunju.activities.partners.models import Entry, Gift
from cunju.org.models import Unit
from cunju.records import access
from cunju.records.models import LIVE

unit_for, entry_for = partial(access.unit_for, BOOK), partial(access.entry_for, BOOK)
to_write, to_change = partial(access.to_write, BOOK), partial(access.to_change, BOOK)
may_write = partial(access.may_write, BOOK)


def to_receive(request: HttpRequest, entry_id: uuid.UUID) -> tuple[Entry, Unit]:
    """A project that stands, for who writes what it receives."""
    entry, unit = entry_for(request, entry_id)
    if entry.step != "project" or entry.state != LIVE:
        raise Http404
    return entry, to_write(request, unit.code, "project")


def to_take_back(request: HttpRequest, gift_id: uuid.UUID) -> tuple[Gift, Unit]:
    """Money that was written down, for who may say that it never came."""
    gift = Gift.objects.filter(pk=gift_id, void=False).select_related("project").first()
    if gift is None:
        raise Http404
    _, unit = to_receive(request, gift.project_id)
    return gift, unit
