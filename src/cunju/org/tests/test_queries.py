"""Reads as of a day: units, names, people, rolls; search; the access log."""

from datetime import date, datetime

import pytest
from tests import cast

from cunju.kernel.days import SHANGHAI
from cunju.org import queries
from cunju.org.models import Person, Roll, Seat, Unit, UnitName, Visit

pytestmark = pytest.mark.django_db
D = date(2023, 9, 20)


@pytest.fixture(autouse=True)
def there() -> dict[str, Unit]:
    return cast.units()


def codes(units) -> list[str]:
    return [one.code for one in units]


def test_units_stand_in_code_order_and_only_while_valid() -> None:
    Unit.objects.filter(code=cast.NEIGHBOUR).update(valid_to=date(2023, 6, 30))
    assert codes(queries.units_under(cast.DISTRICT, on=date(2023, 6, 30))) == [
        cast.NEIGHBOUR,
        cast.VILLAGE,
        cast.FAR,
    ]
    assert codes(queries.units_under(cast.TOWN, on=date(2023, 7, 1))) == [cast.VILLAGE]
    Unit.objects.filter(code=cast.VILLAGE).update(valid_from=date(2023, 8, 1))
    assert codes(queries.units_under(cast.TOWN, on=date(2023, 7, 31))) == []


def test_a_town_that_is_no_addressee_takes_its_units_along() -> None:
    Unit.objects.filter(code=cast.OTHER_TOWN).update(addressee=False)
    assert codes(queries.towns_under(cast.DISTRICT, on=D)) == [cast.TOWN]
    assert codes(queries.towns_under(cast.VILLAGE, on=D)) == [cast.TOWN]
    assert cast.FAR not in codes(queries.units_under(cast.DISTRICT, on=D))


def test_the_town_of_a_unit(there: dict[str, Unit]) -> None:
    assert queries.town_of(there[cast.VILLAGE]) == there[cast.TOWN]
    assert queries.town_of(there[cast.TOWN]) is None


def test_names_are_dated() -> None:
    UnitName.objects.create(unit_id=cast.VILLAGE, name="旧名村", from_on=date(2020, 1, 1))
    UnitName.objects.create(unit_id=cast.VILLAGE, name="新名村", from_on=date(2023, 5, 1))
    assert queries.unit_name(cast.VILLAGE, on=date(2023, 4, 30)) == "旧名村"
    assert queries.unit_name(cast.VILLAGE, on=date(2023, 5, 1)) == "新名村"
    assert queries.unit_name(cast.NEIGHBOUR, on=D) == "苟溪桥村村民委员会"
    assert queries.unit_name(cast.UNKNOWN, on=D) == cast.UNKNOWN


def test_who_sits_where_on_a_day() -> None:
    person = Person.objects.create(unit_code=cast.VILLAGE, name="第3组代表2")
    other = Person.objects.create(unit_code=cast.VILLAGE, name="委员1")
    Seat.objects.create(
        unit_code=cast.VILLAGE,
        body="representatives",
        role="representative",
        person=person,
        from_on=date(2021, 1, 1),
        to_on=date(2023, 6, 30),
    )
    Seat.objects.create(
        unit_code=cast.VILLAGE, body="committee", role="member", person=other, from_on=date(2023, 6, 30)
    )
    on = date(2023, 6, 30)
    assert {one.person.name for one in queries.in_office(cast.VILLAGE, on=on)} == {"第3组代表2", "委员1"}
    assert [one.person for one in queries.in_office(cast.VILLAGE, body="representatives", on=on)] == [person]
    assert [one.person for one in queries.in_office(cast.VILLAGE, on=date(2023, 7, 1))] == [other]
    assert queries.in_office(cast.VILLAGE, on=date(2020, 12, 31)) == []


def test_the_newest_roll_not_after_the_day() -> None:
    for day, adults in ((date(2023, 1, 1), 900), (date(2023, 7, 1), 910)):
        Roll.objects.create(unit_code=cast.VILLAGE, on=day, adults=adults)
    found = [queries.roll_on(cast.VILLAGE, on=day) for day in (date(2023, 6, 30), date(2023, 7, 1))]
    assert [one.adults for one in found if one] == [900, 910]
    assert queries.roll_on(cast.VILLAGE, on=date(2022, 12, 31)) is None


# what is typed, what is found under 王家街道
SEARCHES = [
    ("玉峰山", [cast.VILLAGE]),
    (" 玉 峰 ", [cast.VILLAGE]),
    ("yfs", [cast.VILLAGE]),
    ("YFSC", [cast.VILLAGE]),
    ("ＹＦＳ", [cast.VILLAGE]),
    ("yufengshan", [cast.VILLAGE]),
    ("Yu Feng Shan Cun", [cast.VILLAGE]),
    ("fengshan", [cast.VILLAGE]),
    ("ｙｕｆｅｎｇ", [cast.VILLAGE]),
    ("玉峰山村委会", [cast.VILLAGE]),
    ("玉峰山村村委会", [cast.VILLAGE]),
    ("５００１１２０１８２", [cast.NEIGHBOUR, cast.VILLAGE]),
    ("an", []),
    ("5001120182", [cast.NEIGHBOUR, cast.VILLAGE]),
    ("前锋", []),
    ("没有", []),
    ("", []),
]


@pytest.mark.parametrize(("words", "found"), SEARCHES)
def test_search(words: str, found: list[str]) -> None:
    assert codes(queries.search(words, prefix=cast.TOWN)) == found


def test_a_community_is_found_by_what_people_call_its_committee() -> None:
    for number, name in enumerate(("双桐路社区居民委员会", "城南居民委员会"), 401):
        Unit.objects.create(code=f"{cast.TOWN}{number}", kind="community", name=name, parent_code=cast.TOWN)
    assert codes(queries.search("双桐路居委会", prefix=cast.TOWN)) == [f"{cast.TOWN}401"]
    assert codes(queries.search("双桐路社区居委会", prefix=cast.TOWN)) == [f"{cast.TOWN}401"]
    assert codes(queries.search("城南居委会", prefix=cast.TOWN)) == [f"{cast.TOWN}402"]
    assert cast.VILLAGE in codes(queries.search("村委会", prefix=cast.TOWN))


def test_search_knows_earlier_names_and_predecessors() -> None:
    UnitName.objects.create(unit_id=cast.VILLAGE, name="两河村", from_on=date(2010, 1, 1))
    assert codes(queries.search("两河", prefix=cast.TOWN)) == [cast.VILLAGE]
    assert codes(queries.search("前锋", prefix=cast.TOWN, also=(cast.FAR,))) == [cast.FAR]


def test_visits_by_account_and_day() -> None:
    for hour, who in ((0, "a"), (23, "b")):
        at = datetime(2026, 1, 2, hour, 30, tzinfo=SHANGHAI)
        Visit.objects.create(at=at, account=who, method="GET", path="/today/", status=200)
    assert [one.account for one in queries.visits()] == ["b", "a"]
    assert [one.account for one in queries.visits(account="a")] == ["a"]
    assert queries.visits(on=date(2026, 1, 2)).count() == 2
    assert queries.visits(on=date(2026, 1, 1)).count() == 0
    assert queries.visits(on=date(2026, 1, 3)).count() == 0


def test_counts_of_units() -> None:
    assert queries.unit_counts() == [("区县", 1), ("镇街", 2), ("村", 3), ("社区", 0)]
