"""At which instants a record may be made: now on a live database, any hour up to today's end in a demonstration."""

from datetime import datetime, timedelta

from cunju.kernel.days import SHANGHAI
from cunju.kernel.refusals import Refusal

TOLERANCE = timedelta(minutes=10)
# Writers of several units overlap: the last of so many rows is the last of all.
LATEST = 100


class NotNow(Refusal):
    """An instant other than the present one, outside a demonstration or a restore."""


class ClockSetBack(Refusal):
    """The machine's clock stands before what is recorded already."""


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


def after_the_last(now: datetime) -> datetime | None:
    """The instant to record at: never before what was recorded last, whatever became of the machine's clock.

    Writers that overlap differ by moments: the later one's instant is taken. A clock that was set back is refused. None in a
    demonstration, whose records are made at the days they tell of.
    """
    from cunju.ledger.models import Fact
    from cunju.org import clock

    if clock.is_demonstration():
        return None
    last = max(Fact.objects.order_by("-position").values_list("recorded_at", flat=True)[:LATEST], default=now)
    if last > now + TOLERANCE:
        when = last.astimezone(SHANGHAI).strftime("%Y年%m月%d日%H时%M分")
        raise ClockSetBack(
            f"服务器的时钟比最近一条记录（{when}）还早，可能被调回去了，没有保存。请通知系统管理员校准服务器时间后再交。"
        )
    return max(now, last)


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
