"""The town's part: its plan, sessions across units, requests for help, milestones of a named project."""

import uuid
from datetime import date

from cunju import catalogue
from cunju.activities.consultation import rules
from cunju.activities.consultation.models import Milestone, Session, TownPlan, TownSession
from cunju.org import queries as org
from cunju.org.models import Unit
from cunju.records.models import LIVE

PILOT = "consultation.pilot_step"


def pilot(town: str) -> tuple[str, str]:
    """What a notice asks of this town's named project, and where; empty where it names none."""
    named = [one for one in catalogue.load().duties if PILOT in one.facts and town in one.applies_to]
    return (named[0].label, named[0].cite) if named else ("", "")


def has_pilot(town: str) -> bool:
    """Whether a notice names a consultation project for this town."""
    return bool(pilot(town)[0])


def milestones(town: str) -> list[tuple[str, str, Milestone | None]]:
    """Each milestone in order, with its record where there is one."""
    done = {one.step: one for one in Milestone.objects.filter(town_code=town, void=False)}
    return [(step, label, done.get(step)) for step, label in rules.PILOT.items()]


def town_plan(town: str, *, year: int) -> TownPlan | None:
    """A town's plan of a year."""
    return TownPlan.objects.filter(town_code=town, year=year).first()


def town_sessions(town: str, *, year: int) -> list[tuple[TownSession, str]]:
    """Sessions across units the town led, newest first, each with the names of its units."""
    found = list(TownSession.objects.filter(town_code=town, held_on__year=year)[:60])
    names = org.names(code for one in found for code in one.units)
    return [(one, "、".join(names.get(code, code) for code in one.units)) for one in found]


def town_session(session_id: uuid.UUID) -> TownSession | None:
    """One session across units."""
    return TownSession.objects.filter(pk=session_id).first()


def units_below(town: str, *, on: date) -> list[Unit]:
    """The villages and communities of a town on a day."""
    return org.units_under(town, on=on)


def asking(town: str) -> list[tuple[Session, str]]:
    """Sessions whose unit asked the town to come in and that it has not answered, with the unit's name."""
    found = Session.objects.filter(unit_code__startswith=town, state="held", town_help=True)
    answered = found.filter(steps__step=rules.COORDINATED, steps__state=LIVE).values("pk")
    waiting = list(found.exclude(pk__in=answered).order_by("held_on", "id")[:60])
    names = org.names(one.unit_code for one in waiting)
    return [(one, names.get(one.unit_code, one.unit_code)) for one in waiting]
