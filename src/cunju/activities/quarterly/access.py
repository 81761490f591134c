"""Who may see and edit a town's form."""

from django.http import Http404, HttpRequest

from cunju.org import access, roles
from cunju.org.models import Unit

READERS = frozenset({roles.TOWN_OFFICER, *roles.DISTRICT})


def town_for(request: HttpRequest, code: str) -> Unit:
    """The town in scope, or Http404."""
    return access.town_for(request, code, READERS)


def edit_town_for(request: HttpRequest, code: str) -> Unit:
    """The town whose officer this is, or Http404."""
    return access.town_for(request, code, {roles.TOWN_OFFICER})


def return_town_for(request: HttpRequest, code: str) -> Unit:
    """The town whose form the district officer may return, or Http404."""
    return access.town_for(request, code, {roles.DISTRICT_OFFICER})


def district_reach(request: HttpRequest) -> str:
    """The prefix a district account reads, or Http404 for everybody else."""
    account = access.account_of(request)
    if account.role not in roles.DISTRICT or not account.reach:
        raise Http404
    return account.reach
