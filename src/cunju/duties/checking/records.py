"""Facts against the vocabulary and one another, and rows of rooms against the facts they speak of."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from cunju.catalogue import loading
from cunju.duties.checking.findings import Finding, Looked
from cunju.kernel.days import SHANGHAI
from cunju.ledger import chaining
from cunju.ledger.models import Fact, Rest
from cunju.ledger.seals.reading import UNREADABLE, Unreadable, each
from cunju.ledger.versions import KeptVersion
from cunju.org.models import Unit

# Above the ledger: all that is kept of a record besides its fact.
BELOW = ("ledger", "archive")


@dataclass(slots=True)
class Known:
    """What is remembered of each fact while the others are looked at."""

    unit: str
    recorded_at: datetime
    attributes: dict[str, Any]
    retracted: bool


def check(looked: Looked) -> list[Finding]:
    """Every fact, and every row that names one."""
    looked.units = Unit.objects.count()
    known: dict[uuid.UUID, Known] = {}
    later: dict[uuid.UUID, uuid.UUID] = {}
    found = list(facts(looked, known, later))
    return found + list(_rooms(known, later))


def facts(looked: Looked, known: dict[uuid.UUID, Known], later: dict[uuid.UUID, uuid.UUID], *, unit: str = "") -> Iterator[Finding]:
    """Every fact, of one unit where one is named; ``known`` and ``later`` are filled (with ``unit`` they must know what others recorded)."""
    resting: dict[tuple[uuid.UUID, uuid.UUID], str] = {}
    for one in each(Rest.objects.filter(unit_code__startswith=unit).order_by("pk")):
        if isinstance(one, Unreadable):
            yield Finding("ledger", f"第{one.place + 1}条依据登记读不出来：被改动过")
        else:
            resting[one.fact, one.base] = one.unit_code
    chains = chaining.Checking(unit)
    for fact in each(Fact.objects.filter(unit_code__startswith=unit).order_by("position")):
        looked.facts += 1
        if isinstance(fact, Unreadable):
            yield Finding("ledger", f"第{fact.place + 1}条记录读不出来：被改动过", unit=unit or None)
            continue
        try:
            said = [*_faults(fact, known, resting), *chains.faults(fact)]
        except UNREADABLE:
            said = ["读不出来：被改动过"]
        yield from (Finding("ledger", one, unit=fact.unit_code, id=str(fact.uid)) for one in said)
        known[fact.uid] = Known(fact.unit_code, fact.recorded_at, fact.attributes, fact.retracted)
        if fact.supersedes:
            later[fact.supersedes] = fact.uid
    yield from (Finding("ledger", f"依据登记里有，记录里没有：{base}", id=str(fact)) for fact, base in sorted(resting))
    yield from (Finding("ledger", said, unit=code or None, id=uid or None) for code, uid, said in chains.left())


def _faults(
    fact: Fact, known: dict[uuid.UUID, Known], resting: dict[tuple[uuid.UUID, uuid.UUID], str]
) -> Iterator[str]:
    """What is wrong with one fact; ``resting`` loses what it names."""
    kind = loading.kinds().get(fact.kind)
    if kind is None:
        yield f"没有“{fact.kind}”这种记录"
    else:
        yield from (f"内容不合“{kind.label}”：{one}" for one in kind.faults(fact.attributes))
    if fact.recorded_at.microsecond:
        yield "录入时间写到了秒以下：被改动过"
    if fact.recorded_on != fact.recorded_at.astimezone(SHANGHAI).date():
        yield "录入日期和录入时间不是同一天"
    bases = [uuid.UUID(one) for one in fact.rests_on]
    for base in [*bases, *([fact.supersedes] if fact.supersedes else [])]:
        if base not in known:
            yield f"所依据或更正的记录 {base} 不在它之前"
        elif known[base].recorded_at > fact.recorded_at:
            yield f"录入时间早于所依据或更正的记录 {base}"
    if fact.supersedes in known and known[fact.supersedes].unit != fact.unit_code:
        yield "更正的是别的单位的记录"
    for base in bases:
        if resting.pop((fact.uid, base), "") != fact.unit_code:
            yield f"依据 {base} 没有登记在本单位"


def _rooms(known: dict[uuid.UUID, Known], later: dict[uuid.UUID, uuid.UUID]) -> Iterator[Finding]:
    for model in apps.get_models():
        config = model._meta.app_config
        if config and config.name.startswith("cunju.") and config.label not in BELOW:
            for field in model._meta.concrete_fields:
                if isinstance(field, models.UUIDField) and (
                    field.name == "fact" or field.name.endswith("_fact")
                ):
                    yield from _rows(model, field.attname, known, later)


def _rows(
    model: type[models.Model], name: str, known: dict[uuid.UUID, Known], later: dict[uuid.UUID, uuid.UUID]
) -> Iterator[Finding]:
    counts = _counts(model) if name == "fact" and not issubclass(model, KeptVersion) else []
    for row in each(model._base_manager.exclude(**{name: None}).order_by("pk")):
        if isinstance(row, Unreadable):
            continue  # its seal says so
        uid, unit = getattr(row, name), getattr(row, "unit_code", None)
        place = f"{model._meta.label} {row.pk}"
        if uid not in known:
            yield Finding("rooms", f"{place} 所说的记录不在台账里（{name}）", unit=unit, id=str(uid))
            continue
        now = known[_current(uid, later)]
        for count in counts:
            here, there = getattr(row, count), now.attributes.get(count)
            if not now.retracted and here is not None and there is not None and here != there:
                yield Finding(
                    "rooms", f"{place} 的 {count} 是{here}，台账里是{there}", unit=now.unit, id=str(uid)
                )


def _counts(model: type[models.Model]) -> list[str]:
    """Whole numbers and choices a row has in common with its fact, where it has them under the same name."""
    whole = (models.PositiveIntegerField, models.PositiveSmallIntegerField, models.BooleanField)
    return [one.name for one in model._meta.concrete_fields if isinstance(one, whole)]


def _current(uid: uuid.UUID, later: dict[uuid.UUID, uuid.UUID]) -> uuid.UUID:
    while uid in later:
        uid = later[uid]
    return uid
