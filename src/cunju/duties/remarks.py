"""原因或需要的帮助: what a unit itself writes about a late duty."""

from datetime import date, datetime
from typing import Any

from cunju.duties.models import Remark
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger


def write(unit_code: str, duty: str, from_on: date, text: str, *, by: str, now: datetime) -> None:
    """Keep a unit's line about one window; an empty line takes it back. Refusal over 200 characters."""
    text = text.strip()
    if len(text) > 200:
        raise Refusal(f"写得太长：{len(text)}字，最多200字。", "text")
    key: dict[str, Any] = {"unit_code": unit_code, "duty": duty, "from_on": from_on}
    with ledger.writing({unit_code}, now=now):
        if text:
            Remark.objects.update_or_create(**key, defaults={"text": text, "by": by, "at": now})
        else:
            Remark.objects.filter(**key).delete()


def of(prefix: str) -> list[Remark]:
    """Lines of all units under a prefix, by unit and duty."""
    return list(Remark.objects.filter(unit_code__startswith=prefix).order_by("unit_code", "duty", "from_on"))
