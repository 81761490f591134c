"""Resolutions that were posted, on the public board."""

import uuid
from datetime import date

from cunju import ledger
from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.personal import hidden
from cunju.kernel.sections import DECISIONS, Section
from cunju.org.models import Unit

SHOWN = 6


def sections(unit: Unit, *, on: date) -> list[Section]:
    """Meetings whose decisions were posted by a day, newest first; minutes and names stay inside."""
    posted = ledger.facts_of(unit.code, kinds=["assemblies.decision_posted"]).filter(occurred_on__lte=on)
    bases = dict.fromkeys(base for one in posted[: 2 * SHOWN] for base in one.rests_on)
    found = [one for one in (queries.find(uuid.UUID(base)) for base in bases) if one and one.state == "held"]
    meetings = sorted({one.id: one for one in found}.values(), key=lambda one: one.day, reverse=True)[:SHOWN]
    rows = [_row(one, unit) for one in meetings]
    rows = [one for one in rows if one["items"]]
    if not rows:
        return []
    return [Section("assemblies.decisions", DECISIONS, "assemblies/public_decisions.html", {"rows": rows})]


def _row(meeting: Meeting, unit: Unit) -> dict[str, object]:
    came = f"应到{meeting.due}人，实到{meeting.present}人" if meeting.due else ""
    return {
        "day": meeting.day,
        "word": rules.body_words(unit.kind)[meeting.body],
        "came": came,
        "items": [(hidden(one.title), queries.said_vote(one)) for one in meeting.items.all() if one.adopted],
    }
