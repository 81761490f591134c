"""Gets a unit, a matter, a step, a payment or a line of the list in scope, or 404."""

import uuid

from django.http import Http404, HttpRequest

from cunju.activities.decisions import queries
from cunju.activities.decisions.models import Listed, Matter, Spending, Step
from cunju.org import access, roles
from cunju.org.models import Unit


def unit_for(request: HttpRequest, code: str, *, write: bool = False) -> Unit:
    """A village or community in scope."""
    return access.village_for(request, code, roles.WRITERS if write else roles.READERS)


def matter_for(request: HttpRequest, any_id: uuid.UUID, *, write: bool = False) -> tuple[Matter, Unit]:
    """A matter in scope (by its id or that of one of its facts) and its unit."""
    matter = access.there(queries.find(any_id))
    return matter, unit_for(request, matter.unit_code, write=write)


def step_for(request: HttpRequest, step_id: int) -> tuple[Step, Unit]:
    """A step, to be corrected or voided; the first goes with the matter."""
    step = queries.of_matter(Step, step_id)
    if step is None or step.number == 1:
        raise Http404
    return step, unit_for(request, step.matter.unit_code, write=True)


def spending_for(request: HttpRequest, spending_id: int) -> tuple[Spending, Unit]:
    """A contract or payment, to be corrected or voided."""
    one = access.there(queries.of_matter(Spending, spending_id))
    return one, unit_for(request, one.matter.unit_code, write=True)


def line_for(request: HttpRequest, listed_id: int) -> tuple[Listed, Unit]:
    """A line of the unit's own list, to be ended."""
    one = access.there(queries.listed_by_id(listed_id))
    return one, unit_for(request, one.unit_code, write=True)
