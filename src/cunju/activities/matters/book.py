"""What this room differs in: whose hand writes what, what a line takes from the matter it belongs to, what waits."""

from collections.abc import Sequence
from typing import Any

from cunju.activities.matters import rules
from cunju.activities.matters.models import Entry
from cunju.activities.matters.steps import HEADS, OWNERS, STEPS
from cunju.kernel.refusals import CannotBe
from cunju.org import access as doors
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import reading
from cunju.records.book import Book, Told, Waiting
from cunju.records.models import LIVE
from cunju.records.models import Entry as Line
from cunju.records.steps import Note, Step, Wait

HANDS = {
    "unit": frozenset({roles.VILLAGE_CLERK}), "town": frozenset({roles.TOWN_OFFICER}),
    "answer": frozenset({roles.VILLAGE_CLERK, roles.TOWN_OFFICER}),
}  # fmt: skip
OWED = {roles.VILLAGE_CLERK: ("unit",), roles.TOWN_OFFICER: ("town",)}


def notes_of(entry: Any) -> list[Note]:
    """The live lines of the matter a line belongs to, in order."""
    notes = [Note(one.pk, one.step, one.on, one.parent_id, one.said) for one in reading.chain(entry) if one.state == LIVE]
    return next(iter(rules.chains(notes).values()), [])


def _said(told: Told, step: Step, parent: Line | None) -> dict[str, Any]:
    """A line's choices; what ends a run says the size the matter has now and the days it took; nothing is ended or handed on twice."""
    said = step.filled(told.said, parent)
    if parent is None:
        return said
    chain = notes_of(parent)
    if step.name == "closed":
        before = [one for one in chain if one.parent == parent.pk and one.step in ("referred", "resorted") and one.on > told.on]
        if before:
            raise CannotBe("办结的日期早于这件事的转办或改类。请核对。", "on")
        said |= {"size": rules.standing(chain).size, "days_taken": (told.on - parent.on).days}
    elif step.name == "resorted" and said["size"] == rules.standing(chain).size:
        raise CannotBe("已经是这一类，不用改。", "size")
    elif step.name == "reopened" and parent.said.get("solved"):
        raise CannotBe("回访说已经解决了，不用重新办理。", "on")
    return said


def _may(account: Account, step: str, parent: Line | None) -> bool:
    """A town answers what was handed to it; nothing is done to a run that has ended, nor a second time to what has its answer."""
    if parent is None:
        return True
    return not (account.role == roles.TOWN_OFFICER and (step != "returned" or parent.said.get("to") != rules.TOWN))


def open_for(account: Account, step: str, parent: Line) -> bool:
    """Whether a step may still be taken on a line by an account."""
    if account.role not in HANDS[STEPS[step].owner] or not _may(account, step, parent):
        return False
    later = list(Entry.objects.filter(parent_id=parent.pk, state=LIVE))
    steps = {one.step for one in later}
    if parent.step in HEADS and "closed" in steps:
        return False
    if step == "referred":  # what came back may be handed on again
        given = [one.pk for one in later if one.step == step]
        return Entry.objects.filter(parent__in=given, step="returned", state=LIVE).count() == len(given)
    return step == "resorted" or step not in steps


def _more(request: Any, unit: Unit, entry: Line, waits: Sequence[Wait]) -> list[tuple[str, str]]:
    """What may be done to a run beside ending it: hand it on, call it something else."""
    account, live = doors.account_of(request), [one for one in reading.chain(entry) if one.state == LIVE]
    heads = [one for one in live if one.step in HEADS]
    if not heads or account.role not in HANDS["unit"] or any(one.parent_id == heads[-1].pk and one.step == "closed" for one in live):
        return []
    return [(BOOK.next_url(name, heads[-1]), STEPS[name].verb) for name in ("referred", "resorted") if open_for(account, name, heads[-1])]


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting(BOOK, unit.code, rules.waits, owners=owners)


BOOK = Book(
    room="matters", entries=Entry, steps=STEPS, hands=HANDS, home="matters:home", waiting=waiting, owners=OWNERS, owed=OWED,
    said=_said, may=_may, more=_more, name="居民事项", code="SX", templates=frozenset({"detail", "line"}),
)  # fmt: skip
