"""What no record may be, in one place each: not yet happened, before what it follows, of a line that is gone."""

from datetime import date, datetime
from typing import Any

from cunju.kernel.days import short_day
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.records.models import LIVE, Entry
from cunju.records.steps import Step, Steps


def happened(day: date | None, now: datetime, *, what: str = "日期", done: str = "做过以后再记", field: str = "on") -> None:
    """CannotBe for a day (``what`` it is) that has not come; ``done`` says when it may be recorded."""
    if day and day > now.date():
        raise CannotBe(f"{what}还没有到；{done}。", field)


def counted(present: int | None, due: int | None, *, field: str = "present") -> None:
    """CannotBe where more came than were due."""
    if present is not None and due is not None and present > due:
        raise CannotBe(f"实到{present}人，多于应到{due}人。请核对。", field)


def follows(step: Step, parent: Entry | None, steps: Steps, *, on: date) -> None:
    """WrongMoment where a line cannot stand there; CannotBe where it would be before the line it follows."""
    if parent is None:
        if not step.begins:
            raise WrongMoment("请先选它是接着哪一条记录的。")
        return
    if parent.state != LIVE or parent.step not in step.follows:
        raise WrongMoment("所接的记录已经作废或不能这样接，请从工作簿重新打开。")
    if on < parent.on:
        label = steps[parent.step].label
        raise CannotBe(f"日期早于所接的“{label}”（{short_day(parent.on)}）。请核对。", "on")


def followed(first: Any, steps: Steps, *, on: date) -> None:
    """CannotBe where a line would be after the first that follows it."""
    if first is not None and on > first.on:
        raise CannotBe(f"日期晚于接着它的“{steps[first.step].label}”。请核对。", "on")


def stands(entry: Entry) -> None:
    """WrongMoment for a line that is void, or fell with what it rested on."""
    if entry.state != LIVE:
        raise WrongMoment("这条记录已经作废，不能再改。")
