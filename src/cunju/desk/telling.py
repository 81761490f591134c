"""Sentences of windows and the records they stand on, read in one query however many windows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings

from cunju import catalogue
from cunju.desk import wording
from cunju.duties import why as clause
from cunju.duties.status import Window
from cunju.kernel import offers
from cunju.ledger.models import Fact


def facts_behind(windows: Iterable[Window]) -> dict[str, Fact]:
    """All facts that qualify in some windows, by id."""
    wanted = {uid for one in windows for uid in one.facts}
    return {str(one.uid): one for one in Fact.objects.filter(uid__in=wanted)} if wanted else {}


def figures(measure: int, codes: Sequence[str], *, on: date) -> list[tuple[str, str]]:
    """What the records beside a measure's judgement come to, from the rooms that keep them: label and value."""
    judged = [one for one in catalogue.load().duties if one.measure == measure and one.judgement == "person"]
    kinds = list(dict.fromkeys(kind for one in judged for kind in one.facts))
    found: list[tuple[str, str]] = []
    for room in settings.ROOMS if kinds and codes else ():
        if offered := offers.asked(room, offers.Queries.figures):
            found += offered(kinds, codes, on=on)
    return found


def sentences(
    windows: Sequence[Window], *, on: date, facts: Mapping[str, Fact] | None = None
) -> dict[str, str]:
    """The sentence of each window."""
    known = facts_behind(windows) if facts is None else facts
    return {
        wording.key(one): clause.sentence(one, on=on, facts=[known[uid] for uid in one.facts if uid in known])
        for one in windows
    }
