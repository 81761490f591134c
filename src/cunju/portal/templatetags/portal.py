"""Tags of the public pages: a room's own section, a unit's short name."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from cunju.kernel.sections import Section, Shown
from cunju.kernel.words import short_name
from cunju.org.models import Unit

register = template.Library()


@register.simple_tag(takes_context=True)
def section(context: template.Context, one: Section | Shown) -> SafeString:
    """Render a room's section with its own context and what the page knows."""
    known: dict[str, Any] = {name: context.get(name) for name in ("unit", "today", "large", "affairs")}
    return mark_safe(render_to_string(one.template, known | dict(one.context)))


@register.filter
def dial(phone: str) -> str:
    """What a telephone dials: of several numbers the first, its extension after a pause."""
    number, _, extension = phone.partition("、")[0].partition("转")
    return "".join(one for one in number if one.isdigit()) + (f",{extension}" if extension.strip().isdigit() else "")


@register.filter
def short_unit(unit: Unit) -> str:
    """玉峰山村 for 玉峰山村村民委员会."""
    return short_name(unit.name)
