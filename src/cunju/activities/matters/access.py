"""Who reads and writes here: a unit its own; the town only the words of what was handed to it; confidential words the unit's clerk alone."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest

from cunju.activities.matters import queries, rules
from cunju.activities.matters.book import BOOK
from cunju.activities.matters.models import Entry
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import access, reading
from cunju.records.models import LIVE

unit_for = partial(access.unit_for, BOOK)
entry_for = partial(access.entry_for, BOOK)
to_write = partial(access.to_write, BOOK)
to_change = partial(access.to_change, BOOK)
may_write = partial(access.may_write, BOOK)


def town_for(request: HttpRequest, code: str) -> Unit:
    """A town in scope, for itself and the district."""
    found = doors.unit_for(request, code)
    if found.kind != "town":
        raise Http404
    return found


def may_read(account: Account, entry: Any) -> bool:
    """Whether an account reads the words of the matter a line belongs to."""
    root = reading.root_of(entry)
    handed = any(one.step == "referred" and one.state == LIVE and one.said["to"] == rules.TOWN for one in reading.chain(root))
    if account.role == roles.TOWN_OFFICER:
        return handed
    return account.role == roles.VILLAGE_CLERK or (account.role == roles.SUPERVISORY_MEMBER and not root.secret)


def readable(account: Account, roots: list[Entry]) -> set[Any]:
    """Of matters those whose words an account reads in a list: never the confidential, a town those handed to it."""
    if account.role not in (roles.VILLAGE_CLERK, roles.SUPERVISORY_MEMBER, roles.TOWN_OFFICER):
        return set()
    plain = {one.pk for one in roots if not one.secret}
    if account.role != roles.TOWN_OFFICER:
        return plain
    return plain & queries.handed({one.unit_code for one in roots})
