"""What a year's records say of a town, for the district's draft."""

from collections import Counter
from datetime import date

from cunju.activities.guidance import rules
from cunju.activities.guidance.book import BOOK
from cunju.activities.guidance.models import Entry
from cunju.activities.guidance.queries.lines import measures
from cunju.duties import interface as duties
from cunju.duties.grid import OF_UNIT
from cunju.kernel.words import short_name
from cunju.ledger import interface as ledger
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import reading


def drafted(town: Unit, *, on: date) -> str:
    """The district's page on a town as its records draft it on a day."""
    units = places.units_under(town.code, on=on)
    found = duties.standings([town, *units], on=on)
    titles = dict(measures())
    late: dict[int, list[str]] = {}
    recorded: set[int] = set()
    for standing in found:
        for one in standing.windows:
            if one.facts:
                recorded.add(one.measure)
            if one.status == "overdue" and one.owed_by in (*OF_UNIT, "town"):
                names = late.setdefault(one.measure, [])
                name = short_name(standing.unit.name) if one.owed_by in OF_UNIT else ""
                names += [name] if name and name not in names else []
    behind = [rules.Behind(number, titles.get(number, ""), tuple(names)) for number, names in sorted(late.items())]
    return rules.draft(_seen(town, units, behind=behind, recorded=len(recorded & set(titles)), titles=len(titles), on=on))


def _seen(
    town: Unit, units: list[Unit], *, behind: list[rules.Behind], recorded: int, titles: int, on: date
) -> rules.Seen:
    visits = list(reading.live(BOOK, town.code, year=on.year, step="visit"))
    ways = Counter(way for one in visits for way in one.said.get("ways") or ())
    lines = Counter(
        Entry.objects.filter(unit_code__in=[one.code for one in units], state="live", on__year=on.year).values_list("step", flat=True)
    )
    between = (date(on.year, 1, 1), on)
    forms = ledger.facts_of(town.code, kinds=["quarterly.submitted"], between=between).count()
    return rules.Seen(
        year=on.year, name=short_name(town.name), measures=titles, recorded=recorded, behind=behind,
        ways=[(word, ways[value]) for value, word in BOOK.choices("visit", "way")], visits=len(visits),
        findings=lines["finding"], settled=lines["settled"], helps=lines["help"], given=lines["given"], forms=forms,
    )  # fmt: skip


