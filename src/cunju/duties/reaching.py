"""Which years' folds new records can change, so that a record of today does not fold ten years anew; pure.

A fold of a year reads: what happened in it, what names a day or period of it, what answers an opening of it, judgements of its
windows. States and exemptions last, and a correction takes things out: those reach every year.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cunju.catalogue import Catalogue, Duty
from cunju.duties import matching
from cunju.duties.chains import Chains, Version
from cunju.duties.fold import EXEMPTED, JUDGED

# Of so many records at once (a file that is loaded) nobody asks which year they reach.
MOST = 50


def years(new: Sequence[Version], versions: Iterable[Version], *, catalogue: Catalogue, known: date) -> set[int] | None:
    """The years whose fold may differ by ``new``, facts of one unit; ``versions``: all of the unit, the new ones too. None: every year."""
    if not new or len(new) > MOST or any(one.supersedes or one.retracted or one.kind == EXEMPTED for one in new):
        return None
    duties = catalogue.duties
    kinds = {one.kind for one in new}
    if any(one.window.state in kinds for one in duties if one.window.state):
        return None
    found = {one.occurred_on.year for one in new}
    found |= {date.fromisoformat(one.attributes["from"]).year for one in new if one.kind == JUDGED}
    found |= {year for duty in duties if duty.of for one in new if one.kind in duty.facts for year in _named(duty, one)}
    answering = [duty for duty in duties if duty.window.after and kinds & set(duty.facts)]
    return found | set(_answered(answering, new, Chains(versions, known=known))) if answering else found


def _named(duty: Duty, version: Version) -> Iterator[int]:
    named = matching.named_span(version.attributes.get(duty.of or ""))
    if named is not None:
        yield from (named.start.year, named.end.year)


def _answered(duties: Sequence[Duty], new: Sequence[Version], chains: Chains) -> Iterator[int]:
    """The years of all openings that one of the new facts is tied to."""
    openings: dict[str, list[tuple[str, Version]]] = {}
    for root, head in chains.heads():
        openings.setdefault(head.kind, []).append((root, head))
    for duty in duties:
        for one in new:
            if one.kind in duty.facts:
                bases = {chains.root(base) for base in one.rests_on}
                for root, opening in openings.get(duty.window.after or "", ()):
                    if matching.answers(duty, opening, one, rests=root in bases):
                        yield opening.occurred_on.year
