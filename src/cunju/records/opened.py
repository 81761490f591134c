"""Which of residents' inputs a district takes: each kind opened and closed by its officer, from a day on."""

from datetime import date, datetime

from django.db import transaction

from cunju.kernel.inputs import KINDS, Input
from cunju.kernel.refusals import WrongMoment
from cunju.org import changes, names
from cunju.org.models import Unit
from cunju.records import letters
from cunju.records.models import Opened

DISTRICT = 6


def kinds(code: str, *, on: date) -> list[Input]:
    """What may be sent in at a unit (or below a district) on a day: opened there, and a room takes it; one query."""
    found = set(Opened.objects.filter(district_code=code[:DISTRICT], from_on__lte=on, to_on__isnull=True).values_list("kind", flat=True))
    taken = letters.taken() if found else {}
    return [taken[kind] for kind in KINDS if kind in found and kind in taken]


def offered(unit: Unit, *, on: date) -> list[Input]:
    """Of what is opened at a unit, what there is something to send about on a day."""
    return [one for one in kinds(unit.code, on=on) if not one.listed_only or one.choices(unit, on)]


def takes(code: str, kind: str) -> bool:
    """Whether a unit's district takes a kind; one query."""
    return Opened.objects.filter(district_code=code[:DISTRICT], kind=kind, to_on__isnull=True).exists()


def rows(district: str) -> list[Opened]:
    """Every opening of a district, the newest first, with the offices that opened and closed (``by_office``, ``ended_by_office``)."""
    found = list(Opened.objects.filter(district_code=district))
    offices = names.offices(name for one in found for name in (one.by, one.ended_by) if name)
    for one in found:
        one.by_office, one.ended_by_office = offices.get(one.by, ""), offices.get(one.ended_by, "")  # type: ignore[attr-defined]
    return found


def turn(district: str, kind: str, *, on: bool, by: str, now: datetime) -> None:
    """Open a kind, or close it; what stands so already stays as it is. What came in before it was closed goes on."""
    if kind not in letters.taken():
        raise WrongMoment("没有业务模块收这一种，不能开放。请从列表中选择。")
    with transaction.atomic():
        here = Opened.objects.select_for_update().filter(district_code=district, kind=kind, to_on__isnull=True)
        if on and not here.exists():
            Opened.objects.create(district_code=district, kind=kind, from_on=now.date(), by=by)
        elif not on:
            here.update(to_on=now.date(), ended_by=by)
        changes.told([district])  # boards that were made before say so too
