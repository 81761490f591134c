"""What one outermost ``writing`` holds while it is open."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.db.models import F, OuterRef, Subquery

from cunju.kernel.refusals import Refusal
from cunju.ledger.chaining import Noted
from cunju.ledger.models import Fact, Head
from cunju.org.models import Unit

AT_ONCE = 5000
# A row that is there already is locked by writing it as it is; rows are taken in the order given.
UPSERT = (
    "INSERT INTO ledger_head (unit_code, number) VALUES {rows} ON CONFLICT (unit_code) DO UPDATE SET number = ledger_head.number"
    " RETURNING unit_code, number, (SELECT valid_from FROM org_unit WHERE org_unit.code = ledger_head.unit_code)"
)


class NotHeld(Refusal):
    """A programming error: a fact for, or resting on, a unit whose head is not held."""


@dataclass
class Held:
    """One outermost ``writing``: the heads it holds, what was written, whom it touches, since when; a restore may bring what cannot be."""

    heads: dict[str, int]
    restoring: bool = False
    facts: list[Fact] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    since: datetime | None = None
    # The id of the form that is recorded, where it is known to be no fact's yet.
    unused: uuid.UUID | None = None
    _begun: dict[str, date | None] = field(default_factory=dict)

    @property
    def units(self) -> frozenset[str]:
        """The codes of the units held."""
        return frozenset(self.heads)

    def valid_from(self, code: str) -> date | None:
        """From which day there is a unit, where one is known; asked once a unit."""
        if code not in self._begun:
            self._begun[code] = Unit.objects.filter(code=code).values_list("valid_from", flat=True).first()
        return self._begun[code]

    def noted(self, facts: Sequence[Fact]) -> None:
        """These were written."""
        self.facts.extend(facts)
        Noted(facts)

    def raised(self) -> dict[str, int]:
        """Raise the heads of the units touched; the number of each from now on. Nobody else can have raised one that is held."""
        Head.objects.filter(unit_code__in=self.touched).update(number=F("number") + 1)
        if self.touched <= self.units:
            return {code: self.heads[code] + 1 for code in sorted(self.touched)}
        return dict(Head.objects.filter(unit_code__in=self.touched).values_list("unit_code", "number"))


def hold(units: Iterable[str], *, restoring: bool) -> Held:
    """Lock the heads of units in code order, made where there is none, with the day from which there is each unit; one question.

    On SQLite the transaction is the lock: it is the only one that writes.
    """
    codes = sorted(set(units))
    found: list[tuple[str, int, date | None]] = []
    for start in range(0, len(codes), AT_ONCE):
        found += _locked(codes[start : start + AT_ONCE])
    return Held({code: number for code, number, _ in found}, restoring, _begun={code: begun for code, _, begun in found})


def _locked(codes: Sequence[str]) -> list[tuple[str, int, date | None]]:
    begun = Unit.objects.filter(code=OuterRef("unit_code")).order_by().values("valid_from")[:1]
    heads = Head.objects.filter(unit_code__in=codes).annotate(begun=Subquery(begun)).order_by("unit_code")
    if connection.vendor == "sqlite":
        found = list(heads.values_list("unit_code", "number", "begun"))
        missing = sorted(set(codes) - {code for code, *_ in found})
        if not missing:
            return found
        Head.objects.bulk_create([Head(unit_code=code) for code in missing])
        return list(heads.values_list("unit_code", "number", "begun"))
    with connection.cursor() as cursor:
        rows = ", ".join(["(%s, 0)"] * len(codes))
        cursor.execute(UPSERT.format(rows=rows), codes)
        return list(cursor.fetchall())
