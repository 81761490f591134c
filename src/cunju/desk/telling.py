"""Sentences of windows and the records they stand on, read in one query however many windows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cunju.desk import wording
from cunju.duties import why as clause
from cunju.duties.status import Window
from cunju.ledger.models import Fact


def facts_behind(windows: Iterable[Window]) -> dict[str, Fact]:
    """All facts that qualify in some windows, by id."""
    wanted = {uid for one in windows for uid in one.facts}
    return {str(one.uid): one for one in Fact.objects.filter(uid__in=wanted)} if wanted else {}


def sentences(
    windows: Sequence[Window], *, on: date, facts: Mapping[str, Fact] | None = None
) -> dict[str, str]:
    """The sentence of each window."""
    known = facts_behind(windows) if facts is None else facts
    return {
        wording.key(one): clause.sentence(one, on=on, facts=[known[uid] for uid in one.facts if uid in known])
        for one in windows
    }
