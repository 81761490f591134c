"""Pages of what went wrong on the server's side: a full disk is said as such, everything else in general words."""

import errno
import sys
from collections.abc import Iterator

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
# What databases say of it: SQLite, PostgreSQL.
SAID = ("disk is full", "No space left on device", "could not extend file")


def failed(request: HttpRequest) -> HttpResponse:
    """The page of an error: 507 where there is no room left, else 500; nothing is asked of the database."""
    if any(is_full(one) for one in _chain(sys.exc_info()[1])):
        return HttpResponse(get_template("507.html").render(), status=507)
    return HttpResponse(get_template("500.html").render(), status=500)


def is_full(wrong: BaseException) -> bool:
    """Whether an error means a disk without room."""
    if isinstance(wrong, OSError):
        return wrong.errno in NO_ROOM
    return isinstance(wrong, DatabaseError) and any(one in str(wrong) for one in SAID)


def _chain(wrong: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while wrong is not None and id(wrong) not in seen:
        seen.add(id(wrong))
        yield wrong
        wrong = wrong.__cause__ or wrong.__context__
