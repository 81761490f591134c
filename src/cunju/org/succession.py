"""A new code is a new unit: it follows an old one from a day, and its office reaches the old one's records."""

from datetime import date

from django.db import transaction

from cunju.kernel.days import add_days, chinese_day
from cunju.kernel.refusals import Refusal
from cunju.org import queries
from cunju.org.models import Reach, Succession, Unit


def succeed(old_code: str, new_code: str, *, on: date) -> Succession:
    """``new_code`` follows ``old_code`` from a day; again with the same day changes nothing."""
    old, new = _unit(old_code), _unit(new_code)
    if len(old.code) != len(new.code):
        raise Refusal(f"{old.name}与{new.name}不是同一级单位，不能接续。")
    if new.code == old.code or new.code in queries.predecessors(old.code, on=date.max):
        raise Refusal(f"{old.name}已经接续{new.name}，不能再反过来接续，请核对两个代码。")
    stored = Succession.objects.filter(old_code=old.code, new_code=new.code).first()
    if stored:
        if stored.on != on:
            raise Refusal(f"{new.name}已自{chinese_day(stored.on)}接续{old.name}，日期不同，请核对。")
        return stored
    with transaction.atomic():
        _end(old, on)
        Unit.objects.filter(code=new.code, valid_from__isnull=True).update(valid_from=on)
        for prefix in (old.code, *queries.predecessors(old.code, on=on)):
            Reach.objects.get_or_create(office_code=new.code, prefix=prefix, defaults={"from_on": on})
        return Succession.objects.create(old_code=old.code, new_code=new.code, on=on)


def _unit(code: str) -> Unit:
    found = queries.unit(code)
    if found is None:
        raise Refusal(f"没有代码为“{code}”的单位，请先用 units load 装入。")
    return found


def _end(old: Unit, on: date) -> None:
    """The old unit's last day is the day before; one that is followed twice keeps its first end."""
    if old.valid_to is None or old.valid_to >= on:
        old.valid_to = add_days(on, -1)
        old.save(update_fields=["valid_to"])
