"""The state of the rules follows what it hangs on: their meeting, and the convention in force. One fact a day on which it changes."""

from datetime import date, datetime
from functools import partial
from typing import Any

from cunju.activities.points.book import BOOK
from cunju.activities.points.models import Entry, Rules
from cunju.activities.points.queries import soundness
from cunju.activities.points.rules.standing import Stand
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import reading, writing
from cunju.records.book import Told
from cunju.records.models import LIVE

write, correct, void = partial(writing.write, BOOK), partial(writing.correct, BOOK), partial(writing.void, BOOK)
FOLLOWS = "所依据的会议或公约有变动"


def settle(unit_code: str, *, by: str, now: datetime) -> None:
    """Bring the state of a unit's rules in step with meetings and conventions as they are now known."""
    found = soundness.adopted(unit_code)
    if not found:
        return
    unit = Unit.objects.get(code=unit_code)
    with ledger.writing([unit_code], now=now):
        for one, following in zip(found, [*found[1:], None], strict=True):
            until = following.entry.on if following and following.entry else None
            _settle(unit, one, until, by=by, now=now)


def _settle(unit: Unit, one: Rules, until: date | None, *, by: str, now: datetime) -> None:
    """Write, correct or take back the states of one text of rules."""
    assert one.entry is not None
    wanted = _wanted(one, until, on=now.date())
    there = {each.on: each for each in Entry.objects.filter(parent=one.entry, step="force", state=LIVE)}
    for day, entry in there.items():
        if day not in wanted:
            void(entry, reason=FOLLOWS, by=by, now=now)
    for day, (said, words) in wanted.items():
        before = there.get(day)
        if before is None:
            write(unit, Told(day, words, "", said), step="force", parent=one.entry, by=by, now=now)
        elif before.said != said or before.text != words:
            correct(before, Told(day, words, "", said, (), FOLLOWS), by=by, now=now)


def _wanted(one: Rules, until: date | None, *, on: date) -> dict[date, tuple[dict[str, Any], str]]:
    """By day the states as they should be: the first, then each that differs from the one before."""
    texts = soundness.conventions(one.unit_code, by=on)
    then = reading.texts([one.digest]).get(one.digest, "") if one.digest else ""
    became = soundness.meeting(one)
    found: dict[date, tuple[dict[str, Any], str]] = {}
    last: tuple[dict[str, Any], str] | None = None
    for day in soundness.days_of_change(one, until, texts):
        held = [each for each in texts if each.on <= day]
        stand = soundness.judged(one, held[-1] if held else None, then=then, became=became)
        state = soundness.said(one, stand), words(stand)
        if last is None or state[0] != last[0]:
            found[day] = last = state
    return found


def words(stand: Stand) -> str:
    """How rules stand, in words."""
    return "；".join(stand.faults) if stand.faults else "经会议通过，每项都对应现行公约的条款"
