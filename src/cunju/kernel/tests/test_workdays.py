"""Working days of 2023 to 2026: the yearly notices' own days, and the counts they come to."""

from datetime import date, timedelta

import pytest

from cunju.kernel import workdays

# Working days a year, by months, counted by hand from the calendars of the notices.
MONTHS = {
    2023: (18, 20, 23, 20, 21, 21, 21, 23, 20, 19, 22, 21),
    2024: (22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22),
    2025: (19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23),
    2026: (21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23),
}


@pytest.mark.parametrize("year", MONTHS)
def test_each_month_has_so_many(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=number) for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    found = tuple(sum(workdays.is_workday(one) for one in days if one.month == month) for month in range(1, 13))
    assert found == MONTHS[year]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 10, 7), True), (date(2023, 10, 6), False), (date(2023, 9, 28), True), (date(2023, 9, 30), False),
        (date(2024, 2, 9), True), (date(2024, 2, 18), True), (date(2025, 1, 27), True), (date(2025, 10, 8), False),
        (date(2026, 1, 4), True), (date(2026, 2, 23), False), (date(2026, 10, 10), True),
    ],
)  # fmt: skip
def test_a_day_of_the_notices(day: date, works: bool) -> None:
    assert workdays.is_workday(day) is works


def test_five_working_days_over_the_holiday_of_2023() -> None:
    """Posted on Thursday 28 September: the 7th, 8th, 9th, 10th and 11th of October."""
    posted = date(2023, 9, 28)
    assert workdays.after(posted, 5) == date(2023, 10, 11)
    assert workdays.between(posted, date(2023, 10, 11)) == 5 and workdays.between(posted, date(2023, 10, 10)) == 4
    assert workdays.between(posted, posted) == 0


def test_a_year_outside_the_table_says_so() -> None:
    assert workdays.known(date(2026, 12, 31)) and not workdays.known(date(2027, 1, 1))
    assert not workdays.is_workday(date(2027, 1, 2))
