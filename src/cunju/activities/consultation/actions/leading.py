"""The town's part: its plan, sessions across units, milestones of a named project."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.consultation import queries, rules
from cunju.activities.consultation.actions.following import take
from cunju.activities.consultation.facts import PilotStep, TownPlanned
from cunju.activities.consultation.facts import TownSession as Held
from cunju.activities.consultation.models import Milestone, Session, TownPlan, TownSession
from cunju.kernel.refusals import CannotBe
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards
from cunju.records.book import Told
from cunju.records.rows import put, take_back


@dataclass(frozen=True)
class Across:
    """A session across units as the town held it."""

    held_on: date
    title: str
    units: tuple[str, ...]
    present: int
    touched: int
    outcome: str
    result: str = ""


def plan_town(
    town: Unit,
    *,
    decided_on: date,
    by: str,
    now: datetime,
    text: str = "",
    training: str = "",
    contact: str = "",
    reason: str = "",
    fact_id: Any = None,
) -> Any:
    """Record a town's plan of the year, or record it anew with the reason."""
    guards.happened(decided_on, now, what="日期", done="计划定了以后再登记", field="decided_on")
    before = queries.town_plan(town.code, year=decided_on.year)
    below = len(queries.units_below(town.code, on=decided_on))
    with ledger.writing([town.code], now=now, superseding=[before.fact] if before else []) as pen:
        more: dict[str, Any] = {"occurred_on": decided_on, "by": by, "fact_id": fact_id or identity.new_id()}
        made = TownPlanned(below)
        fact = put(pen, before, made, unit=town.code, **more)
        stands = before or TownPlan(town_code=town.code, year=decided_on.year, fact=fact.uid)
        stands.decided_on, stands.text, stands.training = decided_on, text, training
        stands.contact, stands.reason = contact, reason
        stands.save()
    return fact


def hold_across(
    town: Unit,
    across: Across,
    *,
    by: str,
    now: datetime,
    answers: Sequence[Session] = (),
    fact_id: Any = None,
) -> Any:
    """Record a session across units; requests for help that it answers are answered with it."""
    _refuse(across, now)
    codes = [town.code, *(one.unit_code for one in answers)]
    with ledger.writing(codes, now=now) as pen:
        made = Held(len(across.units), across.present, across.touched, across.outcome)
        fact = pen.record(
            made, unit=town.code, occurred_on=across.held_on, by=by, fact_id=fact_id or identity.new_id()
        )
        TownSession.objects.create(
            id=identity.new_id(),
            town_code=town.code,
            fact=fact.uid,
            **{name: getattr(across, name) for name in ("held_on", "title", "present", "touched", "outcome", "result")},
            units=list(across.units),
        )
        for one in answers:
            take(one, rules.COORDINATED, Told(across.held_on, across.title), by=by, now=now)
    return fact


def void_across(held: TownSession, *, reason: str, by: str, now: datetime) -> None:
    """Say that a session across units was never held."""
    take_back(held, unit_code=held.town_code, reason=reason, by=by, now=now)


def reach(town: Unit, *, step: str, day: date, by: str, now: datetime, text: str = "", fact_id: Any = None) -> Any:
    """Record a milestone of the town's named project; recorded again, it corrects the one before."""
    guards.happened(day, now, what="日期", done="完成以后再登记", field="day")
    before = Milestone.objects.filter(town_code=town.code, step=step, void=False).first()
    with ledger.writing([town.code], now=now, superseding=[before.fact] if before else []) as pen:
        more: dict[str, Any] = {"occurred_on": day, "by": by, "fact_id": fact_id or identity.new_id()}
        made = PilotStep(step)
        fact = put(pen, before, made, unit=town.code, **more)
        stands = before or Milestone(town_code=town.code, step=step, fact=fact.uid)
        stands.day, stands.text = day, text
        stands.save()
    return fact


def _refuse(across: Across, now: datetime) -> None:
    guards.happened(across.held_on, now, what="日期", done="协商过以后再记录", field="held_on")
    if len(across.units) < 2:
        raise CannotBe("跨村（社区）协商至少选两个村（社区）。", "units")
    if across.touched > across.present:
        raise CannotBe(f"利益相关{across.touched}人，多于参加{across.present}人。请核对。", "touched")


