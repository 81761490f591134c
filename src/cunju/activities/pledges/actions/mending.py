"""Corrections of a plan, of a review and of what became of an item: what is counted from them is counted anew."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from cunju.activities.pledges import rules
from cunju.activities.pledges.actions.reviewing import Planned, Reviewed, _counted, _planned, _seat, demanded
from cunju.activities.pledges.actions.reviewing import review as first_said
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.facts import MEETING
from cunju.activities.pledges.models import Entry, Judged
from cunju.archive.storing import Ready, ready
from cunju.kernel.days import short_day
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import reading, writing
from cunju.records.book import Told


def bases(entry: Entry, *kinds: str) -> list[Any]:
    """The records of some kinds a line rests on."""
    standing = ledger.current(entry.fact)
    there = (ledger.chain(one) for one in (standing.rests_on if standing else ()))
    return [line[0].uid for line in there if line and line[0].kind in kinds]


def told_of(entry: Entry) -> Reviewed:
    """A review as it stands, to be said again."""
    said = entry.said
    votes = {one.key: (one.basic or 0, one.incompetent or 0, one.grade) for one in entry.judged.all()}
    return Reviewed(
        entry.on, said["body"], said["chaired_by"], said["issued"], said["ballots"], said["valid"], votes, said.get("reported"),
        bases(entry, MEETING), entry.text, {one.key: one.excellent or 0 for one in entry.judged.all()}, entry.four,
    )  # fmt: skip


def mend_plan(
    entry: Entry, told: Planned, *, reason: str, by: str, now: datetime, fact_id: Any = None, seen: Any = None
) -> Entry:
    """Say otherwise whom a review is about, when, who chairs; the review that followed counts its days of notice anew."""
    unit = Unit.objects.get(code=entry.unit_code)
    held = reading.live(BOOK, unit.code, step="review").filter(parent=entry).first()
    with ledger.writing([unit.code], now=now, superseding=[entry.fact, *([held.fact] if held else [])]):
        said, people = _planned(unit, told)
        writing.correct(BOOK, entry, Told(told.on, "", "", said, (), reason, seen), by=by, now=now, fact_id=fact_id)
        entry.chair, entry.four = told.chair, told.four
        entry.save(update_fields=["chair", "four"])
        entry.judged.all().delete()
        _seat(entry, people)
        if held:
            held.parent = entry  # as it stands now
            _settle(unit, held, told_of(held), reason="评议方案已更正", by=by, now=now)
    return entry


def mend_review(
    entry: Entry, told: Reviewed, *, reason: str, by: str, now: datetime, fact_id: Any = None, seen: Any = None,
    uploads: Sequence[Any] | Ready = (),
) -> Entry:  # fmt: skip
    """Say otherwise how a review went; later ones count anew who is 不称职 twice running, and how long ago the last was."""
    unit, brought = Unit.objects.get(code=entry.unit_code), ready(uploads)
    later = _after(unit, min(entry.on, told.on), but=entry)
    with ledger.writing([unit.code], now=now, superseding=[one.fact for one in (entry, *later)]):
        _settle(unit, entry, told, reason=reason, by=by, now=now, fact_id=fact_id, seen=seen, brought=brought)
        _recount(unit, later, reason="前一次评议已更正", by=by, now=now)
    return entry


def review(unit: Unit, told: Reviewed, *, by: str, now: datetime, **how: Any) -> Entry:
    """Record a review (``reviewing.review``); one that is entered after a later one is counted in what the later one says."""
    later = _after(unit, told.on)
    with ledger.writing([unit.code], now=now, superseding=[one.fact for one in later]):
        entry = first_said(unit, told, by=by, now=now, **how)
        _recount(unit, [one for one in later if one.pk != entry.pk], reason="补录了前一次评议", by=by, now=now)
    return entry


def void(entry: Entry, *, reason: str, by: str, now: datetime) -> None:
    """Say that a line was never so; where a review stops counting with it, what came after is counted anew without it."""
    unit = Unit.objects.get(code=entry.unit_code)
    gone = Entry.objects.filter(pk__in=[entry.pk, *reading.below(entry)], step="review").order_by("on").first()
    later = _after(unit, gone.on, but=gone) if gone else []
    with ledger.writing([unit.code], now=now, superseding=[one.fact for one in (entry, *later)]):
        writing.void(BOOK, entry, reason=reason, by=by, now=now)
        _recount(unit, later, reason="前一次评议已作废", by=by, now=now)


def undo(root: Any, *, by: str, now: datetime) -> None:
    """Take back a line just written (``offers.Actions``); what counts with it is counted anew."""
    if entry := Entry.objects.filter(fact=root).first():
        void(entry, reason=writing.UNDONE, by=by, now=now)


def _after(unit: Unit, first: date, *, but: Entry | None = None) -> list[Entry]:
    """Reviews and demands from a day on, oldest first: what they say depends on the reviews before them."""
    found = reading.live(BOOK, unit.code).filter(step__in=("review", "demand"), on__gte=first).order_by("on", "id")
    return [one for one in found if but is None or one.pk != but.pk]


def _recount(unit: Unit, lines: Sequence[Entry], *, reason: str, by: str, now: datetime) -> None:
    for one in lines:
        if one.step == "review":
            _settle(unit, one, told_of(one), reason=reason, by=by, now=now)
        elif (said := demanded(unit, Told(one.on, said=one.said))) != one.said:
            writing.correct(BOOK, one, Told(one.on, one.text, "", said, (), reason), by=by, now=now)


def _settle(
    unit: Unit, entry: Entry, told: Reviewed, *, reason: str, by: str, now: datetime, fact_id: Any = None, seen: Any = None,
    brought: writing.Uploads = None,
) -> None:  # fmt: skip
    """Count a review anew; a line that would say the same stays as it is, unless a person corrects it."""
    people = [
        Judged(person=one.person, name=one.name, office=one.office, hired=one.hired)
        for one in entry.judged.all()
        if one.key in told.votes
    ]
    plan: Any = entry.parent
    said = _counted(unit, told, plan, people, but=entry)
    if fact_id is None and _known(said) == _known(entry.said):
        return
    rests = [*([plan.fact] if plan else []), *told.rests, *_demand(entry, told.on)]
    line = Told(told.on, told.page, "", said, rests, reason, seen)
    writing.correct(BOOK, entry, line, by=by, now=now, fact_id=fact_id, uploads=brought, anew=True)
    entry.judged.all().delete()
    _seat(entry, people)


def _known(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value is not None}


def _demand(entry: Entry, on: date) -> list[Any]:
    """The demand a review answered, as far as it came before it."""
    standing = ledger.current(entry.fact)
    asked = Entry.objects.filter(step="demand", fact__in=list(standing.rests_on) if standing else [], on__lte=on)
    return [one.fact for one in asked]


def mend_kept(
    entry: Entry, how: str, *, on: date, text: str = "", proof: Any = None, reason: str, by: str, now: datetime, fact_id: Any = None,
    seen: Any = None,
) -> Entry:  # fmt: skip
    """Say otherwise what became of an item, when, shown by which record; it keeps its place among the item's lines."""
    assert entry.item is not None and entry.parent is not None
    with ledger.writing([entry.unit_code], now=now, superseding=[entry.fact]):
        if how not in rules.HOW:
            raise CannotBe("请选办结、部分办结或者没有办成。", "how")
        others = entry.item.lines.filter(state="live").exclude(pk=entry.pk)
        if earlier := others.filter(on__lte=entry.on, on__gt=on).order_by("on").last():
            raise CannotBe(f"日期早于上一次登记（{short_day(earlier.on)}）。请核对。", "on")
        if later := others.filter(on__gt=entry.on, on__lt=on).order_by("on").first():
            raise CannotBe(f"日期晚于后一次登记（{short_day(later.on)}）。请核对。", "on")
        rests = [entry.parent.fact, *([proof] if proof else [])]
        line = Told(on, text, "", rules.said_of(how), rests, reason, seen)
        writing.correct(BOOK, entry, line, by=by, now=now, fact_id=fact_id, anew=True)
    return entry
