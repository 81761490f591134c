"""From which day a unit can have records at all: from 1988, and not before there was the unit."""

from datetime import date

from cunju.kernel.days import chinese_day
from cunju.kernel.typed import FIRST_DAY


def fault(day: date, valid_from: date | None) -> str:
    """Why nothing of a unit can have happened on ``day``, as a clause; empty where it can."""
    if day < FIRST_DAY:
        return f"{chinese_day(day)}早于{chinese_day(FIRST_DAY)}，请核对年份"
    if valid_from and day < valid_from:
        return (
            f"{chinese_day(day)}早于本单位设立之日{chinese_day(valid_from)}，此前的事属于原单位，请核对日期"
        )
    return ""
