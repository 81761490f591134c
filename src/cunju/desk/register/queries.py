"""Reads of the register: a record is the first fact of a chain; what rests on it in the same room are its steps."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Left, StrIndex

from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact, Rest

ROOM = Left("kind", StrIndex("kind", Value(".")))


def under(prefix: str) -> Q:
    """Facts of all units of a prefix as a range of the index: a district's page scans nothing."""
    return Q(unit_code__gte=prefix, unit_code__lt=f"{prefix}z") if len(prefix) < 12 else Q(unit_code=prefix)


def of_rooms(rooms: Iterable[str]) -> Q:
    """Facts of some rooms."""
    found = Q(pk__in=[])
    for room in rooms:
        found |= Q(kind__startswith=f"{room}.")
    return found


def heads(prefix: str) -> QuerySet[Fact]:
    """Current facts below a prefix that begin a record: they rest on nothing of their own room that stands."""
    void = Fact.objects.filter(supersedes=OuterRef("uid"), retracted=True)
    base = Fact.objects.filter(~Exists(void), uid=OuterRef("base"), retracted=False).annotate(room=ROOM)
    resting = Rest.objects.filter(Exists(base.filter(room=OuterRef(OuterRef("room")))), fact=OuterRef("uid"))
    return ledger.current_facts().filter(under(prefix)).annotate(room=ROOM).filter(~Exists(resting))


def counted(found: QuerySet[Fact]) -> dict[str, int]:
    """How many records there are of each kind."""
    return dict(found.order_by().values_list("kind").annotate(n=Count("pk")))
