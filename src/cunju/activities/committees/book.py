"""What this room differs in: whose hand writes what, what a line takes from its words or the line before, what waits."""

from collections.abc import Sequence
from typing import Any

from cunju.activities.committees import rules
from cunju.activities.committees.models import Entry
from cunju.activities.committees.steps import OWNERS, STEPS
from cunju.kernel.refusals import CannotBe
from cunju.org import roles
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.book import Book, Told, Waiting
from cunju.records.models import Entry as Line
from cunju.records.steps import Step, Wait

HANDS = {"unit": frozenset(roles.WRITERS)}
OWED = {roles.VILLAGE_CLERK: ("unit",), roles.TOWN_OFFICER: ("unit",)}
PARTNERS = ("organisations", "stationed", "hobby")


def _said(told: Told, step: Step, parent: Line | None) -> dict[str, Any]:
    """A line's choices; how much there is to do comes from the words, how much is reported from the line before."""
    said = dict(told.said)
    if step.name == "visit":
        said["follow_up"] = len(rules.lines(told.text))
    elif step.name == "activity":
        partners = rules.partners(*(said.get(one) for one in PARTNERS))
        said |= {} if partners is None else {"partners": partners}
    elif step.name == "emergency" and said["heard"] > said["reached"]:
        raise CannotBe(f"反馈{said['heard']}人，多于联系上的{said['reached']}人。请核对。", "heard")
    elif step.name == "reported" and parent is not None:
        count = parent.said["follow_up"]
        if said.get("major", 0) > count:
            raise CannotBe(f"这次走访要办的只有{count}件，重大事项不会有{said['major']}件。请核对。", "major")
        said |= {"to": "committee", "count": count}
    elif step.name == "to_party" and parent is not None:
        said |= {"to": "party", "count": parent.said["major"]}
    return said


def _more(request: Any, unit: Unit, entry: Line, waits: Sequence[Wait]) -> list[tuple[str, str]]:
    """A project that is not finished may be."""
    root = reading.root_of(entry)
    may = root.step == "project" and root.state == "live" and reading.first_after(root) is None
    return [("记结项", BOOK.next_url("finished", root))] if may else []


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting(BOOK, unit.code, rules.waits, owners=owners)


BOOK = Book(
    room="committees", entries=Entry, steps=STEPS, hands=HANDS, home="committees:home", waiting=waiting, owners=OWNERS, owed=OWED,
    said=_said, more=_more, own=lambda step, said: False, name="下属委员会", code="XS",
)  # fmt: skip
