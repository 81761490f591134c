"""Who reads the committee's book, who writes in it: the shelf's rules on this room's book."""

from functools import partial

from django.http import HttpRequest

from cunju.activities.supervision.book import BOOK
from cunju.org.models import Unit
from cunju.records import access

unit_for = partial(access.unit_for, BOOK)
may_write = partial(access.may_write, BOOK)
to_change = partial(access.to_change, BOOK)
is_proxy = partial(access.is_proxy, BOOK)


def unit_to_write(request: HttpRequest, code: str, *, step: str) -> Unit:
    """The unit, for a role that may write that step; 404 otherwise."""
    return access.to_write(BOOK, request, code, step)
