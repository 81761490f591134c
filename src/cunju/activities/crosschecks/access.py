"""Who sees a unit's crosschecks: its clerk and its supervisory committee all of them, its town what the town reviews."""

import uuid
from datetime import datetime

from django.http import HttpRequest

from cunju.activities.crosschecks import queries, rules
from cunju.activities.crosschecks.models import Explanation
from cunju.org import access, roles
from cunju.org.models import Unit

SEE = frozenset({roles.VILLAGE_CLERK, roles.SUPERVISORY_MEMBER, roles.TOWN_OFFICER})
EXPLAIN = frozenset({roles.VILLAGE_CLERK})


def unit_for(request: HttpRequest, code: str, *, write: bool = False) -> Unit:
    """A village or community in scope."""
    return access.village_for(request, code, EXPLAIN if write else SEE)


def kinds_for(request: HttpRequest) -> tuple[str, ...]:
    """Kinds of record the account sees here."""
    town = access.account_of(request).role == roles.TOWN_OFFICER
    return rules.OF_THE_TOWN if town else rules.KINDS


def may_explain(request: HttpRequest) -> bool:
    """Whether the account speaks for the unit."""
    return access.account_of(request).role in EXPLAIN


def item_for(request: HttpRequest, code: str, item: str, *, write: bool = False) -> tuple[queries.Item, Unit]:
    """One clash of a unit in scope; 404 also where it was corrected meanwhile."""
    unit = unit_for(request, code, write=write)
    found = access.there(queries.item(unit.code, item, kinds=kinds_for(request)))
    return found, unit


def explanation_for(request: HttpRequest, any_id: uuid.UUID) -> tuple[Explanation, Unit]:
    """What was said about a clash in scope."""
    found = access.there(queries.find(any_id))
    return found, unit_for(request, found.unit_code)


def instant(request: HttpRequest) -> datetime:
    """The request's instant of business."""
    return access.now_of(request)
