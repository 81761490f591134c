"""What the records come to, for who judges measure 13; what waits beside today's list. Of units together, of no household."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from cunju.activities.points.book import BOOK
from cunju.activities.points.models import Month
from cunju.kernel.days import period_zh
from cunju.ledger import interface as ledger
from cunju.ledger import lineage
from cunju.org import roles
from cunju.org.models import Account

KINDS = tuple(f"points.{one}" for one in dict.fromkeys(step.kind for step in BOOK.steps.values()))


def facts(codes: Sequence[str], *, on: date) -> list[Any]:
    """The records of this room in some units up to a day that count."""
    found = ledger.current_facts(KINDS).filter(unit_code__in=list(codes), occurred_on__lte=on)
    return [one for one in found.order_by("occurred_on", "position") if not one.rests_on or not _fallen(one.rests_on)]


def _fallen(rests_on: Iterable[Any]) -> bool:
    return any(word == "已作废" for _, word in lineage.undermined(rests_on))


def figures(kinds: Sequence[str], codes: Sequence[str], *, on: date) -> list[tuple[str, str]]:
    """Beside the judgement of measure 13: rules and whether they stand, courtyards and their meetings, postings, objections, redemptions."""
    if "points.rules_in_force" not in kinds:
        return []
    found = facts(codes, on=on)
    if not found:
        return []
    year = [one for one in found if one.occurred_on.year == on.year]
    state = {one.unit_code: one.attributes for one in found if one.kind == "points.rules_in_force"}
    count = Counter(one.kind.partition(".")[2] for one in year)
    formed = [one for one in found if one.kind == "points.courtyard_formed"]
    sound = sum(bool(one["sound"]) for one in state.values())
    value = sum((Decimal(str(one.attributes.get("value") or 0)) for one in year if one.kind == "points.redeemed"), Decimal(0))
    items = sum(one["items"] for one in state.values())
    return [
        ("积分办法", f"{len(state)}个，成立（经会议通过，每项对应公约条款）的{sound}个，共{items}项" if state else "没有"),
        ("院落", f"{len(formed)}个，{sum(one.attributes['households'] for one in formed)}户；今年院落会议{count['courtyard_met']}次"),
        ("积分公示", f"{count['entries_posted']}次，异议{count['objected']}件，答复{count['objection_answered']}件"),
        ("积分兑现", f"{count['redeemed']}次，价值{value:.2f}元"),
    ]


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """Months that wait for another person's review or for posting: no duty, never late."""
    if account.role not in (roles.VILLAGE_CLERK, roles.SUPERVISORY_MEMBER):
        return []
    found = Month.objects.filter(unit_code=account.unit_code, entry=None).order_by("period")
    told = []
    for one in found:
        if one.reviewed_on is None and not one.marks.filter(by=account.username).exists() and one.by != account.username:
            told.append((f"{period_zh(one.period)}的积分等您复核", BOOK.url("month", one.pk)))
        elif one.reviewed_on and account.role == roles.VILLAGE_CLERK:
            told.append((f"{period_zh(one.period)}的积分已复核，可以公示", BOOK.url("month", one.pk)))
    return told

