"""Resolutions that were posted, on the public board; what holds no more is said to hold no more."""

from datetime import date

from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.personal import hidden
from cunju.kernel.sections import DECISIONS, Section
from cunju.org.models import Unit

SHOWN = 6


def sections(unit: Unit, *, on: date) -> list[Section]:
    """Meetings whose decisions were posted by a day, newest first; minutes and names stay inside."""
    rows = [_row(one, shown, unit) for one, shown in queries.on_board(unit.code, on=on, limit=SHOWN) if _hangs(one)]
    rows = [one for one in rows if one["items"] or one["note"]]
    if not rows:
        return []
    return [Section("assemblies.decisions", DECISIONS, "assemblies/public_decisions.html", {"rows": rows})]


def _hangs(meeting: Meeting) -> bool:
    """What was taken down and holds again after all hangs only once it is posted again."""
    return meeting.taken_down_on is None or bool(queries.why_none(meeting))


def _row(meeting: Meeting, shown: queries.Posted | None, unit: Unit) -> dict[str, object]:
    why = queries.why_none(meeting)
    undecided = [] if meeting.state == "void" else queries.told(meeting) if why else []
    return {
        "day": meeting.day,
        "word": rules.body_words(unit.kind)[meeting.body],
        "came": "" if why else queries.came(meeting),
        "items": [(hidden(one.title), f"{one.outcome}，{one.votes}") for one in queries.decided(meeting)],
        "undecided": [hidden(one.title) for one in undecided],
        "note": queries.correction_of(meeting, shown) + (f"{queries.taken_down_zh(meeting)}。" if meeting.taken_down_on else ""),
        "doubts": [] if why else queries.doubts(meeting, unit),
    }
