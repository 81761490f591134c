"""The workbook of a unit: its lines, the chains they form, what waits."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cunju import catalogue, ledger
from cunju.activities.supervision import rules
from cunju.activities.supervision.models import Entry
from cunju.kernel.days import Span
from cunju.org.models import Unit


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits, with the line it waits on."""

    wait: rules.Wait
    entry: Entry


def entries(unit_code: str, *, year: int | None = None, step: str = "") -> QuerySet[Entry]:
    """A unit's lines, newest day first, of a year or a step only where asked."""
    found = Entry.objects.filter(unit_code=unit_code).select_related("parent")
    found = found.filter(on__year=year) if year else found
    return found.filter(step=step) if step else found


def of_year(unit_code: str, year: int) -> list[Entry]:
    """The live lines of a year, oldest first, as the book prints them."""
    found = entries(unit_code, year=year).filter(state="live").prefetch_related("followers__followers__followers")
    return list(found.order_by("on", "id"))


def within(unit_code: str, between: Span) -> list[Entry]:
    """All lines of a period with their signed pages, voided ones too, oldest first."""
    found = Entry.objects.filter(unit_code=unit_code, on__range=(between.start, between.end))
    return list(found.order_by("on", "id").prefetch_related("pages"))


def find(any_id: uuid.UUID) -> Entry | None:
    """A line by its own id, by any version of its fact, or by the facts of its proxy and confirmation."""
    found = Entry.objects.filter(pk=any_id).first() or Entry.objects.filter(fact=any_id).first()
    if found is None and (versions := ledger.chain(any_id)):
        bases = [versions[0].uid, *(uuid.UUID(one) for one in versions[-1].rests_on)]
        found = (
            Entry.objects.filter(fact=bases[0]).first() or Entry.objects.filter(proxy__in=bases).first()
        )
    return found


def below(entry: Entry) -> list[uuid.UUID]:
    """Ids of all lines that follow a line, directly or through others."""
    found: list[uuid.UUID] = []
    frontier = [entry.pk]
    while frontier:
        frontier = list(Entry.objects.filter(parent__in=frontier).values_list("pk", flat=True))
        found += frontier
    return found


def root_of(entry: Entry) -> Entry:
    """The first line of the chain a line belongs to."""
    while entry.parent is not None:
        entry = entry.parent
    return entry


def chain(entry: Entry) -> list[Entry]:
    """The whole chain a line belongs to, by day."""
    root = root_of(entry)
    found = Entry.objects.filter(pk__in=[root.pk, *below(root)]).prefetch_related("pages")
    return sorted(found, key=lambda one: (one.on, one.pk != root.pk, str(one.pk)))


def notes(unit_code: str) -> list[tuple[rules.Note, Entry]]:
    """All live lines as the rules read them."""
    live = Entry.objects.filter(unit_code=unit_code, state="live").select_related("parent")
    return [
        (
            rules.Note(
                one.pk, one.step, one.on, one.parent_id, one.said,
                unconfirmed=one.proxy is not None and one.confirmed_on is None,
            ),
            one,
        )
        for one in live.order_by("on", "id")
    ]  # fmt: skip


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    lines = notes(unit.code)
    by_id: dict[Any, Entry] = {note.id: entry for note, entry in lines}
    laws = {note.on: catalogue.law(unit=unit, on=note.on) for note, _ in lines}
    found = rules.waits((note for note, _ in lines), laws=laws)
    return [Waiting(one, by_id[one.note]) for one in found if not owners or one.owner in owners]


def waiting_for(unit: Unit, step: str) -> list[Waiting]:
    """Lines on which one step waits."""
    return [one for one in waiting(unit) if one.wait.step == step]


def asked(unit_code: str) -> list[Entry]:
    """The latest questions, newest first."""
    return list(entries(unit_code, step="question").filter(state="live")[:20])
