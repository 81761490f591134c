"""Whatever is earned and redeemed in whatever order: never beyond the balance, the stock, the budget; what is owed adds up."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from cunju.activities.points.rules.balance import Ask, Earned, Goods, Purse, Spent, balances, faults

DAYS = some.dates(date(2022, 1, 1), date(2024, 12, 31))
WHOSE = some.integers(1, 4)
EARNED = some.lists(
    some.builds(Earned, WHOSE, some.integers(-20, 40), some.sampled_from([2022, 2023]), some.none() | DAYS, some.booleans()), max_size=12
)
ASKS = some.lists(some.builds(Ask, WHOSE, some.sampled_from(["soap", "towel"]), some.integers(-1, 6)), min_size=1, max_size=8)
PRICED = {"points": some.integers(1, 15), "value": some.decimals(0, 50, places=2), "left": some.integers(0, 12)}
GOODS = some.fixed_dictionaries({name: some.builds(Goods, name=some.just(name), **PRICED) for name in ("soap", "towel")})
NAMES = {one: f"{one}号" for one in range(1, 5)}


@given(EARNED, DAYS, some.booleans())
def test_without_redemptions_a_balance_is_what_counts(earned: list[Earned], on: date, yearly: bool) -> None:
    found = balances(earned, [], on=on, yearly=yearly)
    for whose in range(1, 5):
        kept = [one for one in earned if one.household == whose and one.counts_from and one.counts_from <= on and not one.held]
        kept = [one for one in kept if not yearly or on <= date(one.year + 1, 3, 31)]
        assert found.get(whose, 0) == sum(one.points for one in kept)


@given(EARNED, ASKS, GOODS, some.decimals(0, 300, places=2), DAYS)
def test_what_is_admitted_stays_within_balance_stock_and_budget(
    earned: list[Earned], asked: list[Ask], goods: dict[str, Goods], money: Decimal, on: date
) -> None:
    points = balances(earned, [], on=on, yearly=False)
    if faults(asked, Purse(points, goods, money), NAMES):
        return
    assert all(one.count >= 1 for one in asked)
    for whose in {one.household for one in asked}:
        assert sum(goods[one.good].points * one.count for one in asked if one.household == whose) <= points.get(whose, 0)
    for name, good in goods.items():
        assert sum(one.count for one in asked if one.good == name) <= good.left
    assert sum((goods[one.good].value * one.count for one in asked), Decimal(0)) <= money
    spent = [Spent(one.household, goods[one.good].points * one.count, on) for one in asked]
    assert all(left >= 0 for whose, left in balances(earned, spent, on=on, yearly=False).items() if any(one.household == whose for one in asked))


@given(EARNED, some.lists(some.tuples(WHOSE, some.integers(1, 30), some.integers(0, 600)), max_size=10), some.booleans())
def test_redeeming_only_what_is_there_never_leaves_less_than_nothing(
    earned: list[Earned], wanted: list[tuple[int, int, int]], yearly: bool
) -> None:
    plus = [one for one in earned if one.points >= 0]
    spent: list[Spent] = []
    for whose, points, days in sorted(wanted, key=lambda one: one[2]):
        on = date(2022, 6, 1) + timedelta(days=days)
        if points <= balances(plus, spent, on=on, yearly=yearly).get(whose, 0):
            spent.append(Spent(whose, points, on))
            assert balances(plus, spent, on=on, yearly=yearly)[whose] >= 0
    for whose in range(1, 5):
        all_earned = sum(one.points for one in plus if one.household == whose)
        assert sum(one.points for one in spent if one.household == whose) <= all_earned
