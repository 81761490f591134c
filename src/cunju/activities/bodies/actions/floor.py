"""Lines around an office that rest on a change of seats: a committee is handed over, an early leaving is audited."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from cunju.activities.bodies import queries
from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.models import Entry
from cunju.kernel.refusals import CannotBe
from cunju.kernel.words import of_kind
from cunju.org.models import Unit
from cunju.records import writing
from cunju.records.book import Told

NOTHING_CHANGED = "名册里近一年没有换届，村（居）民委员会也没有人变动，没有要移交的；先在名册里登记换届或者变动，再记移交。"


def hand_over(unit: Unit, told: Told, *, by: str, now: datetime, **how: Any) -> Entry:
    """The committee's work went to the one elected last before that day; a committee is handed over as one, however many sit in it."""
    if not queries.changed_lately(unit.code, until=told.on):
        raise CannotBe(of_kind(NOTHING_CHANGED, unit.kind), "on")
    if not told.said.get("complete") and not told.text.strip():
        raise CannotBe("没有勾全部移交，请写明还没有移交的是什么；都移交了，请勾上。", "text")
    held = queries.elections(unit.code, until=told.on)
    made: Entry = writing.write(BOOK, unit, replace(told, rests=held), step="handover", by=by, now=now, **how)
    return made


def publish_early(unit: Unit, told: Told, left: Any, *, by: str, now: datetime, **how: Any) -> Entry:
    """The audit of those who left before their term ended was published; it rests on their leaving."""
    change = queries.find_change(left)
    if change is None or change.unit_code != unit.code or change.void_reason:
        raise CannotBe("选的离任记录已经作废，请重新选。", "left")
    if told.on < change.on:
        raise CannotBe("公布日期早于离任日期。请核对。", "on")
    made: Entry = writing.write(BOOK, unit, replace(told, rests=[change.fact]), step="early", by=by, now=now, **how)
    return made
