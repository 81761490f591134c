"""Reads: the form of a town for a report day, drafted from the standings of its units."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju import catalogue, duties
from cunju.activities.quarterly import rules
from cunju.activities.quarterly.models import Form
from cunju.duties import remarks
from cunju.duties.status import Window
from cunju.kernel.days import short_day
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import count_words, short_name
from cunju.org import queries as org
from cunju.org.models import Unit

CONTACT, PHONE = "民政和社区事务办公室", ""
UNJUDGED = ("not_applicable", "not_assessable", "no_room")


class NoReportDay(Refusal):
    """A day the notice asks no report for."""


@dataclass(frozen=True)
class Draft:
    """Everything on the form's page."""

    town: Unit
    report_on: date
    as_of: date
    form: Form
    sentences: list[rules.Sentence]
    progress: str
    problems: str
    proposed: str

    @property
    def chars(self) -> int:
        """Characters of the progress as Word counts them."""
        return count_words(self.progress)

    def as_json(self) -> dict[str, Any]:
        """Schema ``cunju.form/1``."""
        form = self.form
        return {
            "schema": "cunju.form/1",
            "town": {"code": self.town.code, "name": self.town.name},
            "report_on": self.report_on.isoformat(),
            "as_of": self.as_of.isoformat(),
            "state": form.state,
            "progress": self.progress,
            "progress_chars": self.chars,
            "sentences": [
                {
                    "text": one.text,
                    "cells": [{"measure": no} for no in one.measures],
                    "facts": list(one.facts),
                }
                for one in self.sentences
            ],
            "problems_and_next": self.problems,
            "proposed_status": self.proposed,
            "status": form.status or None,
            "override_reason": form.override_reason or None,
            "contact": form.contact or CONTACT,
            "phone": form.phone or PHONE,
            "submitted_on": form.submitted_on.isoformat() if form.submitted_on else None,
        }


def report_day(day: date) -> date:
    """A report day of the notice; NoReportDay naming them otherwise."""
    days = catalogue.notice().report_days
    if day not in days:
        raise NoReportDay(f"{day}不是报送日，通知的报送日为{'、'.join(one.isoformat() for one in days)}。")
    return day


def draft(town: Unit, report_on: date, *, today: date, as_of: date | None = None) -> Draft:
    """The form as drafted for a day: the day it was submitted, else the earlier of report day and today."""
    form = Form.objects.filter(town_code=town.code, report_on=report_on).first() or Form(
        town_code=town.code, report_on=report_on
    )
    day = as_of or form.submitted_on or min(report_on, today)
    if form.state == "submitted" and form.frozen and as_of is None:
        return _frozen(town, form, day)
    units = org.units_under(town.code, on=day)
    found = duties.standings([town, *units], on=day, year=report_on.year)
    own, below = found[0], found[1:]
    tallies = _tallies(own, below)
    notice = catalogue.notice()
    counts = (sum(u.kind == "village" for u in units), sum(u.kind == "community" for u in units))
    task_of = {one.no: one.task for one in notice.measures}
    sentences = rules.fitting(
        rules.draft(town.name, counts, tallies, {t.no: t.short for t in notice.tasks}, task_of),
        notice.progress_limit,
    )
    judged = [one for standing in found for one in standing.windows if one.status not in UNJUDGED]
    proposed = rules.proposed(
        all_met=bool(judged) and all(one.status in ("met", "met_late") for one in judged),
        own_overdue=any(one.status == "overdue" and one.owed_by == "town" for one in judged),
        shares=[(one.overdue, one.units) for one in tallies],
        over=notice.late_share[0],
        under=notice.late_share[1],
    )
    progress = form.progress or "".join(one.text for one in sentences)
    return Draft(
        town, report_on, day, form, sentences, progress, form.problems or _problems(town, below), proposed
    )


def _tallies(own: duties.Standing, below: list[duties.Standing]) -> list[rules.Tally]:
    tallies = []
    for column in catalogue.notice().measures:
        concerned, late, facts = 0, [], []
        for standing in [own, *below]:
            windows = [
                one for one in standing.windows if one.measure == column.no and one.status != "not_applicable"
            ]
            if windows:
                concerned += 1
                facts += [uid for one in windows for uid in one.facts]
                if any(one.status == "overdue" for one in windows):
                    late.append(short_name(standing.unit.name))
        tallies.append(
            rules.Tally(
                column.no, column.title, concerned, len(late), tuple(late), tuple(dict.fromkeys(facts))
            )
        )
    return tallies


def _problems(town: Unit, below: list[duties.Standing]) -> str:
    """What units wrote themselves first, then what is overdue."""
    names = {standing.unit.code: short_name(standing.unit.name) for standing in below}
    lines = [f"{names.get(one.unit_code, one.unit_code)}：{one.text}" for one in remarks.of(town.code)]
    for standing in below:
        late = [one for one in standing.windows if one.status == "overdue"]
        if late:
            lines.append(f"{names[standing.unit.code]}{_late(late)}")
    return "；".join(lines[:12]) + "。" if lines else ""


def _late(windows: list[Window]) -> str:
    one = windows[0]
    due = f"（{short_day(one.due_on)}到期）" if one.due_on else ""
    return f"{one.object}逾期{due}" + (f"等{len(windows)}项" if len(windows) > 1 else "")


def _frozen(town: Unit, form: Form, day: date) -> Draft:
    kept: Any = form.frozen
    sentences = [
        rules.Sentence(one["text"], tuple(one["measures"]), tuple(one["facts"])) for one in kept["sentences"]
    ]
    return Draft(town, form.report_on, day, form, sentences, form.progress, form.problems, kept["proposed"])


def previous(draft_: Draft) -> Form | None:
    """Last quarter's form of the town."""
    return (
        Form.objects.filter(town_code=draft_.town.code, report_on__lt=draft_.report_on)
        .order_by("-report_on")
        .first()
    )
