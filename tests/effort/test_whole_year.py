"""The year of one village over all rooms: each journey's own figure times how often the script of the year asks for it; paper costs about 1,000."""

import re
from pathlib import Path

import pytest
import yaml

from tests.effort.report import FILE, Journey, check
from tests.effort.walking import Walk

YEAR = Path(__file__).parents[1] / "journeys" / "year.yaml"
SCRIPT = yaml.safe_load(YEAR.read_text("utf-8"))["script"]
# What a year may cost at most: of the eight first rooms, the rooms of duty, the rooms of service, and of all.
PARTS = {
    "first": Journey("year-first", "The year of one village in the eight first rooms", values=200, taps=450),
    "duty": Journey("year-duty-rooms", "The year of one village in the rooms of duty", values=80, taps=70),
    "service": Journey("year-service", "The year of one village in the rooms of service", values=100, taps=235),
}
WHOLE = Journey("year-village", "The year of one village over all rooms", values=380, taps=750)


def figures() -> dict[str, tuple[int, int]]:
    """Values and taps of each journey, as the file has them."""
    found = re.findall(r"<!-- (?!end)([\w-]+) -->\n## .*\n\n(\d+) values \(at most \d+\), (\d+) taps", FILE.read_text("utf-8"))
    return {name: (int(values), int(taps)) for name, values, taps in found}


def summed(*parts: str) -> Walk:
    """What the script asks for in some parts of the year, as one walk."""
    known, walk = figures(), Walk(None)
    for name, times, why in (one for part in parts for one in SCRIPT[part]):
        values, taps = known[name]
        walk.values += times * values
        walk.taps += times * taps
        walk.steps.append(f"{name}: {times} × {values} values, {times} × {taps} taps ({why})")
    return walk


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_year_keeps_its_limit(part: str) -> None:
    check(PARTS[part], summed(part))


def test_the_year_of_a_village_over_all_rooms_costs_380_values_and_750_taps_at_most() -> None:
    assert set(PARTS) == set(SCRIPT)
    check(WHOLE, summed(*PARTS))


def test_the_script_is_that_of_the_issue() -> None:
    """One walk of ten matters, four certificates, twelve pasted months of points, one project."""
    known = {part: {name: times for name, times, _ in rows} for part, rows in SCRIPT.items()}
    assert len({name for rows in known.values() for name in rows}) == sum(len(rows) for rows in known.values())
    assert known["service"] == {
        "matters-ten": 1, "matters-round": 10, "fourlists-year": 1, "points-year": 1, "partners-year": 1, "floor-handover": 1,
        "floor-groups": 4, "floor-called": 1,
    }  # fmt: skip
