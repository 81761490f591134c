"""Lists: loaded from a file, approved by the district, posted in a unit and in force there; a newer version takes the place of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from cunju.activities.fourlists import queries
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Chosen, Entry, Item, Version
from cunju.activities.fourlists.rules import Row
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import guards, writing
from cunju.records.book import Told
from cunju.records.models import LIVE


@dataclass(frozen=True)
class Text:
    """What a version is: of which list, for which kind of unit, called how, from which day."""

    list: str
    unit_kind: str
    number: str
    from_on: date


def choose(area: Unit, definition: str, *, by: str, now: datetime) -> None:
    """The district says by which definition it works."""
    if definition not in queries.DEFINITIONS:
        raise CannotBe("没有这一套清单。", "definition")
    Chosen.objects.update_or_create(area_code=area.code, defaults={"definition": definition, "by": by, "on": now.date()})


def load(area: Unit, text: Text, rows: Sequence[Row], *, by: str, now: datetime, key: Any = None) -> Version:
    """A version from a file; it is nothing yet until the district approves it. The same form sent twice is one version."""
    with transaction.atomic():
        if key and (before := Version.objects.filter(pk=key).first()):
            return before
        if Version.objects.filter(area_code=area.code, unit_kind=text.unit_kind, list=text.list, number=text.number).exists():
            raise CannotBe("这张清单已经有这个版本号。换一个版本号，或者先看看那一版。", "number")
        made = Version.objects.create(
            area_code=area.code, unit_kind=text.unit_kind, list=text.list, number=text.number, from_on=text.from_on, loaded_on=now.date(),
            by=by, id=key or identity.new_id(),
        )  # fmt: skip
        Item.objects.bulk_create(
            Item(
                version=made, place=place, code=one.code, title=one.title, basis=one.basis, office=one.office, phone=one.phone, note=one.note
            )
            for place, one in enumerate(rows, start=1)
        )
    return made


def drop(version: Version) -> None:
    """Take a version away that was never approved."""
    version.refresh_from_db()
    if version.reviewed_on:
        raise WrongMoment("已经审核通过的清单不能删；装入新的一版，它就被替代。")
    version.delete()


def approve(version: Version, *, by: str, now: datetime) -> Version:
    """The district approves a version from its day on: where an older one hangs, what hangs is no longer the current text."""
    version.refresh_from_db()
    if version.reviewed_on:
        return version
    guards.happened(version.from_on, now, what="起用的日期", done="到了那一天再审核通过", field="from_on")
    found = queries.clashes(version.area_code, version.unit_kind, version.list, [one.title for one in version.items.all()])
    for title, (listed, other) in found.items():
        own = queries.definition(version.area_code).of(version.list).title
        raise CannotBe(f"“{title}”在{own}里，“{other}”又在现行的{listed}里，两张清单说的相反。请先改一张。", "list")
    hung = _hanging(version)
    with ledger.writing([version.area_code, *(one.code for one in hung)], now=now):
        last = Version.objects.filter(area_code=version.area_code).aggregate(last=Max("turn"))["last"]
        version.reviewed_on, version.reviewed_by, version.turn = now.date(), by, (last or 0) + 1
        version.save(update_fields=["reviewed_on", "reviewed_by", "turn"])
        for unit in hung:
            told = Told(now.date(), "", "", _said(version) | {"sound": False})
            writing.write(BOOK, unit, told, step="force", by=by, now=now, more={"version": version})
    return version


def _hanging(version: Version) -> list[Unit]:
    """The units in which an older version of the list hangs."""
    lines = Entry.objects.filter(step="force", state=LIVE, said__sound=True, said__list=version.list, unit_code__startswith=version.area_code)
    found = places.units_by_code(set(lines.values_list("unit_code", flat=True)))
    return [one for one in found.values() if one.kind == version.unit_kind]


def _said(version: Version) -> dict[str, Any]:
    return {"list": version.list, "version": version.number, "items": version.items.count()}


def post(unit: Unit, version: Version, *, on: date, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """A unit hangs a list: from that day, and never from before it was approved, it is in force there."""
    if version.reviewed_on is None or version.unit_kind != unit.kind or not unit.code.startswith(version.area_code):
        raise WrongMoment("这张清单还没有审核通过，或者不是这里用的。")
    if version.unit_kind == unit.kind and queries.newer(version):
        raise WrongMoment("这一版已经被新的一版替代，请公示新的一版。")
    said = _said(version)
    with ledger.writing([unit.code], now=now):
        before = Entry.objects.filter(unit_code=unit.code, step="posted", state=LIVE, version=version).first()
        if before:
            return before
        if on < version.from_on:
            raise CannotBe("公示的日期早于这一版起用的日期。请核对。", "on")
        told = Told(on, "", "", said)
        entry: Entry = writing.write(BOOK, unit, told, step="posted", by=by, now=now, fact_id=fact_id, more={"version": version})
        begun = max(on, version.reviewed_on)
        writing.write(BOOK, unit, Told(begun, "", "", said | {"sound": True}), step="force", parent=entry, by=by, now=now, more={"version": version})
    return entry
