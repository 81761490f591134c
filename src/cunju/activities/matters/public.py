"""On the board of a unit: how many matters of each size, how far they are; no words, nothing confidential. And what residents send in."""

import uuid
from datetime import date, datetime

from cunju.activities.matters import actions, queries
from cunju.activities.matters.book import BOOK
from cunju.kernel import inputs
from cunju.kernel.inputs import Input
from cunju.kernel.sections import PEOPLE, Section
from cunju.org.models import Unit


def sections(unit: Unit, *, on: date) -> list[Section]:
    """The year's counts."""
    found = queries.public(unit.code, on=on)
    return [Section("matters.counts", PEOPLE + 4, "matters/public_counts.html", {"figures": found, "year": on.year})] if found else []


def asks() -> list[Input]:
    """A matter; who accepts it says how big it is."""
    size = inputs.Question("size", "大小", tuple(BOOK.choices("received", "size")), "small")
    return [Input(inputs.MATTER, "什么事", _told, about="在哪里", asks=(size,), photos=True, way=queries.way, say=_said)]


def _told(unit: Unit, sent: inputs.Sent, by: str, now: datetime, fact_id: uuid.UUID) -> uuid.UUID:
    """It is a matter of the day it came, told in writing; its name stays in the room's own row."""
    said = {"size": sent.said.get("size") or "small", "channel": "online"}
    matter = actions.Matter(actions.Told(sent.on, sent.text, sent.name, said), place=sent.about)
    return actions.receive(unit, matter, by=by, now=now, fact_id=fact_id, uploads=sent.photos).fact


def _said(unit: Unit, became: uuid.UUID, solved: bool, now: datetime) -> None:
    """Its sender says whether it is solved: what a person asks after, said by the person himself."""
    closed = queries.unasked(became)
    if closed is not None:
        told = actions.Told(now.date(), "", "", {"solved": solved, "by": "person"})
        actions.write(unit, told, step="confirmed", by=inputs.RESIDENT, now=now, parent=closed)
