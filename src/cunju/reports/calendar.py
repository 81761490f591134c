"""A unit's days as a calendar file: what is arranged, what falls due. A key stays, so a calendar that reads again moves what moved."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from icalendar import Calendar, Event

from cunju.duties import interface as duties
from cunju.kernel import offers, workdays
from cunju.kernel.dated import Dated
from cunju.kernel.days import SHANGHAI, add_days, short_day
from cunju.org.models import Unit

# What is past and still owed stays for so long; what lies further ahead than this is next year's.
BACK, AHEAD = 31, 400
LONG = timedelta(hours=1)
OWED, WAITS = ("unit", "supervisory"), ("open", "due_soon", "overdue", "not_due")
TOWN = ("town",)


def arranged(unit: Unit, *, since: date) -> list[Dated]:
    """Meetings and sessions arranged from a day on, whatever rooms have them; fit for everybody's eyes."""
    offering = [one for room in settings.ROOMS if (one := offers.asked(room, offers.Queries.dates))]
    return sorted((one for dates in offering for one in dates(unit, since=since)), key=lambda one: (one.on, one.key))


def owed(unit: Unit, *, on: date) -> list[Dated]:
    """What a unit owes and when it is due, not what is done: for its office only."""
    last = add_days(on, AHEAD)
    whose = TOWN if unit.kind == "town" else OWED
    found = []
    for one in duties.standing(unit.code, on=on, owed_by=whose, with_why=False).windows:
        if one.due_on is None or one.status not in WAITS or not add_days(on, -BACK) <= one.due_on <= last:
            continue
        sooner = workdays.sooner(one.due_on)
        words = [f"{one.cite}：{one.own_label}", f"{short_day(sooner)}是放假前最后一个工作日" if sooner else ""]
        key = f"due-{unit.code}-{one.duty}-{one.opening or f'{one.from_:%Y%m%d}-{one.due_on:%Y%m%d}'}"
        found.append(Dated(key, one.due_on, f"最晚{short_day(one.due_on)}：{one.verb}{one.own_object}", words="。".join(filter(None, words))))
    return sorted(found, key=lambda one: (one.on, one.key))


def feed(name: str, dates: Iterable[Dated], *, now: datetime) -> bytes:
    """The file (RFC 5545) of some days under a name."""
    made = Calendar()
    made.add("prodid", "-//cunju//zh-CN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", SHANGHAI.key)
    for one in dates:
        made.add_component(_event(one, now))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(one: Dated, now: datetime) -> Event:
    made = Event()
    made.add("uid", f"{one.key}@cunju")
    made.add("dtstamp", now)
    made.add("summary", one.title)
    if one.begins:
        begins = datetime.combine(one.on, one.begins, SHANGHAI)
        made.add("dtstart", begins)
        made.add("dtend", begins + LONG)
    else:
        made.add("dtstart", one.on)
        made.add("dtend", add_days(one.on, 1))
        made.add("transp", "TRANSPARENT")
    if one.place:
        made.add("location", one.place)
    if one.words:
        made.add("description", one.words)
    return made
