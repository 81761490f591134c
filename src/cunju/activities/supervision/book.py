"""What this room differs in: whose hand writes what, which choices follow from the line before, what waits."""

from collections.abc import Mapping
from typing import Any

from cunju import catalogue
from cunju.activities.supervision import rules
from cunju.activities.supervision.models import Entry
from cunju.activities.supervision.steps import OWN, OWNERS, RECORDED, STEPS
from cunju.kernel.refusals import CannotBe
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import reading
from cunju.records.book import Book, Told, Waiting
from cunju.records.models import Entry as Line
from cunju.records.steps import Step

# By whose hand a line may be written; the committee's own lines by clerk and town only from the signed page.
HANDS = {
    "supervisory": frozenset({roles.SUPERVISORY_MEMBER, *roles.WRITERS}),
    "unit": frozenset(roles.WRITERS),
    "either": frozenset({roles.SUPERVISORY_MEMBER, *roles.WRITERS}),
    "town": frozenset({roles.TOWN_OFFICER, roles.DISTRICT_OFFICER}),
}
OWED = {
    roles.SUPERVISORY_MEMBER: ("supervisory",),
    roles.VILLAGE_CLERK: ("unit", "supervisory"),
    roles.TOWN_OFFICER: ("town", "unit", "supervisory"),
    roles.DISTRICT_OFFICER: ("district",),
}


def _fresh(told: Told, step: Step) -> None:
    if step.name == "question" and told.said.get("basis") not in RECORDED:
        raise CannotBe("对公开内容、公开方案的异议记在“公开异议”和公开表的审查里，不在工作簿里再记一次。", "basis")


def _may(account: Account, step: str, line: Line | None) -> bool:
    """What was put before the town or the county each answers itself; what the committee asked it does not answer."""
    if step == "reply" and line is not None and line.said.get("basis") == OWN:
        return account.role != roles.SUPERVISORY_MEMBER
    if step != "ruling" or line is None:
        return True
    return account.role == (roles.DISTRICT_OFFICER if line.said.get("to") == "county" else roles.TOWN_OFFICER)


def _own(step: Step, said: Mapping[str, Any]) -> bool:
    """Whether a line is the committee's own (an answer of the villagers' committee or of the town is not)."""
    return step.owner == "supervisory" or (step.owner == "either" and said.get("by") != "committee")


def _offered(account: Account, step: str) -> dict[str, tuple[str, ...]]:
    """A new question is of the kinds this book records; who may have answered: a member speaks for his own committee only."""
    if step == "question":
        return {"basis": RECORDED}
    if step != "reply":
        return {}
    return {"replied": ("supervisory",) if account.role == roles.SUPERVISORY_MEMBER else ("committee", "both", "supervisory")}


def _begin(unit: Unit, step: Step, parent: Line | None) -> dict[str, Any]:
    """The content of the line it follows."""
    return {"content": parent.said["content"]} if parent is not None and parent.said.get("content") else {}


def _after(unit: Unit, entry: Line) -> list[str]:
    """What an answer to a question leaves open."""
    if entry.step != "reply" or entry.parent is None:
        return []
    said = entry.said
    clause = catalogue.law(unit=unit, on=entry.parent.on).first(rules.ANSWER)
    by, written = str(said.get("by")), bool(said.get("written"))
    left = rules.reply_says(str(said.get("basis")), by=by, written=written, clause=clause)
    return [left] if left else []


def waiting(unit: Unit, *, owners: tuple[str, ...] = ()) -> list[Waiting]:
    """What waits in a unit, in order; of some owners only where asked."""
    return reading.waiting_by_law(BOOK, unit, rules.waits, owners=owners)


BOOK = Book(
    room="supervision", entries=Entry, steps=STEPS, hands=HANDS, home="supervision:book", waiting=waiting, owners=OWNERS, owed=OWED,
    fresh=_fresh, may=_may, own=_own, offered=_offered, begin=_begin, after=_after, name="监督委员会工作簿", code="JD",
)  # fmt: skip
