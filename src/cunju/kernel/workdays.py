"""Working days: Monday to Friday but for public holidays, and the weekends worked in their place, by the State Council's yearly notices.

A table of days, for no rule makes them: 2023 国办发明电〔2022〕16号, 2024 〔2023〕7号, 2025 〔2024〕12号, 2026 〔2025〕7号. A year that is not
here is counted by weekdays alone; ``known`` says whether it is.
"""

from datetime import date, timedelta

# First and last day of each holiday; the weekends that were working days.
HOLIDAYS: dict[int, tuple[tuple[str, str], ...]] = {
    2023: (
        ("01-01", "01-02"), ("01-21", "01-27"), ("04-05", "04-05"), ("04-29", "05-03"), ("06-22", "06-24"), ("09-29", "10-06"),
    ),
    2024: (
        ("01-01", "01-01"), ("02-10", "02-17"), ("04-04", "04-06"), ("05-01", "05-05"), ("06-10", "06-10"), ("09-15", "09-17"),
        ("10-01", "10-07"),
    ),
    2025: (("01-01", "01-01"), ("01-28", "02-04"), ("04-04", "04-06"), ("05-01", "05-05"), ("05-31", "06-02"), ("10-01", "10-08")),
    2026: (
        ("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"), ("06-19", "06-21"), ("09-25", "09-27"),
        ("10-01", "10-07"),
    ),
}  # fmt: skip
WORKED: dict[int, tuple[str, ...]] = {
    2023: ("01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"),
    2024: ("02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"),
    2025: ("01-26", "02-08", "04-27", "09-28", "10-11"),
    2026: ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10"),
}
SATURDAY = 5


def known(day: date) -> bool:
    """Whether the holidays of a day's year are in the table."""
    return day.year in HOLIDAYS


def is_workday(day: date) -> bool:
    """Whether offices work on a day."""
    name = f"{day:%m-%d}"
    if name in WORKED.get(day.year, ()):
        return True
    return day.weekday() < SATURDAY and not any(first <= name <= last for first, last in HOLIDAYS.get(day.year, ()))


def sooner(due: date) -> date | None:
    """The last working day before a due day that is none; None where it is one, or where its year's holidays are not known."""
    if not known(due) or is_workday(due):
        return None
    day = due
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def between(first: date, last: date) -> int:
    """Working days after ``first`` until ``last``, that day included."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_workday(one) for one in days)


def after(day: date, number: int) -> date:
    """The day on which ``number`` working days have passed after ``day``."""
    while number:
        day += timedelta(days=1)
        number -= is_workday(day)
    return day
