"""The year of one village over all rooms: each journey's own figure times how often a year asks for it; paper costs about 1,000."""

import re

from tests.effort.report import FILE, Journey, check
from tests.effort.walking import Walk

YEAR = Journey("year-village", "The year of one village over all rooms", values=400, taps=900)
# How often a year asks for each (domain.md §11): measures 3, 4, 15, 16, 19, 21, 22; what nothing asks for is a village's usual year.
TIMES = {
    "assemblies-representatives": (5, "four quarters, and once as the villagers' assembly"),
    "assemblies-joint": (12, "one a month"),
    "decisions-matter": (2, "two major matters beyond their meetings"),
    "disclosure-file": (10, "months with money"),
    "disclosure-nothing": (2, "months without"),
    "disclosure-copied": (4, "quarters of 党务, 政务, 服务"),
    "disclosure-review": (12, "reviews by the supervisory committee"),
    "consultation-session": (8, "two a quarter"),
    "supervision-meeting": (12, "one a month"),
    "supervision-opinion": (6, "opinions"),
    "supervision-suggestion": (4, "suggestions"),
}


def figures() -> dict[str, tuple[int, int]]:
    """Values and taps of each journey, as the file has them."""
    found = re.findall(r"<!-- (?!end)([\w-]+) -->\n## .*\n\n(\d+) values \(at most \d+\), (\d+) taps", FILE.read_text("utf-8"))
    return {name: (int(values), int(taps)) for name, values, taps in found}


def test_the_year_of_a_village_stays_below_400_values() -> None:
    known, walk = figures(), Walk(None)
    for name, (times, why) in TIMES.items():
        values, taps = known[name]
        walk.values += times * values
        walk.taps += times * taps
        walk.steps.append(f"{name}: {times} × {values} values, {times} × {taps} taps ({why})")
    check(YEAR, walk)
