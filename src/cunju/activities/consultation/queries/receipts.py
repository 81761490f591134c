"""What became of a topic, or of an opinion before a session, as who sent it reads it."""

import uuid
from dataclasses import replace
from datetime import date

from cunju.activities.consultation import rules
from cunju.activities.consultation.models import Session
from cunju.kernel.days import chinese_day
from cunju.kernel.inputs import Mark, Way
from cunju.kernel.personal import hidden
from cunju.org.models import Unit
from cunju.records.models import LIVE


def way(unit: Unit, became: uuid.UUID, on: date) -> Way | None:
    """The day it is talked over, what came of it once that was told to everybody, whether it was carried out. No text gives days."""
    session = Session.objects.filter(pk=became).prefetch_related("steps").first()
    if session is None or session.state == "void":
        return None
    if session.held_on is None or session.held_on > on:
        return Way([Mark(session.planned_on, "安排协商", f"{chinese_day(session.planned_on)}协商：{hidden(session.title)}", "open")])
    marks = [Mark(session.held_on, "协商过了", f"结果：{rules.OUTCOMES.get(session.outcome, '')}")]
    steps = {one.step: one for one in session.steps.all() if one.state == LIVE and one.on <= on}
    if told := steps.get(rules.FED_BACK):
        marks.append(Mark(told.on, "反馈结果", hidden(session.consensus)))
    if done := steps.get(rules.CARRIED_OUT):
        marks.append(Mark(done.on, "落实", rules.DONE[done.said["done"]]))
    return Way(sorted(marks, key=lambda one: one.on), rules.FED_BACK in steps)


def way_of_opinion(unit: Unit, became: uuid.UUID, on: date) -> Way | None:
    """The same; before the session, that the opinion will be read there."""
    found = way(unit, became, on)
    if found is None or found.marks[0].look != "open":
        return found
    return replace(found, marks=[replace(found.marks[0], text=f"{found.marks[0].text}。您的意见到会上说，不说是谁的。")])
