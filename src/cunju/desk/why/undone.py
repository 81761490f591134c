"""What undid a window afterwards: a sheet that hung and came down too early, of which nothing was posted again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cunju.catalogue import Duty
from cunju.desk import wording
from cunju.duties import matching
from cunju.duties.chains import Chains, Version
from cunju.duties.reading import duties_by_id
from cunju.duties.sources import versions_where
from cunju.duties.status import Window
from cunju.kernel.days import short_day
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org.models import Unit


def undone(unit: Unit, windows: Sequence[Window], *, on: date, known: date) -> dict[str, tuple[str, str, str]]:
    """By window (``wording.key``) the record after it that asks for the same again: a word, a sentence, the record's id.

    One query, however many windows; a duty asks again where an event opens it and the same fields tie it to its answer.
    """
    mine = {one.kind for one in windows if one.facts}
    asking = [one for one in duties_by_id().values() if one.window.after and one.same and mine & set(one.facts)]
    asking = [one for one in asking if one.applies(code=unit.code, kind=unit.kind)]
    kinds = {kind for one in asking for kind in (one.window.after or "", *one.facts)}
    if not kinds:
        return {}
    heads = Chains(versions_where(unit_code=unit.code, kind__in=kinds), known=known).heads()
    facts = {head.uid: head for _, head in heads if head.occurred_on <= on}
    found = {}
    for one in windows:
        for duty, opening in _after(one, asking, facts):
            found[wording.key(one)] = _said(duty, opening, unit.kind)
    return found


def _after(one: Window, asking: Iterable[Duty], facts: dict[str, Version]) -> Iterator[tuple[Duty, Version]]:
    """Openings that came after a window's own record and were not answered."""
    own = [facts[uid] for uid in one.facts if uid in facts]
    for duty in asking:
        if one.duty == duty.id or one.kind not in duty.facts:
            continue
        for opening in facts.values():
            if (
                matching.opens(duty, opening)
                and any(_later(duty, fact, opening) for fact in own)
                and not any(matching.qualifies(duty, each) and _again(duty, opening, each) for each in facts.values())
            ):
                yield duty, opening


def _later(duty: Duty, fact: Version, opening: Version) -> bool:
    return opening.occurred_on >= fact.occurred_on and matching.tie(duty, opening) == matching.tie(duty, fact)


def _again(duty: Duty, opening: Version, answer: Version) -> bool:
    return matching.answers(duty, opening, answer, rests=False)


def _said(duty: Duty, opening: Version, unit_kind: str) -> tuple[str, str, str]:
    title = ledger.title_of(opening.kind, opening.attributes, unit_kind)
    again = f"还没有{of_kind(duty.verb, unit_kind)}"
    return again, f"{short_day(opening.occurred_on)}，{title}，{again}。", opening.uid
