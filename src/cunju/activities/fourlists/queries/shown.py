"""The register of certificates, checks and rosters, what the year came to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Entry
from cunju.activities.fourlists.rules import UNLISTED
from cunju.kernel.days import Span, year_span
from cunju.ledger import interface as ledger
from cunju.records import reading
from cunju.records.models import LIVE

CERTIFICATE, CHECKED = (f"{BOOK.room}.{one}" for one in ("certificate_decided", "checked"))


def register(unit_code: str, *, between: Span) -> list[Entry]:
    """A unit's certificates of a period by their numbers."""
    found = Entry.objects.filter(unit_code=unit_code, step="certificate", state=LIVE, on__range=(between.start, between.end))
    return sorted(found, key=lambda one: (one.on.year, one.number or 0, str(one.pk)))


def outside(entry: Entry) -> str:
    """How a certificate given beyond the lists stood to them: in the list of those not to be given, or in none; empty where allowed."""
    if not entry.beyond:
        return ""
    return "清单外" if entry.said.get("item") == UNLISTED else "在不应出具清单里"


@dataclass(frozen=True, slots=True)
class Totals:
    """A year of certificates and checks, from the ledger; from the rows what was given that no list names, and that one forbids."""

    issued: int
    refused: int
    referred: int
    beyond: int
    forbidden: int
    looked: int
    outside: int

    @property
    def all(self) -> int:
        """Certificates asked for."""
        return self.issued + self.refused + self.referred


def totals(codes: Sequence[str], *, year: int, on: date) -> Totals:
    """What certificates and checks of some units come to in a year up to a day."""
    span = year_span(year)
    facts = ledger.current_facts([CERTIFICATE, CHECKED]).filter(unit_code__in=codes, occurred_on__range=(span.start, min(span.end, on)))
    results: Counter[str] = Counter()
    looked = beyond = 0
    for one in facts:
        if one.kind == CERTIFICATE:
            results[one.attributes["result"]] += 1
        else:
            looked, beyond = looked + one.attributes["looked"], beyond + one.attributes["outside"]
    given = Entry.objects.filter(unit_code__in=codes, step="certificate", state=LIVE, beyond=True, on__range=(span.start, min(span.end, on)))
    unlisted = given.filter(said__item=UNLISTED).count()
    results["forbidden"] = given.count() - unlisted
    return Totals(results["issued"], results["refused"], results["referred"], unlisted, results["forbidden"], looked, beyond)


def figures(kinds: Sequence[str], codes: Sequence[str], *, on: date) -> list[tuple[str, str]]:
    """Beside the judgement of measure 9: certificates and checks of units together, never one by one."""
    if CERTIFICATE not in kinds:
        return []
    found, told = totals(codes, year=on.year, on=on), []
    if found.all:
        said = f"{found.all}件：出具{found.issued}，不予出具{found.refused}，转相关部门{found.referred}"
        said += f"；出具的里有{found.beyond}件不在当天现行的清单里" if found.beyond else ""
        told.append(("证明", f"{said}；出具的里有{found.forbidden}件在不应出具清单里" if found.forbidden else said))
    if found.looked:
        told.append(("照单履责检查", f"查看{found.looked}件，清单外{found.outside}件"))
    return told


def checks(unit_code: str, *, year: int) -> list[Entry]:
    """A unit's checks, rosters and trainings of a year, newest first."""
    return [one for one in reading.live(BOOK, unit_code, year=year) if one.step in ("checked", "roster", "training")]
