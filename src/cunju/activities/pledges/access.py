"""Who reads and writes here: a unit its own, the town those of its units; the supervisory committee reads."""

import uuid
from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.models import Item
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import access

unit_for = partial(access.unit_for, BOOK)
to_write = partial(access.to_write, BOOK)
entry_for = partial(access.entry_for, BOOK)
to_change = partial(access.to_change, BOOK)
may_write = partial(access.may_write, BOOK)


def item_for(request: HttpRequest, item_id: uuid.UUID) -> tuple[Item, Unit]:
    """An item of a sheet that counts, for who may say what became of it; 404 otherwise."""
    item = doors.there(Item.objects.filter(pk=item_id, entry__state="live").select_related("entry").first())
    unit = unit_for(request, item.entry.unit_code)
    if not may_write(doors.account_of(request), "kept"):
        raise Http404
    return item, unit


def town_season(request: HttpRequest, code: str) -> tuple[Unit, bool]:
    """A town in scope, and whether the account marks its season."""
    return doors.town_for(request, code), doors.account_of(request).role == roles.TOWN_OFFICER
