"""A row of the table: whom a page opens to, and how its address and form are made for a unit."""

import importlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import cast, faces

PERSONS = (
    *("clerk", "neighbour", "far", "supervisor", "town", "other_town", "district", "reader"),
    *("system", "security", "audit", "upper", "nobody"),
)
NOBODY_LOGGED_IN = "nobody"
ADMINISTRATORS = ("system", "security", "audit")
LOGGED_IN = tuple(one for one in PERSONS if one != NOBODY_LOGGED_IN)
BUSINESS = tuple(one for one in LOGGED_IN if one not in (*ADMINISTRATORS, "upper"))
# Of 玉峰山村: who reads it, who records for it (its clerk, the town by proxy).
READ = ("clerk", "supervisor", "town", "district", "reader")
WRITE = ("clerk", "town")
# Who looks at it from above as well: 统计, 为什么 and a record.
LOOK = (*READ, "upper")
# Of 王家街道 itself.
READ_TOWN = ("town", "district", "reader")
# Of the district itself.
READ_DISTRICT = ("district", "reader")

# The same kind of place elsewhere, for rows about a place.
ELSEWHERE = {cast.VILLAGE: cast.FAR, cast.TOWN: cast.OTHER_TOWN}
UNKNOWN: dict[type, Any] = {
    str: cast.UNKNOWN,
    int: 999999,
    uuid.UUID: uuid.UUID("00000000-0000-4000-8000-000000000000"),
}
Args = Mapping[str, Any]


@dataclass(frozen=True)
class Door:
    """``who`` gets ``opens`` for the page of the place ``at``; other logins 404, nobody 302 to the login page.

    ``args`` and ``data`` make the address's values and the form for a unit's code; what they need they create.
    ``unknown`` names the arguments that lead nowhere when they are unknown. ``public`` pages ask for no login.
    ``faceless`` is what a PDF's page answers where the machine has no Chinese face: it opens all the same and says so.
    """

    who: tuple[str, ...] = ()
    at: str = cast.VILLAGE
    args: Callable[[str], Args] = lambda code: {}
    method: str = "get"
    data: Callable[[str], Args] = lambda code: {}
    opens: int = 200
    refused: int = 404
    unknown: tuple[str, ...] = field(default=())
    public: bool = False
    faceless: int = 0

    @property
    def answers(self) -> int:
        """The status of an open page on this machine."""
        return self.faceless if self.faceless and not faces.here() else self.opens

    def address(self, name: str, code: str) -> str:
        """The page's address for a place."""
        return reverse(name, kwargs=dict(self.args(code)))

    def unknown_address(self, name: str, argument: str) -> str:
        """The same with one value that is not there."""
        args = dict(self.args(self.at))
        return reverse(name, kwargs=args | {argument: UNKNOWN[type(args[argument])]})


def by_code(code: str) -> Args:
    """The address takes the unit's code."""
    return {"code": code}


Rows = Mapping[str, tuple[Door, ...]]


def rows() -> dict[str, tuple[Door, ...]]:
    """The platform's rows, and those of each installed room, which lie in its own ``tests/doors.py``."""
    from tests.permissions import platform, receipts, sent_in, systems, whole

    found: dict[str, tuple[Door, ...]] = {**platform.DOORS, **sent_in.DOORS, **systems.DOORS, **whole.DOORS, **receipts.DOORS}
    for room in settings.ROOMS:
        if find_spec(f"{room}.tests") and find_spec(f"{room}.tests.doors"):
            for name, doors in importlib.import_module(f"{room}.tests.doors").DOORS.items():
                found[name] = found.get(name, ()) + doors
    return found


def urls() -> dict[str, URLPattern]:
    """Every named url of every installed package."""

    def walk(resolver: URLResolver, spaces: tuple[str, ...]) -> Any:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                yield from walk(one, (*spaces, one.namespace) if one.namespace else spaces)
            else:
                yield ":".join((*spaces, one.name or str(one.pattern))), one

    return dict(walk(get_resolver(), ()))
