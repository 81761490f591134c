"""What residents can ask for together: how many must sign by the clauses and the roll of the day, the clock that then runs; no names anywhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cunju import catalogue
from cunju.catalogue import Clause, Law
from cunju.kernel.words import of_kind
from cunju.org import queries
from cunju.org.models import Unit
from cunju.portal import pages
from cunju.portal.about import rendered, today_of, unit_of

# What is asked for: its name in the address, in words, the question of how many, the question of within how many days.
ASKS = (
    ("assembly", "召开村（居）民会议", "assembly.on_request", ""),
    ("representatives", "召开村（居）民代表会议", "representatives.on_request", "representatives.call_days"),
    ("disclosure", "公布应当公布的事项", "disclosure.on_request", ""),
    ("review", "评议村（居）民委员会成员", "review.on_request", "review.on_request_days"),
    ("audit", "对村（居）民委员会成员进行审计", "audit.on_request", "audit.on_request_days"),
    ("recall", "罢免村（居）民委员会成员", "recall.on_request", ""),
)
# What the clauses say besides of what follows.
BESIDES = {"assembly": ("assembly.call", "assembly.notice_days"), "representatives": ("representatives.notice_days",)}
# Names that fit on one sheet of A4, in two columns.
MOST = 30


@dataclass(frozen=True, slots=True)
class Way:
    """One way: who, how many there are (None where no roll says), how many must sign, the clause."""

    clause: Clause
    base: int | None

    @property
    def needed(self) -> int | None:
        """How many must sign today; None where nobody knows how many there are."""
        return self.clause.needed(self.base) if self.base else None

    @property
    def unit(self) -> str:
        """What is counted."""
        return self.clause.counted


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that can be asked for, the ways to it, the clause of its clock (None: the text gives no days), what the text says besides."""

    name: str
    title: str
    ways: tuple[Way, ...]
    clock: Clause | None
    besides: tuple[Clause, ...]


def asked(unit: Unit, *, on: date) -> list[Asked]:
    """What the clauses of the day know for a unit."""
    law, bases = catalogue.law(unit=unit, on=on), queries.bases(unit.code, on=on)
    return [one for one in _each(unit, law, bases) if one.ways]


def _each(unit: Unit, law: Law, bases: Mapping[str, int | None]) -> Iterator[Asked]:
    for name, title, question, clock in ASKS:
        ways: dict[tuple[str, str], Way] = {}
        # What a group asks of its own head is no matter of the committee's members.
        for one in (each for each in law.asked(question) if each.of != "group"):
            ways.setdefault((one.of, str(one.value["share"])), Way(one, bases.get(one.of)))
        days = law.first(clock) if clock else None
        besides = tuple(filter(None, map(law.first, BESIDES.get(name, ()))))
        yield Asked(name, of_kind(title, unit.kind), tuple(ways.values()), days, besides)


@require_safe
def together(request: HttpRequest, code: str) -> HttpResponse:
    """``/b/CODE/together/``: what can be asked for, by how many, within which days."""
    return pages.answer(request, code, lambda: _together(request, unit_of(code)))


def _together(request: HttpRequest, unit: Unit) -> str:
    return rendered(request, "portal/together.html", unit, asked=asked(unit, on=today_of(request)))


@require_safe
def slip(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """``/b/CODE/together/NAME/``: a sheet to sign by hand; what is signed stays on the paper."""
    return pages.answer(request, code, lambda: _slip(request, unit_of(code), name))


def _slip(request: HttpRequest, unit: Unit, name: str) -> str:
    found = next((one for one in asked(unit, on=today_of(request)) if one.name == name), None)
    if found is None:
        raise Http404
    most = max((way.needed for way in found.ways if way.needed), default=MOST)
    rows = range(1, (min(most, MOST) + 1) // 2 + 1)
    return rendered(request, "portal/slip.html", unit, one=found, rows=rows, second=len(rows))
