"""The lines of a room: of a unit, of a year, the chains they form, what waits on them."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from cunju import catalogue
from cunju.kernel import offers, worded
from cunju.kernel.days import Span
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import steps
from cunju.records.book import Book, Waiting
from cunju.records.models import LIVE, Entry


def entries(book: Book, unit_code: str, *, year: int | None = None, step: str = "") -> QuerySet[Any]:
    """A unit's lines, newest day first, of a year or a step only where asked."""
    found: QuerySet[Any] = book.entries.objects.filter(unit_code=unit_code).select_related("parent")
    found = found.filter(on__year=year) if year else found
    return found.filter(step=step) if step else found


def live(book: Book, unit_code: str, *, year: int | None = None, step: str = "") -> QuerySet[Any]:
    """As ``entries``, only those that count."""
    return entries(book, unit_code, year=year, step=step).filter(state=LIVE)


def within(book: Book, unit_code: str, between: Span) -> list[Any]:
    """All lines of a period with their signed pages, voided ones too, oldest first."""
    found = book.entries.objects.filter(unit_code=unit_code, on__range=(between.start, between.end))
    return list(found.order_by("on", "id").prefetch_related("pages"))


def find(book: Book, any_id: uuid.UUID) -> Any:
    """A line by its own id, by any version of its fact, or by the facts of its proxy and confirmation; None where there is none."""
    rows = book.entries.objects
    found = rows.filter(pk=any_id).first() or rows.filter(fact=any_id).first()
    if found is None and (versions := ledger.chain(any_id)):
        bases = [versions[0].uid, *(uuid.UUID(one) for one in versions[-1].rests_on)]
        found = rows.filter(fact=bases[0]).first() or rows.filter(proxy__in=bases).first()
    return found


def words(book: Book, roots: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What lines say, by their root facts: what a list shows to tell one from another."""
    return dict(book.entries.objects.filter(fact__in=roots).exclude(text="").values_list("fact", "text"))


def texts(digests: Sequence[str]) -> dict[str, str]:
    """Texts that facts name by digest, from whatever room keeps them; one that no room keeps is left out."""
    found: dict[str, str] = {}
    for room in settings.ROOMS:
        if digests and (offered := offers.asked(room, offers.Queries.texts)):
            found |= offered(digests)
    return found


def called(kind: str, roots: Sequence[uuid.UUID], *, office: str) -> dict[uuid.UUID, str]:
    """What the room of a kind calls its records, by their root facts, as an office reads it; nothing where it is not installed."""
    own = [room for room in settings.ROOMS if room.rpartition(".")[2] == kind.partition(".")[0]]
    return worded.words(own[0], roots, office=office) if own else {}


def handed(kind: str, root: uuid.UUID) -> Mapping[str, str]:
    """What the room of a kind hands over of its record to the form that follows it; nothing where it is not installed."""
    own = [room for room in settings.ROOMS if room.rpartition(".")[2] == kind.partition(".")[0]]
    offered = offers.asked(own[0], offers.Queries.hands) if own else None
    return offered(root) if offered else {}


def naming(book: Book, prefix: str, text: str) -> list[uuid.UUID]:
    """Root facts of lines below a code prefix in whose words a text stands."""
    found = book.entries.objects.filter(unit_code__startswith=prefix, text__icontains=text)
    return list(found.values_list("fact", flat=True))


def below(entry: Any) -> list[uuid.UUID]:
    """Ids of all lines that follow a line, directly or through others."""
    found: list[uuid.UUID] = []
    frontier = [entry.pk]
    while frontier:
        frontier = list(type(entry).objects.filter(parent__in=frontier).values_list("pk", flat=True))
        found += frontier
    return found


def first_after(entry: Any) -> Entry | None:
    """The earliest live line that follows a line."""
    found: Entry | None = type(entry).objects.filter(parent=entry, state=LIVE).order_by("on").first()
    return found


def root_of(entry: Any) -> Any:
    """The first line of the chain a line belongs to, within its unit: what hangs on another unit's line is read there."""
    while entry.parent is not None and entry.parent.unit_code == entry.unit_code:
        entry = entry.parent
    return entry


def chain(entry: Any) -> list[Any]:
    """The whole chain a line belongs to, by day."""
    root = root_of(entry)
    found = type(entry).objects.filter(pk__in=[root.pk, *below(root)], unit_code=root.unit_code).prefetch_related("pages")
    return sorted(found, key=lambda one: (one.on, one.pk != root.pk, str(one.pk)))


def notes(book: Book, unit_code: str) -> list[tuple[steps.Note, Any]]:
    """All live lines as rules read them."""
    found = book.entries.objects.filter(unit_code=unit_code, state=LIVE).select_related("parent").order_by("on", "id")
    return [(steps.Note(one.pk, one.step, one.on, one.parent_id, one.said, one.waits_for_a_member), one) for one in found]


def waiting_by_law(book: Book, unit: Unit, rule: Callable[..., list[steps.Wait]], *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """As ``waiting``, by a rule that is given the law of each line's day (``laws``)."""

    def after(notes: list[steps.Note]) -> list[steps.Wait]:
        return rule(notes, laws={one.on: catalogue.law(unit=unit, on=one.on) for one in notes})

    return waiting(book, unit.code, after, owners=owners)


def waiting(
    book: Book, unit_code: str, after: Callable[[list[steps.Note]], list[steps.Wait]], *, owners: tuple[str, ...] = ()
) -> list[Waiting]:
    """What waits in a unit by the room's rule, in order; of some owners only where asked."""
    lines = notes(book, unit_code)
    by_id = {note.id: entry for note, entry in lines}
    found = after([note for note, _ in lines])
    return [Waiting(one, by_id[one.note]) for one in found if not owners or one.owner in owners]
