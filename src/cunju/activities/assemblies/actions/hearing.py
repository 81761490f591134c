"""The year's reports a meeting heard, each a fact of its own that rests on the meeting: made, mended and taken back with its record."""

from typing import Any

from cunju import catalogue
from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.actions.counting import Record
from cunju.activities.assemblies.facts import ReportHeard
from cunju.activities.assemblies.models import Meeting
from cunju.kernel import verdicts
from cunju.ledger import interface as ledger
from cunju.org.models import Unit


def settle(pen: ledger.Pen, meeting: Meeting, record: Record, *, fact: Any, unit: Unit, by: str, short: bool) -> dict[str, str]:
    """The facts of what was heard, by report; a meeting that fell short heard none that counts, what was ticked stays."""
    wanted, roots = dict.fromkeys(record.reports, ""), dict(meeting.reports)
    for what, root in roots.items():
        if root and (what not in wanted or short):
            pen.retract(root, by=by)
            roots[what] = ""
    if short or meeting.body not in rules.HEARING:
        return wanted
    sitting = rules.Sitting(
        body=meeting.body, law=catalogue.law(unit=unit, on=record.held_on), numbers=rules.Numbers(0, 0),
        mandates=queries.mandates(unit.code, on=record.held_on),
    )  # fmt: skip
    found = verdicts.findings([one for one in rules.reports(sitting) if one.fails])
    for what in wanted:
        made = ReportHeard(what=what, at=meeting.body)
        if root := roots.get(what):
            pen.correct(root, made, occurred_on=record.held_on, by=by, findings=found)
            wanted[what] = root
        else:
            told = pen.record(made, unit=unit.code, occurred_on=record.held_on, by=by, findings=found, rests_on=[fact.uid])
            wanted[what] = str(told.uid)
    return wanted
