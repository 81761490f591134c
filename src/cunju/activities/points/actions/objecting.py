"""A household objects to what was posted; until it is answered the entry does not count; the answer changes it or says why not."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.activities.points.actions.lines import write
from cunju.activities.points.models import Entry, Household, Item, Mark, Month
from cunju.activities.points.queries import soundness
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import guards
from cunju.records.book import Told


def object_to(
    unit: Unit, posting: Entry, told: Told, household: Household, mark: Mark | None = None, *, by: str, now: datetime, fact_id: Any = None
) -> Entry:  # fmt: skip
    """Record what a household says against a posting: against one entry, or that one is missing."""
    if mark is not None and mark.household_id != household.pk:
        raise CannotBe("选的这一条不是这一户的。", "mark")
    more = {"household": household, "mark": mark}
    return write(unit, told, step="objected", parent=posting, by=by, now=now, fact_id=fact_id, more=more)


@dataclass(frozen=True)
class Answered:
    """What came of an objection: day, words, to how many points without a sign (None: not changed), by which item where none stood."""

    on: date
    text: str
    points: int | None = None
    item: Item | None = None


def answer(unit: Unit, objection: Entry, told: Answered, *, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """Answer an objection; what is changed stands with what it was before."""
    with ledger.writing([unit.code], now=now):
        objection.refresh_from_db()
        guards.stands(objection)
        if before := objection.followers.filter(state="live").first():
            if before.fact == fact_id:
                return before
            raise CannotBe("这件异议已经答复过；要改就更正那次答复。", "on")
        changed = told.points is not None
        line = Told(told.on, told.text, "", {"changed": changed})
        entry = write(unit, line, step="answered", parent=objection, by=by, now=now, fact_id=fact_id)
        if told.points is not None:
            _change(objection, told.points, told.item, by)
    return entry


def _change(objection: Entry, points: int, item: Item | None, by: str) -> None:
    mark, whose = objection.mark, objection.household
    if mark is None:
        month = Month.objects.filter(entry=objection.parent_id).first()
        if item is None or month is None or whose is None:
            raise CannotBe("要补分，请选是哪一项。", "item")
        Mark.objects.create(month=month, household=whose, item=item, points=_signed(points, item, item.points), was=0, by=by)
        return
    mark.was = mark.points if mark.was is None else mark.was
    mark.points = _signed(points, mark.item, mark.was)
    mark.save(update_fields=["points", "was"])


def _signed(points: int, item: Item, before: int) -> int:
    """Points of an entry, said without a sign: those of its item, once or as often as it stood before, or none; never more."""
    worth = abs(item.points)
    if points > max(worth, abs(before)):
        raise CannotBe(f"最多填{max(worth, abs(before))}分：积分办法里“{item.what[:16]}”是{item.points}分，答复异议不能多给。", "points")
    if points and (worth == 0 or points % worth):
        raise CannotBe(f"积分办法里“{item.what[:16]}”是{item.points}分，请填它的一倍或几倍；不记分就填0。", "points")
    return points if item.points > 0 else -points


def items_for(objection: Entry) -> list[Item]:
    """The items by which an entry may be put in after an objection."""
    month = Month.objects.filter(entry=objection.parent_id).select_related("rules").first()
    return soundness.admitted(month.rules) if month else []
