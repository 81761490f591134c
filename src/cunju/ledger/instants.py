"""At which instants a record may be made: now on a live database, any hour up to today's end in a demonstration."""

from datetime import datetime, timedelta

from cunju.kernel.days import SHANGHAI
from cunju.kernel.refusals import Refusal

TOLERANCE = timedelta(minutes=10)


class NotNow(Refusal):
    """An instant other than the present one, outside a demonstration or a restore."""


def refuse_others(now: datetime, *, any_day: bool) -> None:
    """NotNow for an instant other than the present one; ``any_day`` (a restore) lets all through."""
    from cunju.org import clock

    if now.tzinfo is None:
        raise NotNow("时刻必须带时区。")
    if any_day:
        return
    present = clock.now()
    if is_later(now, than=present + TOLERANCE):
        raise NotNow("记录时刻不能晚于现在。")
    if now < present - TOLERANCE and not clock.is_demonstration():
        raise NotNow("记录时刻必须是现在；补录请填写实际发生的日期。")


def is_later(instant: datetime, *, than: datetime) -> bool:
    """Whether an instant is still to come.

    In a demonstration only its day counts: its records are made at a fixed hour, whatever the hour at which somebody builds or
    restores it.
    """
    from cunju.org import clock

    if instant <= than:
        return False
    same_day = instant.astimezone(SHANGHAI).date() == than.astimezone(SHANGHAI).date()
    return not (same_day and clock.is_demonstration())
