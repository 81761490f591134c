"""Every fact's digest over itself and its unit's digest before, written in the transaction of the fact; the order of all is the log's."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Max, Min, Q, Subquery

from cunju.ledger import canonical
from cunju.ledger.models import Digest, Fact, Seal
from cunju.ledger.seals import making
from cunju.ledger.seals.reading import UNREADABLE, Unreadable, each

BATCH = 500


class Noted:
    """Facts as they were put. Django forgets it where their savepoint is rolled back: what is forgotten is in no chain."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts
        transaction.on_commit(self)

    def __call__(self) -> None:
        """Nothing to do when it is committed."""


def _standing(facts: Iterable[Fact]) -> list[Fact]:
    there = {
        id(fact) for _, noted, *_ in connection.run_on_commit if isinstance(noted, Noted) for fact in noted.facts
    }
    return [one for one in facts if id(one) in there]


def extend(facts: Sequence[Fact], on: date) -> list[Digest]:
    """Seal the rows that were touched, append the digests of ``facts``, in their order, to their units' chains; as stored."""
    standing, touched = _standing(facts), making.waiting()
    if not standing and not touched:
        return []
    making.alone()
    leaf, ends, last = _ends({one.unit_code for one in standing}) if standing else (0, {}, None)
    rows = making.seal(touched, on, making.last() if last is None else last)
    return Digest.objects.bulk_create(list(_chained(standing, leaf, ends, rows=rows)), batch_size=BATCH)


def _ends(units: set[str]) -> tuple[int, dict[str, Digest], making.Last | None]:
    """The next number of the log, the last digest of each unit, the last seal where there is any digest; one query."""
    last = Digest.objects.filter(unit_code__in=units).order_by().values("unit_code").annotate(last=Max("leaf")).values("last")
    end = Digest.objects.order_by("-leaf").values("leaf")[:1]
    seal = Seal.objects.order_by("-number")
    beside = {"seal": Subquery(seal.values("number")[:1]), "sealed": Subquery(seal.values("digest")[:1])}
    found: list[Any] = list(Digest.objects.filter(Q(leaf__in=last) | Q(leaf__in=end)).annotate(**beside).order_by("leaf"))
    if not found:
        return 0, {}, None
    sealed = making.NONE if found[-1].seal is None else (found[-1].seal, found[-1].sealed)
    return found[-1].leaf + 1, {one.unit_code: one for one in found if one.unit_code in units}, sealed


def _chained(facts: Iterable[Any], leaf: int, ends: dict[str, Digest], made: type[Digest] = Digest, rows: str = "") -> Iterator[Digest]:
    heads = {code: (one.number, bytes.fromhex(one.digest)) for code, one in ends.items()}
    for fact in facts:
        number, before = heads.get(fact.unit_code, (0, canonical.FIRST))
        own = canonical.digest(before, fact)
        heads[fact.unit_code] = number + 1, own
        yield made(
            leaf=leaf,
            fact=fact.uid,
            unit_code=fact.unit_code,
            number=number + 1,
            version=canonical.VERSION,
            digest=own.hex(),
            rows=rows,
            occurred_on=fact.occurred_on,
            recorded_on=fact.recorded_on,
        )
        leaf += 1


def begin(facts: Any, digests: Any) -> None:
    """Digests of the facts of a database that had none, in ledger order (the migration that brings the table)."""
    rows = _chained(facts.objects.order_by("position").iterator(chunk_size=2000), 0, {}, digests)
    batch: list[Digest] = []
    for one in rows:
        batch.append(one)
        if len(batch) == BATCH:
            digests.objects.bulk_create(batch)
            batch = []
    digests.objects.bulk_create(batch)


class Checking:
    """Recomputes every chain while facts are walked in ledger order; what was removed, added, changed or moved is named by unit and id."""

    def __init__(self, unit: str = "") -> None:
        self.unreadable = 0
        self.stored: dict[Any, Digest] = {}
        for one in each(Digest.objects.filter(unit_code__startswith=unit).order_by("leaf")):
            if isinstance(one, Unreadable):
                self.unreadable += 1
            else:
                self.stored[one.fact] = one
        self.heads: dict[str, tuple[int, bytes]] = {}

    def faults(self, fact: Fact) -> Iterator[str]:
        """What is wrong with one fact's digest."""
        stored = self.stored.pop(fact.uid, None)
        number, before = self.heads.get(fact.unit_code, (0, canonical.FIRST))
        own = canonical.digest(before, fact)
        if stored is None:
            yield "没有摘要：不是经程序记下的"
            return
        self.heads[fact.unit_code] = stored.number, bytes.fromhex(stored.digest) if _is_digest(stored.digest) else own
        if stored.digest != own.hex() or stored.version != canonical.VERSION:
            yield "摘要不符：记录、它前面的一条或摘要被改动过"
        if stored.number != number + 1 or stored.unit_code != fact.unit_code:
            yield f"在本单位应是第{number + 1}条，摘要里是{stored.unit_code}的第{stored.number}条：有记录被删去、增加或调换"
        if (stored.occurred_on, stored.recorded_on) != (fact.occurred_on, fact.recorded_on):
            yield "摘要旁的日期和记录不同"

    def left(self) -> Iterator[tuple[str, str, str]]:
        """Unit, id and sentence of digests without a fact, and of a gap in their order."""
        for one in sorted(self.stored.values(), key=lambda one: one.leaf):
            yield one.unit_code, str(one.fact), "有摘要，没有记录：记录被删去了"
        if self.unreadable:
            yield "", "", f"有{self.unreadable}条摘要读不出来：被改动过"
        try:
            there = Digest.objects.aggregate(count=Count("leaf"), first=Min("leaf"), last=Max("leaf"))
        except UNREADABLE:
            yield "", "", "摘要的次序读不出来：被改动过"
            return
        if there["count"] and (there["first"], there["last"]) != (0, there["count"] - 1):
            yield "", "", f"摘要应有{there['last'] + 1}条，从第0条起；现有{there['count']}条，从第{there['first']}条起"


def _is_digest(text: str) -> bool:
    try:
        return len(bytes.fromhex(text)) == 32
    except ValueError:
        return False
