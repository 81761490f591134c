"""Which version is approved in an area, which one is in force in a unit on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cunju.activities.fourlists.models import Entry, Item, Version
from cunju.activities.fourlists.queries.definitions import Listed, area_of, definition, said_for
from cunju.activities.fourlists.rules import ISSUE, REFUSE, Candidate
from cunju.org.models import Unit
from cunju.records.models import LIVE


def versions(area: str) -> list[Version]:
    """All versions of an area, each list's newest first."""
    return list(Version.objects.filter(area_code=area_of(area)).prefetch_related("items"))


def current(unit: Unit) -> dict[str, Version]:
    """By list the version the area last approved for such units."""
    found: dict[str, Version] = {}
    approved = Version.objects.filter(area_code=area_of(unit.code), unit_kind=unit.kind, reviewed_on__isnull=False)
    for one in approved.order_by("turn"):
        found[one.list] = one
    return found


def newer(version: Version) -> Version | None:
    """The version that took a version's place, if one did."""
    if version.turn is None:
        return None
    same = Version.objects.filter(area_code=version.area_code, unit_kind=version.unit_kind, list=version.list)
    return same.filter(turn__gt=version.turn).order_by("-turn").first()


def in_force(unit_code: str, *, on: date) -> dict[str, Version]:
    """By list the version in force in a unit on a day: the last approved and hung there by then."""
    found: dict[str, Version] = {}
    lines = Entry.objects.filter(unit_code=unit_code, step="force", state=LIVE, on__lte=on, said__sound=True).select_related("version")
    for one in lines.order_by("on", "version__turn"):
        if one.version:
            found[one.version.list] = one.version
    return found


def items_on(unit_code: str, *, on: date) -> list[Candidate]:
    """The items about certificates in force in a unit on a day: what may be given, what may not."""
    known, found = definition(unit_code), []
    for key, version in in_force(unit_code, on=on).items():
        if (use := known.of(key).use) in (ISSUE, REFUSE):
            found += [
                Candidate(str(one.pk), use, one.code, one.title, False, one.office, one.phone, said_for(one.title))
                for one in map(Item.open, version.items.all())
            ]
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """One list as it stands in a unit: the version approved, the one that hangs."""

    listed: Listed
    approved: Version | None
    hung: Version | None
    posting: Entry | None

    @property
    def due(self) -> bool:
        """Whether something is approved that does not hang yet."""
        return self.approved is not None and (self.hung is None or self.hung.pk != self.approved.pk)

    @property
    def state(self) -> tuple[str, str]:
        """As look and word."""
        if self.approved is None and self.hung is None:
            return "none", "区里还没有装入"
        if self.due:
            return "wait", "新版还没有公示" if self.hung else "还没有公示"
        return "done", "现行并已公示"


def standings(unit: Unit, *, on: date) -> list[Standing]:
    """The lists of the unit's definition, and others that hang there, as they stand on a day."""
    known, approved, hung = definition(unit.code), current(unit), in_force(unit.code, on=on)
    keys: Sequence[str] = list(dict.fromkeys([*(one.list for one in known.lists), *approved, *hung]))
    lines = Entry.objects.filter(unit_code=unit.code, step="posted", state=LIVE, version__in=hung.values())
    posted = {one.version_id: one for one in lines}
    return [
        Standing(known.of(key), approved.get(key), hung.get(key), posted.get(hung[key].pk) if key in hung else None) for key in keys
    ]
