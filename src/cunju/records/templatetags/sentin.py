"""What residents sent in and nobody has accepted yet, on the page of the room whose record it becomes."""

from typing import Any

from django import template

from cunju.org.models import Account
from cunju.records import handling

register = template.Library()


@register.inclusion_tag("records/sent_in.html", takes_context=True)
def sent_in(context: template.Context, unit_code: str, *kinds: str) -> dict[str, Any]:
    """The letters of these kinds that wait in a unit for who looks; nothing where there are none or others accept them."""
    account = getattr(context.get("request"), "user", None)
    return {"letters": handling.waiting(account, unit_code, kinds) if isinstance(account, Account) else []}
