"""The texts in force on the public board: by clause, what changed, the figures of the vote, the day they were filed."""

import uuid
from datetime import date
from typing import Any

from cunju.activities.conventions import queries
from cunju.activities.conventions.book import BOOK, called, step_of
from cunju.activities.conventions.models import Entry
from cunju.activities.conventions.steps import TEXTS
from cunju.kernel.days import chinese_day
from cunju.kernel.personal import hidden
from cunju.kernel.published import NEWER, SAME, Published, keyed
from cunju.kernel.sections import DECISIONS, Section
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.texts import clauses


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The texts that were posted by a day, with what became of them."""
    rows = [
        _shown(one, on)
        for one in (queries.posted(unit.code, at, on=on) for at in TEXTS.get(unit.kind, ()))
        if one
    ]
    return (
        [Section("conventions.texts", DECISIONS + 5, "conventions/public.html", {"rows": rows})]
        if rows
        else []
    )


def _shown(one: Entry, on: date) -> dict[str, Any]:
    version = one.version
    assert version is not None
    before = queries.in_force(one.unit_code, version.subject, on=one.on, before=version)
    pairs = clauses.compare(before.version.body, version.body) if before and before.version else []
    return {
        "word": called(version.subject), "entry": one, "votes": queries.votes(one), "days": queries.days(one, on=on),
        "clauses": clauses.clauses(version.body), "changed": [at for at in pairs if at.state != clauses.SAME],
        "before": before.on if before else None,
    }  # fmt: skip


def published(unit: Unit, *, on: date) -> list[Published]:
    """Every text that was posted by a day; an older one says that there is a newer one, and since when."""
    found: list[Published] = []
    for subject in TEXTS.get(unit.kind, ()):
        later: date | None = None
        for voted, day in _all_posted(unit.code, subject, on=on):
            found.append(_published(voted, day, later))
            later = day
    return found


def _all_posted(unit_code: str, subject: str, *, on: date) -> list[tuple[Entry, date]]:
    """Every adoption of a text that was posted by a day with that day, the newest vote first; a few queries whatever their number."""
    lines = reading.live(BOOK, unit_code, step=step_of(subject, "posted")).filter(on__lte=on).select_related("parent__parent__version")
    votes = {one.pk: one for one in queries.binding(unit_code, subject, on=on)}
    found: dict[uuid.UUID, date] = {}
    for line in lines:
        voted = line.parent.parent if line.parent else None
        if voted and voted.pk in votes:
            found[voted.pk] = min(line.on, found.get(voted.pk, line.on))
    return [(vote, found[pk]) for pk, vote in votes.items() if pk in found]


def board_code(voted: Entry) -> tuple[str, str]:
    """The key of its text among what was published, and the code printed on the paper."""
    return keyed("text", voted.unit_code, voted.pk)


def _published(voted: Entry, day: date, later: date | None) -> Published:
    assert voted.version is not None
    word, (key, code) = called(voted.version.subject), board_code(voted)
    text = "　".join(f"{one.label}　{hidden(one.text)}" for one in clauses.clauses(voted.version.body))
    return Published(
        key, word, f"{word}（{chinese_day(voted.on)}表决通过）", day, text, NEWER if later else SAME, later, code=code,
        root=str(voted.fact),
    )  # fmt: skip
