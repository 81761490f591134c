"""What a household has: points that count by a day, less what it redeemed and what lapsed; what a redemption may not go beyond."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

# Points of a year are good until this month and day of the next, where the rules say that they lapse.
LAPSE = (3, 31)


@dataclass(frozen=True, slots=True)
class Earned:
    """Points of an entry: of which year, from which day they count (None: not posted yet); ``held``: an objection is open."""

    household: Any
    points: int
    year: int
    counts_from: date | None
    held: bool = False

    def counts(self, on: date) -> bool:
        """Whether they may be redeemed on a day."""
        return self.counts_from is not None and self.counts_from <= on and not self.held


@dataclass(frozen=True, slots=True)
class Spent:
    """Points redeemed on a day."""

    household: Any
    points: int
    on: date


def lapsed(year: int, on: date, *, yearly: bool) -> bool:
    """Whether points of a year are gone on a day."""
    return yearly and on > date(year + 1, *LAPSE)


def balances(earned: Iterable[Earned], spent: Iterable[Spent], *, on: date, yearly: bool) -> dict[Any, int]:
    """By household what may be redeemed on a day; the oldest points go first, what lapsed unspent is gone."""
    by_year: dict[Any, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for one in earned:
        if one.counts(on):
            by_year[one.household][one.year] += one.points
    for each in sorted(spent, key=lambda each: each.on):
        years, left = by_year[each.household], each.points
        for year in sorted(years):
            if left and years[year] > 0 and not lapsed(year, each.on, yearly=yearly):
                used = min(left, years[year])
                years[year], left = years[year] - used, left - used
        if left:  # corrected since below what was redeemed: it is owed against what comes
            years[each.on.year] -= left
    return {whose: sum(points for year, points in years.items() if not lapsed(year, on, yearly=yearly)) for whose, years in by_year.items()}


@dataclass(frozen=True, slots=True)
class Ask:
    """What a household wants to redeem: which goods, how many."""

    household: Any
    good: Any
    count: int


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods as they are priced, with how many are left."""

    name: str
    points: int
    value: Decimal
    left: int


@dataclass(frozen=True, slots=True)
class Purse:
    """What there is to redeem from: points by household, goods, money of the year."""

    points: Mapping[Any, int]
    goods: Mapping[Any, Goods]
    money: Decimal


def faults(asked: Sequence[Ask], purse: Purse, names: Mapping[Any, str]) -> list[str]:
    """What is wrong with a redemption, in words; each line counts against what the lines before it left."""
    points, left, money, found = dict(purse.points), {key: one.left for key, one in purse.goods.items()}, purse.money, []
    for one in asked:
        good = purse.goods[one.good]
        cost = good.points * one.count
        has = points.get(one.household, 0)
        if one.count < 1:
            found.append(f"{names[one.household]}换“{good.name}”的件数要在1以上。")
            continue
        if cost > has:
            found.append(f"{names[one.household]}换{one.count}件“{good.name}”要{cost}分，现在能兑的是{max(has, 0)}分。")
        if one.count > left[one.good]:
            found.append(f"“{good.name}”只剩{max(left[one.good], 0)}件，{names[one.household]}要换{one.count}件。")
        points[one.household], left[one.good] = has - cost, left[one.good] - one.count
        money -= good.value * one.count
    if money < 0:
        found.append(f"超出今年的兑现预算{-money:.2f}元。")
    return found
