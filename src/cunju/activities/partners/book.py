"""What this room differs in: whose hand writes what, what a line takes from the register and from what came in, ways on from a project."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from cunju.activities.partners import rules
from cunju.activities.partners.models import Entry, Gift
from cunju.activities.partners.rules import Held
from cunju.activities.partners.steps import OWNERS, REGISTER, STEPS
from cunju.kernel.refusals import CannotBe
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Book, Told, Waiting
from cunju.records.models import LIVE
from cunju.records.models import Entry as Line
from cunju.records.steps import Step, Wait

HANDS = {"unit": frozenset({roles.VILLAGE_CLERK})}


def held(unit_code: str, *, but: Any = None) -> list[Held]:
    """A unit's register as rules read it; ``but``: a line that is not counted."""
    lines = Entry.objects.filter(unit_code=unit_code, step__in=REGISTER, state=LIVE).exclude(pk=but)
    left = {one.parent_id: one.on for one in lines if one.step == "left"}
    return [_held(one.said["element"], one.on, left.get(one.pk), one.who) for one in lines if one.step == "partner"]


def _held(element: str, since: date, until: date | None, who: str) -> Held:
    return Held(element, since, until, bool(who.strip()))


def received(project: Any, *, on: date = date.max) -> Decimal:
    """What a project had received by the end of a day."""
    return sum((one.amount for one in Gift.objects.filter(project_id=project.pk, void=False, on__lte=on)), rules.NOUGHT)


def _spending(told: Told, said: dict[str, Any], project: Line) -> dict[str, Any]:
    """CannotBe where more was spent than came in."""
    came, spent = received(project, on=told.on), Decimal(said["spent"])
    if spent > came:
        raise CannotBe(f"支出{rules.yuan(spent)}，多于到这一天收到的{rules.yuan(came)}。先把收到的钱记上，或者核对支出。", "spent")
    return said | {"received": f"{came:.2f}"}


def said_of(unit_code: str, people: Sequence[str] = (), *, but: Any = None) -> Any:
    """How a line's choices are made of what is told, of the register of its day and of what came in."""

    def said(told: Told, step: Step, parent: Line | None) -> dict[str, Any]:
        found = step.filled(told.said, parent)
        register = held(unit_code, but=but)
        if step.name == "partner":
            return found | rules.state([*register, _held(found["element"], told.on, None, told.who)], found["element"], told.on)
        if step.name == "left" and parent is not None:
            return found | rules.state(held(unit_code, but=parent.pk), found["element"], told.on)
        if step.name == "mechanism":
            return found | rules.mechanism(register, told.on)
        if step.name == "project":
            return found | {"elements": rules.elements(people, forces(unit_code))}
        if parent is not None and step.name in ("finished", "posted"):
            money = _spending(told, found, parent)
            return money if step.name == "posted" else found
        return found

    return said


def forces(unit_code: str) -> dict[str, str]:
    """Of every partner that ever stood on the register, by its id, which force it is."""
    lines = Entry.objects.filter(unit_code=unit_code, step="partner", state=LIVE)
    return {str(one.pk): one.said["element"] for one in lines}


def _may(account: Any, step: str, parent: Line | None) -> bool:
    """Nobody leaves twice; a project ends once; what it received is posted as often as there is more."""
    return step not in ("left", "finished") or parent is None or step not in _after(parent)


def _after(parent: Any) -> set[str]:
    return {one.step for one in parent.followers.all() if one.state == LIVE}


def _more(request: Any, unit: Unit, entry: Line, waits: Sequence[Wait]) -> list[tuple[str, str]]:
    """What may be done next with a project or a partner."""
    root = reading.root_of(entry)
    if root.state != LIVE or doors.account_of(request).role not in HANDS["unit"]:
        return []
    done = _after(root)
    if root.step == "partner":
        return [] if "left" in done else [(BOOK.next_url("left", root), STEPS["left"].verb)]
    if root.step != "project":
        return []
    names = [one for one in ("finished", "posted") if one not in done or one == "posted"]
    return [(BOOK.url("gift", root.pk), "记收到的钱"), *((BOOK.next_url(one, root), STEPS[one].verb) for one in names)]


def _begin(unit: Unit, step: Step, parent: Any) -> dict[str, Any]:
    """A new partner is of a force that is not there yet; a posting says what the end of the project says."""
    if step.name == "partner":
        today = [one.element for one in held(unit.code) if one.until is None]
        return {"element": next(iter(rules.lacking(today)), rules.ELEMENTS[0])}
    if step.name == "posted" and parent is not None:
        ends = [one for one in parent.followers.all() if one.state == LIVE and one.step == "finished"]
        return {"spent": ends[0].said["spent"]} if ends else {}
    return {}


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """Nothing: no text gives a day to any of it; what is not posted yet is said beside."""
    return []


BOOK = Book(
    room="partners", entries=Entry, steps=STEPS, hands=HANDS, home="partners:home", waiting=waiting, owners=OWNERS,
    owed={roles.VILLAGE_CLERK: ("unit",)}, may=_may, more=_more, begin=_begin, name="五社联动", code="WS",
)  # fmt: skip


def book(unit_code: str, people: Sequence[str] = (), *, but: Any = None) -> Book:
    """The room's book for a line of a unit."""
    return replace(BOOK, said=said_of(unit_code, people, but=but))

