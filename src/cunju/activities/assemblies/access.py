"""Gets a unit or a meeting in scope, or 404."""

import uuid
from datetime import datetime

from django.http import HttpRequest

from cunju.activities.assemblies import queries
from cunju.activities.assemblies.models import Meeting
from cunju.org import access, roles
from cunju.org.models import Unit


def unit_for(request: HttpRequest, code: str, *, write: bool = False) -> Unit:
    """A village or community in scope."""
    return access.village_for(request, code, roles.WRITERS if write else roles.READERS)


def meeting_for(request: HttpRequest, any_id: uuid.UUID, *, write: bool = False) -> tuple[Meeting, Unit]:
    """A meeting in scope (by its id or its fact's) and its unit."""
    meeting = access.there(queries.find_meeting(any_id))
    return meeting, unit_for(request, meeting.unit_code, write=write)


def instant(request: HttpRequest) -> datetime:
    """The request's instant of business."""
    return access.now_of(request)
