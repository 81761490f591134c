"""``{% csrf_token %}`` of every page: beside the guard the id of the form, by which it is recorded once."""

import uuid

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context: RequestContext) -> SafeString | str:
    """Django's hidden field, and one more: the same form sent twice is known by it (``ledger.middleware``)."""
    token = context.get("csrf_token")
    if not token or token == "NOTPROVIDED":
        return ""
    guard = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return guard  # nobody records without having come in
    return guard + format_html('<input type="hidden" name="form_id" value="{}">', uuid.uuid4())
