"""What a page of places shows: a place, those below it, where their records are; as many questions for any place."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from cunju.desk import wording
from cunju.duties import published
from cunju.duties.cells import RANK, Cell
from cunju.duties.published import Place
from cunju.kernel.codes import district_code, is_above_county
from cunju.kernel.days import SHANGHAI, short_day
from cunju.org import queries
from cunju.org.models import Unit

LEVEL_ZH = {"nation": "全国", "province": "省级", "city": "市级", "county": "区县", "town": "镇街", "unit": "村（居）"}


@dataclass(frozen=True, slots=True)
class Home:
    """Where the records of a district are: in this database, or at an address of its own; ``name`` as it is called here."""

    code: str
    name: str
    here: bool
    site: str

    def address(self, path: str) -> str:
        """A page there, by way of its own login; empty where no address is known."""
        return f"{self.site.rstrip('/')}/login/?{urlencode({'next': path})}" if self.site else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A place, the rows of its page (itself where nothing lies below), the names above it, the districts' homes."""

    place: Place
    rows: tuple[Place, ...]
    above: tuple[tuple[str, str], ...]
    homes: dict[str, Home]

    @property
    def level(self) -> str:
        """What a row is."""
        return self.rows[0].level

    @property
    def alone(self) -> bool:
        """Whether the one row is the place itself."""
        return self.rows == (self.place,)

    @property
    def older(self) -> str:
        """Which rows are of an earlier day than the place, in words."""
        days: dict[str, list[str]] = {}
        for one in self.rows:
            if (day := _day(one)) < _day(self.place):
                days.setdefault(short_day(day), []).append(wording.short(one.name))
        return "；".join(f"{'、'.join(names)}还是{day}的" for day, names in days.items())

    def home(self, code: str) -> Home | None:
        """Where the records of a place are; None above the districts."""
        return None if is_above_county(code) else self.homes.get(district_code(code))


def _day(place: Place) -> date:
    return place.known_by.astimezone(SHANGHAI).date()


def shown(code: str) -> Shown | None:
    """The page of a place; None where nothing was published of it."""
    place = published.place(code)
    if place is None:
        return None
    rows = tuple(published.below(code)) or (place,)
    wanted = {district_code(one.code) for one in (place, *rows) if not is_above_county(one.code)}
    return Shown(place, rows, tuple(published.names_above(code)), _homes(wanted))


def _homes(codes: set[str]) -> dict[str, Home]:
    sites = {one.code: one for one in Unit.objects.filter(code__in=codes)}
    here = queries.districts_here(codes)
    return {
        code: Home(code, one.name if one else code, code in here and not (one and one.site), one.site if one else "")
        for code, one in ((code, sites.get(code)) for code in sorted(codes))
    }


def is_here(code: str) -> bool:
    """Whether the records below a code are in this database: its district has towns here, and no address of its own."""
    home = _homes({district_code(code)})[district_code(code)]
    return home.here


def not_late(cell: Cell) -> int:
    """Units with something due and nothing overdue."""
    return cell.of - cell.overdue


def state_counts(states: dict[str, int]) -> list[tuple[str, int]]:
    """States with how many units stand in each, the worst first."""
    return sorted(Counter(states).items(), key=lambda one: RANK[one[0]])


def why_there(home: Home, code: str, measure: int) -> str:
    """为什么 of a unit in its district's own system."""
    return home.address(reverse("desk:why", args=[code, measure]))
