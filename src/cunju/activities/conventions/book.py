"""What this room differs in: whose hand writes what, what a line takes from the line before, what waits."""

from typing import Any

from cunju.activities.conventions.models import Entry
from cunju.activities.conventions.rules import life
from cunju.activities.conventions.steps import CHARTERS, OWNERS, STEPS, TEXTS
from cunju.kernel.refusals import CannotBe
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import reading
from cunju.records.book import Book, Told, Waiting
from cunju.records.models import LIVE
from cunju.records.models import Entry as Line
from cunju.records.steps import Step

HANDS = {"unit": frozenset(roles.WRITERS), "town": frozenset({roles.TOWN_OFFICER})}
OWED = {roles.VILLAGE_CLERK: ("unit",), roles.TOWN_OFFICER: ("town", "unit")}


def _said(told: Told, step: Step, parent: Line | None) -> dict[str, Any]:
    """What is not in force is neither filed nor posted; a charter in force is said as it is."""
    if parent is not None and step.name != "c_force" and parent.said.get("lawful") is False:
        raise CannotBe("还没有由有权的会议通过，不能备案；请先提交有权的会议表决。", "on")
    return step.filled(told.said, parent)


def text_of(unit_kind: str, subject: str) -> bool:
    """Whether a unit of that kind has such a text."""
    return subject in TEXTS.get(unit_kind, ())


def step_of(subject: str, step: str) -> str:
    """The step of a text: a charter's bear its letter."""
    return f"c_{step}" if subject in CHARTERS else step


def called(subject: str) -> str:
    """What a text is called."""
    return BOOK.word("opinions", "subject", subject)


def _may(account: Account, step: str, line: Line | None) -> bool:
    return step != "c_force"


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting_by_law(BOOK, unit, life.waits, owners=owners)


def _look(entry: Line) -> tuple[str, ...]:
    """A vote that put nothing in force."""
    return ("late", "还没有生效") if entry.state == LIVE and entry.said.get("lawful") is False else ()


BOOK = Book(
    room="conventions", entries=Entry, steps=STEPS, hands=HANDS, home="conventions:home", waiting=waiting, owners=OWNERS, owed=OWED,
    said=_said, look=_look, may=_may, name="章程和公约", code="GY",
)  # fmt: skip
