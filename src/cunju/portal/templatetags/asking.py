"""Tags of the public pages for what residents may send in."""

from collections.abc import Sequence
from datetime import date

from django import template

from cunju.kernel.inputs import Input
from cunju.org.models import Unit
from cunju.records import opened

register = template.Library()


@register.simple_tag
def asked(unit: Unit, on: date) -> Sequence[Input]:
    """What may be sent in at a unit on a day; empty where its district takes nothing, or there is nothing to send about."""
    return opened.offered(unit, on=on)
