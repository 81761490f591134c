"""What households have: points that count, what they redeemed, what is left of goods and budget; the red list. Never in any order of points."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from cunju.activities.points.models import Entry, Good, Household, Mark, Rules, Taken
from cunju.activities.points.queries.lines import households
from cunju.activities.points.rules.balance import Earned, Goods, Purse, Spent, balances
from cunju.records.models import LIVE


def counts_from(entry: Entry | None) -> date | None:
    """From which day what a posting shows counts: after the days it hangs; None where it is not posted."""
    if entry is None or entry.state != LIVE:
        return None
    return entry.on + timedelta(days=int(entry.said.get("days_shown", 0)))


def contested(unit_code: str, *, on: date) -> tuple[set[Any], set[tuple[Any, Any]]]:
    """What an open objection holds back: entries, and all entries of a household in a posting where none is named."""
    found = Entry.objects.filter(unit_code=unit_code, step="objected", state=LIVE, on__lte=on).prefetch_related("followers")
    open_ = [one for one in found if not any(each.state == LIVE and each.on <= on for each in one.followers.all())]
    return {one.mark_id for one in open_ if one.mark_id}, {(one.parent_id, one.household_id) for one in open_ if not one.mark_id}


def earned(unit_code: str, *, on: date, household: Any = None) -> list[Earned]:
    """The entries of a unit as they count by a day."""
    found = Mark.objects.filter(household__unit_code=unit_code).select_related("month__entry")
    marks, whole = contested(unit_code, on=on)
    return [
        Earned(
            one.household_id, one.points, int(one.month.period[:4]), counts_from(one.month.entry),
            one.pk in marks or (one.month.entry_id, one.household_id) in whole,
        )
        for one in (found.filter(household=household) if household else found)
    ]  # fmt: skip


def spent(unit_code: str, *, but: Any = None) -> list[Spent]:
    """What was redeemed in a unit and stands."""
    found = Taken.objects.filter(entry__unit_code=unit_code, entry__state=LIVE).exclude(entry=but).select_related("entry")
    return [Spent(one.household_id, one.points, one.entry.on) for one in found]


def money_left(rules: Rules, *, on: date, but: Any = None) -> Decimal:
    """What is left of the budget of the year of a day."""
    used = Taken.objects.filter(entry__unit_code=rules.unit_code, entry__state=LIVE, entry__on__year=on.year).exclude(entry=but)
    return rules.budget - (used.aggregate(all=Sum("value"))["all"] or Decimal(0))


def stocks(unit_code: str, *, but: Any = None) -> list[tuple[Good, int]]:
    """Goods with how many are left."""
    given: Counter[Any] = Counter()
    for one in Taken.objects.filter(entry__unit_code=unit_code, entry__state=LIVE).exclude(entry=but):
        given[one.good_id] += one.count
    return [(one, one.stock - given[one.pk]) for one in Good.objects.filter(unit_code=unit_code).order_by("id")]


def purse(rules: Rules, *, on: date, but: Any = None) -> Purse:
    """What there is to redeem from on a day; ``but`` leaves a redemption out that is corrected."""
    code = rules.unit_code
    points = balances(earned(code, on=on), spent(code, but=but), on=on, yearly=rules.yearly)
    goods = {one.pk: Goods(one.name, one.points, one.value, left) for one, left in stocks(code, but=but)}
    return Purse(points, goods, money_left(rules, on=on, but=but))


@dataclass(frozen=True, slots=True)
class Statement:
    """A household's own sheet: its entries with how each stands, what it redeemed, what it may redeem."""

    household: Household
    marks: list[tuple[Mark, str]]
    taken: list[Taken]
    left: int


def statement(one: Household, rules: Rules | None, *, on: date) -> Statement:
    """What a household earned and redeemed, by day."""
    marks, whole = contested(one.unit_code, on=on)
    found = one.marks.select_related("month__entry", "item").order_by("month__period", "item__number", "id")
    told = [(each, how(each, on=on, held=each.pk in marks or (each.month.entry_id, one.pk) in whole)) for each in found]
    taken = list(Taken.objects.filter(household=one, entry__state=LIVE).select_related("entry", "good").order_by("entry__on", "id"))
    own = [Spent(one.pk, each.points, each.entry.on) for each in taken]
    left = balances(earned(one.unit_code, on=on, household=one), own, on=on, yearly=rules.yearly if rules else False)
    return Statement(one, told, taken, left.get(one.pk, 0))


def how(one: Mark, *, on: date, held: bool = False) -> str:
    """How an entry stands: entered, reviewed, posted, objected to, in force."""
    since = counts_from(one.month.entry)
    if since is None:
        return "已复核，没有公示" if one.month.reviewed_on else "等复核"
    if held:
        return "有异议，等答复"
    changed = f"（异议后由{one.was}分改）" if one.was is not None else ""
    return f"已生效{changed}" if since <= on else f"公示中，{since.month}月{since.day}日起生效{changed}"


def red_list(rules: Rules, *, on: date) -> list[Household]:
    """The households of the year's red list in the order of their numbers: enough points, none that left or asked to stay off."""
    if rules.red_at is None:
        return []
    year: Counter[Any] = Counter()
    for one in earned(rules.unit_code, on=on):
        if one.counts(on) and one.year == on.year:
            year[one.household] += one.points
    return [one for one in households(rules.unit_code) if year[one.pk] >= rules.red_at and not one.unlisted and one.left_on is None]


def total(found: Iterable[Taken]) -> Decimal:
    """What a list of redeemed goods was worth."""
    return sum((one.value for one in found), Decimal(0))
