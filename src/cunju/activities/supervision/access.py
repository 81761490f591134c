"""Who reads the committee's book, who writes in it: members themselves, clerk and town by proxy."""

import uuid
from datetime import datetime

from django.http import Http404, HttpRequest

from cunju.activities.supervision import queries, rules
from cunju.activities.supervision.models import Entry
from cunju.org import access, roles
from cunju.org.models import Account, Unit

KINDS = ("village", "community")
# By whose hand a line may be written; the committee's own lines by clerk and town only from the signed page.
WRITE = {
    "supervisory": {roles.SUPERVISORY_MEMBER, *roles.WRITERS},
    "unit": set(roles.WRITERS),
    "either": {roles.SUPERVISORY_MEMBER, *roles.WRITERS},
    "town": {roles.TOWN_OFFICER, roles.DISTRICT_OFFICER},
}


def unit_for(request: HttpRequest, code: str) -> Unit:
    """A village or community in scope, to read its book."""
    unit = access.unit_for(request, code)
    if unit.kind not in KINDS:
        raise Http404
    return unit


def may_write(account: Account, step: str) -> bool:
    """Whether an account's role may write a line of that step."""
    return account.role in WRITE[rules.STEPS[step].owner]


def may_rule(account: Account, to: object) -> bool:
    """Whether an account answers what was put before the town or the county: each its own."""
    return account.role == (roles.DISTRICT_OFFICER if to == "county" else roles.TOWN_OFFICER)


def unit_to_write(request: HttpRequest, code: str, *, step: str) -> Unit:
    """The unit, for a role that may write that step; 404 otherwise."""
    unit = unit_for(request, code)
    if not may_write(access.account_of(request), step):
        raise Http404
    return unit


def entry_for(request: HttpRequest, any_id: uuid.UUID) -> tuple[Entry, Unit]:
    """A line in scope (by its id or a fact's) and its unit."""
    entry = queries.find(any_id)
    if entry is None:
        raise Http404
    return entry, unit_for(request, entry.unit_code)


def to_change(request: HttpRequest, any_id: uuid.UUID) -> tuple[Entry, Unit]:
    """A live line the account may correct or void; 404 otherwise."""
    entry, unit = entry_for(request, any_id)
    if not may_change(access.account_of(request), entry):
        raise Http404
    return entry, unit


def may_change(account: Account, entry: Entry) -> bool:
    """The committee's lines are a member's; clerk and town only while what they wrote by proxy is not confirmed."""
    if entry.state != "live" or not may_write(account, entry.step):
        return False
    if entry.step == "ruling" and not may_rule(account, entry.said.get("to")):
        return False
    if is_own(entry):
        if account.role == roles.SUPERVISORY_MEMBER:
            return True
        return entry.proxy is not None and entry.confirmed_on is None
    return account.role != roles.SUPERVISORY_MEMBER


def is_own(entry: Entry) -> bool:
    """Whether a line is the committee's own (an answer of the villagers' committee or of the town is not)."""
    owner = rules.STEPS[entry.step].owner
    return owner == "supervisory" or (owner == "either" and entry.said.get("by") != "committee")


def is_proxy(account: Account, step: str, by: str = "") -> bool:
    """Whether what the account writes is written for the committee from its signed page."""
    owner = rules.STEPS[step].owner
    own = owner == "supervisory" or (owner == "either" and by != "committee")
    return own and account.role != roles.SUPERVISORY_MEMBER


def to_confirm(request: HttpRequest, any_id: uuid.UUID) -> tuple[Entry, Unit]:
    """A line written by proxy, for a member; 404 otherwise."""
    entry, unit = entry_for(request, any_id)
    if access.account_of(request).role != roles.SUPERVISORY_MEMBER or entry.proxy is None:
        raise Http404
    return entry, unit


def instant(request: HttpRequest) -> datetime:
    """The request's instant of business."""
    return access.now_of(request)
