"""A person's row was wrong: name, sex, office, group, days, what is asked of its members; or it does not belong there."""

from dataclasses import dataclass
from datetime import date, datetime

from cunju.activities.bodies import queries
from cunju.activities.bodies.actions.states import restate
from cunju.activities.bodies.facts import SeatChanged
from cunju.activities.bodies.models import Change, Trait
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org.models import Person, Seat, Unit


@dataclass(frozen=True, slots=True)
class Corrected:
    """A seat and its person as they should read."""

    name: str
    sex: str
    role: str
    from_on: date
    to_on: date | None = None
    group_no: int | None = None
    phone: str = ""
    kin: bool | None = None
    finance: bool | None = None
    accountant: bool | None = None


def correct_seat(seat: Seat, said: Corrected, *, unit: Unit, by: str, now: datetime) -> Seat:
    """Set a row right; the states from its days on are said again."""
    states = queries.state_facts([unit.code])
    with ledger.writing([unit.code], now=now, superseding=states) as pen:
        _refuse(seat, said, today=pen.today)
        person = seat.person
        person.name, person.sex, person.phone = said.name, said.sex, said.phone
        person.save()
        seat.role, seat.group_no = said.role, said.group_no
        seat.from_on, seat.to_on = said.from_on, said.to_on
        seat.save()
        traits = {"kin": said.kin, "finance": said.finance, "accountant": said.accountant}
        Trait.objects.update_or_create(seat=seat, defaults=traits)
        touched = {(unit.code, one.body) for one in Seat.objects.filter(person=person)}
        restate({unit.code: unit.kind}, touched, by=by, now=now)
    return seat


def _refuse(seat: Seat, said: Corrected, *, today: date) -> None:
    if said.from_on > today:
        raise CannotBe("任职开始的日期还没有到，请核对。", "from_on")
    if said.to_on and said.to_on < said.from_on:
        raise CannotBe("最后一天早于任职开始的日期，请核对。", "to_on")
    other = Person.objects.filter(unit_code=seat.unit_code, name=said.name).exclude(pk=seat.person_id)
    if other.exists():
        raise CannotBe("这里已经登记了同名的人；如果是两个人，请在姓名后加“（2）”区分。", "name")
    for one in Seat.objects.filter(person=seat.person_id, body=seat.body).exclude(pk=seat.pk):
        if one.from_on <= (said.to_on or date.max) and said.from_on <= (one.to_on or date.max):
            raise CannotBe("和这个人在同一机构的另一段任职重叠，请核对起止日期。", "from_on")


def remove_seat(seat: Seat, *, unit: Unit, by: str, now: datetime) -> None:
    """Take a row out that was entered by mistake; the change it came by counts one less, or never was."""
    facts = [one for one in (seat.fact, seat.end_fact) if one]
    states = queries.state_facts([unit.code])
    with ledger.writing([unit.code], now=now, superseding=[*facts, *states]) as pen:
        person = seat.person
        for change in Change.objects.filter(fact__in=facts):
            if change.count > 1:
                change.count -= 1
                declared = SeatChanged(body=change.body, change=change.change, count=change.count)
                pen.correct(change.fact, declared, occurred_on=change.on, by=by)
            else:
                pen.retract(change.fact, by=by)
                change.void_reason = "登记有误，人员已移除"
            change.save()
        body = seat.body
        seat.delete()
        if not person.seats.exists():
            person.delete()
        restate({unit.code: unit.kind}, [(unit.code, body)], by=by, now=now)
