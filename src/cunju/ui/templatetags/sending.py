"""``{% csrf_token %}`` of every page: beside the guard the id of the form, by which it is recorded once."""

import uuid
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
# The last digits of an id tell the forms of one page apart; the rest is the page's.
PLACES = 0xFFFF


@register.simple_tag(takes_context=True)
def csrf_token(context: RequestContext) -> SafeString | str:
    """Django's hidden field, and one more: the same form sent twice is known by it (``ledger.middleware``)."""
    token = context.get("csrf_token")
    if not token or token == "NOTPROVIDED":
        return ""
    guard = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    request: Any = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return guard  # nobody records without having come in
    return guard + format_html('<input type="hidden" name="form_id" value="{}">', _next_id(request))


def _next_id(request: HttpRequest) -> uuid.UUID:
    """The id of the next form of a page; a form that was refused comes back with the id it was sent with."""
    shown = getattr(request, "forms_shown", None)
    if shown is None:
        shown = (_refused(request) or uuid.uuid4()).int & ~PLACES
    request.forms_shown = shown + 1  # type: ignore[attr-defined]
    return uuid.UUID(int=shown)


def _refused(request: Any) -> uuid.UUID | None:
    """The id a whole page was sent with, if nothing was recorded by it."""
    sending = getattr(request, "sending", None)
    return None if sending is None or sending.mine or request.headers.get("HX-Request") else sending.form
