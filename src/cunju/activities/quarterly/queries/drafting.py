"""The form of a town for a report day: sentences, problems, proposal; frozen once it is submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from cunju import catalogue
from cunju.activities.quarterly import rules
from cunju.activities.quarterly.models import Form
from cunju.activities.quarterly.queries import doing, planning, shelf, telling, validity
from cunju.duties import interface as duties
from cunju.kernel.days import parse_day
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import count_words
from cunju.org import queries as org
from cunju.org.models import Unit

CONTACT = "民政和社区事务办公室"


class NoReportDay(Refusal):
    """A day the notice asks no report for."""


@dataclass(frozen=True)
class Draft:
    """Everything on the form's page; ``drafted`` is the text the sentences make; ``left_out``: for what there was no room."""

    town: Unit
    report_on: date
    as_of: date
    form: Form
    sentences: list[rules.Sentence]
    problems_drafted: str
    proposal: rules.Proposal
    silent: Mapping[int, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    before: list[Form] = field(default_factory=list)
    left_out: Sequence[rules.Sentence] = ()

    @property
    def drafted(self) -> str:
        """The progress as the records make it."""
        return rules.joined(self.sentences)

    @property
    def progress(self) -> str:
        """What the officer made of it, else the draft."""
        return self.form.progress or self.drafted

    @property
    def problems(self) -> str:
        """Problems and next steps as the officer wrote them, else as drafted."""
        return self.form.problems or self.problems_drafted

    @property
    def proposed(self) -> str:
        """The proposed status."""
        return self.proposal.status

    @property
    def asked(self) -> str:
        """The query by which matrix and 为什么 show the same day; what was sent, as known when it was sent."""
        return f"?by={self.as_of}" if self.form.frozen else f"?on={self.as_of}"

    @property
    def chars(self) -> int:
        """Characters of the progress as Word counts them."""
        return count_words(self.progress)

    @property
    def locked(self) -> bool:
        """Whether it lies with the district."""
        return self.form.state == "submitted"

    @property
    def previous(self) -> Form | None:
        """Last quarter's form of the town."""
        return self.before[0] if self.before else None

    @property
    def offered(self) -> dict[int, str]:
        """Own lines of earlier forms, to take again."""
        return shelf.offered(self.before)

    @property
    def contact(self) -> str:
        """Who answers questions: as written, else as last time."""
        return self.form.contact or (self.previous.contact if self.previous else "") or CONTACT

    @property
    def phone(self) -> str:
        """His telephone: as written, else as last time."""
        return self.form.phone or (self.previous.phone if self.previous else "")

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
            "contact": self.contact,
            "phone": self.phone,
            "submitted_on": form.submitted_on.isoformat() if form.submitted_on else None,
            "notes": list(self.notes),
        }

    def to_freeze(self) -> dict[str, Any]:
        """What a submitted form keeps of its draft."""
        return {
            "sentences": [asdict(one) for one in self.sentences],
            "proposal": asdict(self.proposal),
            "notes": list(self.notes),
        }


def report_day(day: date | None, text: str = "") -> date:
    """A report day of the notice; NoReportDay naming them otherwise."""
    days = catalogue.notice().report_days
    if day not in days:
        asked = "、".join(one.isoformat() for one in days)
        raise NoReportDay(f"{day or text}不是报送日，通知的报送日为{asked}。")
    return day


def next_day(town_code: str, *, today: date) -> date:
    """The report day a town's officer is to work on: the earliest not submitted, as far as the next one; else the last."""
    days = catalogue.notice().report_days
    sent = shelf.submitted_days(town_code)
    ahead = next((one for one in days if one >= today), days[-1])
    return next((one for one in days if one <= ahead and one not in sent), ahead)


def draft(
    town: Unit, report_on: date, *, today: date, as_of: date | None = None, sending: bool = False
) -> Draft:
    """The form as drafted for a day: the day it was submitted, else the earlier of report day and today.

    ``sending``: for who is about to send it, so as things stand today, this report itself not called late.
    """
    form = shelf.form_of(town.code, report_on)
    before = shelf.earlier(form)
    day = as_of or form.submitted_on or (today if sending else min(report_on, today))
    if form.state == "submitted" and form.frozen and as_of is None:
        return _frozen(town, form, day, before)
    units = org.units_under(town.code, on=day)
    found = duties.standings([town, *units], on=day, known=today, year=report_on.year)
    own, below = planning.without_report(found[0], report_on) if sending else found[0], found[1:]
    asked = planning.asked(own, below)
    parts = telling.begun(telling.parts(own, below), asked)
    notice = catalogue.notice()
    tasks = {one.no: one.short for one in notice.tasks}
    named = rules.Town(town.name, doing.units_of(units), notice.number, day)
    lines = {int(task): text for task, text in form.own_lines.items()}
    sentences, left_out = rules.draft(named, parts, asked, tasks, lines, notice.progress_limit)
    return Draft(
        town,
        report_on,
        day,
        form,
        sentences,
        rules.problems(planning.plan(own, below, parts, asked)),
        telling.proposal(own, below),
        rules.silent(parts, tasks),
        validity.notes(own, today=today),
        before,
        left_out,
    )


def _frozen(town: Unit, form: Form, day: date, before: list[Form]) -> Draft:
    kept: Mapping[str, Any] = form.frozen or {}
    sentences = [
        rules.Sentence(**{**one, "measures": tuple(one["measures"]), "facts": tuple(one["facts"])})
        for one in kept["sentences"]
    ]
    proposal = rules.Proposal(**kept["proposal"])
    notes = kept.get("notes", ())
    return Draft(
        town, form.report_on, day, form, sentences, form.problems, proposal, notes=notes, before=before
    )


def sent_form(town: Unit, text: str, *, today: date) -> dict[str, Any] | None:
    """The form of the report day written so, as the command has it, once it is with the district; NoReportDay for another day."""
    try:
        day = parse_day(text)
    except ValueError:
        day = None
    found = draft(town, report_day(day, text), today=today)
    return found.as_json() if found.locked else None
