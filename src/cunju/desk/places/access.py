"""Which page a code is: a place's, made of what was published, or the district's own, folded as ever."""

from django.http import Http404, HttpRequest

from cunju.desk.places import queries
from cunju.desk.places.queries import Shown
from cunju.kernel.codes import is_above_county, place_level
from cunju.org import access, roles
from cunju.org import queries as units
from cunju.org.models import Unit


def place_for(request: HttpRequest, code: str) -> Shown | Unit | None:
    """What was published of a place in reach; a Unit where nothing was yet; None where the page is the district's own. Else Http404."""
    account = access.account_of(request)
    if account.role not in roles.UPPER or (len(code) >= len("500112") and place_level(code) and queries.is_here(code)):
        return None
    if not place_level(code) or not access.in_reach(account, code, on=access.today_of(request)):
        raise Http404
    return queries.shown(code) or access.there(units.unit(code) if is_above_county(code) else None)
