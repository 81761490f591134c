"""By which clause of a day's law a doubt about a text stands."""

from cunju.catalogue import Clause, Law
from cunju.records.texts.legality import Doubt


def cited(doubt: Doubt, law: Law) -> Clause | None:
    """The highest clause that speaks of what a doubt is about; None where none holds."""
    there = law.asked(doubt.question)
    return next((one for one in there if not doubt.grounds or any(one.holds(at) for at in doubt.grounds)), None)
