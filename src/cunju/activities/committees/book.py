"""What this room differs in: whose hand writes what, what a line takes from its words or the line before, what waits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cunju import catalogue
from cunju.activities.committees import rules
from cunju.activities.committees.models import Entry
from cunju.activities.committees.steps import OWNERS, STEPS
from cunju.catalogue import Clause
from cunju.kernel.refusals import CannotBe
from cunju.kernel.verdicts import finding
from cunju.kernel.words import of_kind
from cunju.ledger import interface as ledger
from cunju.org import access as doors
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
    said = step.filled(told.said, parent)
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
        said["count"] = count
    elif step.name == "to_party" and parent is not None:
        said["count"] = parent.said["major"]
    return said


def chosen_by(unit: Unit, body: str, *, on: date) -> list[Clause]:
    """Clauses of a day that say who chooses the members of a sub-committee."""
    question = "mediation.chosen_by" if body == rules.MEDIATION else "subcommittee.chosen_by"
    return list(catalogue.law(unit=unit, on=on).asked(question))


def _findings(unit: Unit, step: Step, on: date, said: Mapping[str, Any]) -> list[ledger.Finding]:
    """A vote by a body that the law of its day does not name."""
    if step.name != "voted":
        return []
    wrong = rules.unnamed(said["at"], chosen_by(unit, said["body"], on=on))
    return [finding(f"{BOOK.room}.{rules.WRONG_BODY}", one) for one in wrong]


def _after(unit: Unit, entry: Line) -> list[str]:
    """What the law of its day says against a vote."""
    if entry.step != "voted":
        return []
    wrong = rules.unnamed(entry.said["at"], chosen_by(unit, entry.said["body"], on=entry.on))
    return [of_kind(f"{BOOK.word('voted', 'body', entry.said['body'])}的成员要由{one.said}表决产生（{one.cite}）。", unit.kind) for one in wrong]


def _begin(unit: Unit, step: Step, parent: Line | None) -> dict[str, Any]:
    """The sub-committee of the line it follows."""
    return {"body": parent.said["body"]} if step.name == "filed" and parent is not None else {}


def _more(request: Any, unit: Unit, entry: Line, waits: Sequence[Wait]) -> list[tuple[str, str]]:
    """A project that is not finished may be; a list that was voted on may be filed."""
    root = reading.root_of(entry)
    step = {"project": "finished", "voted": "filed"}.get(root.step)
    if step is None or root.state != "live" or reading.first_after(root) or doors.account_of(request).role not in HANDS["unit"]:
        return []
    return [(BOOK.next_url(step, root), STEPS[step].verb)]


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting(BOOK, unit.code, rules.waits, owners=owners)


BOOK = Book(
    room="committees", entries=Entry, steps=STEPS, hands=HANDS, home="committees:home", waiting=waiting, owners=OWNERS, owed=OWED,
    said=_said, findings=_findings, after=_after, begin=_begin, more=_more, kept=Entry.keep_items, name="下属委员会", code="XS",
)  # fmt: skip
