"""Does a fact qualify for a duty, and does it fall into a window: each word of the language one pure function."""

from datetime import date
from functools import lru_cache
from typing import Any

from cunju.catalogue import Duty
from cunju.duties.calendar import Frame
from cunju.duties.chains import Version
from cunju.kernel import kept, workdays
from cunju.kernel.days import Span, add_days, add_months, parse_day, parse_period


def qualifies(duty: Duty, version: Version) -> bool:
    """Kind, ``where`` and ``without``: whether the fact may meet the duty at all."""
    return (
        version.kind in duty.facts
        and all(condition.holds(version.attributes) for condition in duty.where)
        and not any(code in duty.without for code in version.findings)
        and (duty.distinct is None or version.attributes.get(duty.distinct) is not None)
    )


def named_span(value: Any) -> Span | None:
    """The days a field names: a day or a period; None where it names none."""
    return _span_of(value) if isinstance(value, str) else None


@lru_cache(maxsize=kept.most(4096))
def _span_of(text: str) -> Span | None:
    try:
        return Span(parse_day(text), parse_day(text)) if len(text) == 10 else parse_period(text)
    except ValueError:
        return None


def falls(duty: Duty, frame: Frame, version: Version) -> bool:
    """Whether a qualifying fact falls into a calendar window."""
    if frame.end is None:
        return False
    if duty.of is None:
        return frame.start <= version.occurred_on <= frame.end
    named = named_span(version.attributes.get(duty.of))
    if named is None:
        return False
    if duty.window.on:
        return named == Span(frame.end, frame.end)
    words = duty.window
    ended = words.due_after_days is not None or words.due_after_months is not None
    if ended and version.occurred_on <= frame.end:
        return False  # 公开 of a period before that period has ended does not count (issue 3)
    if duty.ends and named.end != frame.end:
        return False
    return named in Span(frame.start, frame.end)


def opens(duty: Duty, version: Version) -> bool:
    """Whether a fact opens a window of the duty."""
    words = duty.window
    return version.kind == words.after and all(one.holds(version.attributes) for one in words.after_where)


def opened(duty: Duty, opening: Version) -> Frame:
    """The window an opening fact opens."""
    words, start = duty.window, opening.occurred_on
    if words.within_days is not None:
        due: date | None = add_days(start, words.within_days)
    elif words.within_working_days is not None:
        due = workdays.after(start, words.within_working_days)
    elif words.within_months is not None:
        due = add_months(start, words.within_months)
    elif words.within_field is not None:
        due = _after(start, opening.attributes.get(words.within_field))
    else:
        due = None
    return Frame(start, due, due)


def _after(start: date, days: Any) -> date | None:
    """So many days later; None where the opening names none, or more than a calendar has."""
    if not isinstance(days, int) or isinstance(days, bool) or days > (date.max - start).days:
        return None
    return add_days(start, days)


def tie(duty: Duty, version: Version) -> tuple[str, ...] | None:
    """The values of ``same`` as text: equal values of a field have equal ties; None where one is missing, which ties to nothing."""
    values = [version.attributes.get(name) for name in duty.same]
    return None if None in values else tuple(map(repr, values))


def answers(duty: Duty, opening: Version, version: Version, *, rests: bool) -> bool:
    """Whether a qualifying fact belongs to an opening: by the same fields, or because it rests on it."""
    if version.occurred_on < opening.occurred_on:
        return False
    if not duty.same:
        return rests
    pairs = [(opening.attributes.get(name), version.attributes.get(name)) for name in duty.same]
    return all(mine is not None and mine == theirs for theirs, mine in pairs)


def value(duty: Duty, head: Version) -> str:
    """What ``distinct`` tells a fact by; empty where nothing does."""
    return str(head.attributes.get(duty.distinct, "")) if duty.distinct else ""


def until(duty: Duty, head: Version) -> date | None:
    """The day a state ends by itself: the fact's own, or the field the duty names."""
    name = duty.window.until_field
    if name is None:
        return head.until
    value = head.attributes.get(name)
    return date.fromisoformat(value) if isinstance(value, str) else None
