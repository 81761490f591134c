"""The year of one unit on one line a duty: what was due, what happened, what was entered late."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from cunju.desk import telling, wording
from cunju.duties.reading import duties_by_id
from cunju.duties.status import Window
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.ui.strips import Lane, Mark

OFTEN = {"year": "每年", "half": "每半年", "quarter": "每季度", "month": "每月"}
SHOWN = ("met", "met_late", "overdue", "due_soon", "not_due")
# What is told apart by these counts sorts, not times: three categories of sheets are no three postings of one.
SORTS = ("category", "body", "system", "content")


def lanes(code: str, windows: Sequence[Window], facts: Mapping[str, Fact] | None = None) -> list[Lane]:
    """One lane a duty with a due day, in the order of measures; one query where the facts are not at hand."""
    by_duty: dict[str, list[Window]] = {}
    for one in windows:
        if one.due_on and one.status in SHOWN and (one.facts or one.status not in wording.DONE):
            by_duty.setdefault(one.duty, []).append(one)
    known = telling.facts_behind(one for each in by_duty.values() for one in each) if facts is None else facts
    return [_lane(code, each, known) for each in by_duty.values()]


def _lane(code: str, windows: Sequence[Window], facts: Mapping[str, Fact]) -> Lane:
    first = windows[0]
    duty = duties_by_id()[first.duty]
    often = OFTEN.get(duty.window.each or "", "")
    counted = "类" if duty.distinct in SORTS else "次"
    times = f"{first.at_least if first.at_least > 1 else 1}{counted}" if often else ""
    words = f"{often}{times}" if often else "长期" if duty.window.state else "按规定日期"
    layer = wording.AUTHORITY_ZH[first.authority] if first.binding else "参考"
    marks = [mark for one in windows for mark in _marks(code, one, facts)]
    return Lane(wording.plain(first), f"{words} · {layer}", tuple(marks))


def _marks(code: str, one: Window, facts: Mapping[str, Fact]) -> list[Mark]:
    marks = [_happened(facts[uid], one) for uid in one.facts if uid in facts]
    if one.due_on and one.status not in wording.DONE:
        href = reverse("desk:why", args=[code, one.measure])
        marks.append(Mark(one.due_on, one.status, href, f"{wording.said(one)}，{one.status_zh}"))
    return marks


def _happened(fact: Fact, one: Window) -> Mark:
    href = reverse("desk:fact", args=[fact.uid])
    delay = _delay(fact, one)
    if one.due_on and fact.occurred_on > one.due_on:
        if one.status == "met_late":
            return Mark(fact.occurred_on, "met_late", href, "逾期完成")
        return Mark(fact.occurred_on, "done", href, "按期之后又记了一次")
    if fact.attributes.get("sound") is False:
        return Mark(fact.occurred_on, "wait", href, "登记了，还不符合要求")
    if delay > 0:
        return Mark(fact.occurred_on, "back", href, f"补录，迟{delay}天")
    return Mark(fact.occurred_on, "done", href, "按期")


def _delay(fact: Fact, one: Window) -> int:
    """Days from happening to being entered; a record corrected later was entered when it was first written."""
    if ledger.entered(fact).holds:
        return 0
    if fact.supersedes is None:
        return (fact.recorded_on - fact.occurred_on).days
    if len(one.facts) == 1 and one.entered_on:
        return (one.entered_on - fact.occurred_on).days
    return 0
