"""What stands of postings and clocks outside this room's rows: sheets known by their facts only, the days of an answer."""

from dataclasses import dataclass
from datetime import date

from cunju.activities.disclosure.models import Doubt, Edition
from cunju.activities.disclosure.rules import periods
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact

PUBLISHED, DOWN, ANSWERED = "disclosure.sheet_published", "disclosure.sheet_taken_down", "disclosure.doubt_answered"


@dataclass(frozen=True, slots=True)
class Noted:
    """A posted sheet of which only the record of its posting is here (纸质台账): no content, no code."""

    category: str
    period: str
    published_on: date
    board: bool
    platform: bool
    again: bool = False
    down_on: date | None = None
    days_shown: int | None = None
    enough: bool | None = None


def noted_only(unit_code: str, *, on: date) -> list[Noted]:
    """Sheets posted by a day whose posting stands as a fact without an edition of this room, the latest period first."""
    here = set(
        Edition.objects.filter(sheet__issue__unit_code=unit_code).values_list("sheet__category", "sheet__period")
    )
    postings: dict[tuple[str, str], Fact] = {}
    downs: dict[tuple[str, str], Fact] = {}
    for fact in ledger.facts_of(unit_code, kinds=[PUBLISHED, DOWN]).filter(occurred_on__lte=on):
        said = fact.attributes
        if fact.kind == DOWN:
            downs.setdefault((said["category"], said["period"]), fact)
        elif said["board"] or said["platform"]:
            postings.setdefault((said["category"], said["period"]), fact)
    found = [_noted(one, downs.get(key)) for key, one in postings.items() if key not in here and _is_period(key[1])]
    return sorted(found, key=lambda one: periods.end_of(one.period), reverse=True)


def _noted(fact: Fact, down: Fact | None) -> Noted:
    said = fact.attributes
    gone = down.attributes if down and down.occurred_on > fact.occurred_on else {}
    return Noted(
        said["category"], said["period"], fact.occurred_on, said["board"], said["platform"], bool(said.get("again")),
        down_on=down.occurred_on if down and gone else None, days_shown=gone.get("days_shown"), enough=gone.get("enough"),
    )  # fmt: skip


def _is_period(text: str) -> bool:
    try:
        periods.end_of(text)
    except ValueError:
        return False
    return True


def answer_days(doubt: Doubt, *, on: date) -> int | None:
    """Within how many days a doubt must be answered where that binds this unit; None where no text says so."""
    found = duties.standing(doubt.unit_code, on=on, year=doubt.raised_on.year, with_why=False).windows
    bound = (
        one.due_on
        for one in found
        if one.kind == ANSWERED and one.binding and one.due_on and one.from_ == doubt.raised_on
    )
    due = next(bound, None)
    return (due - doubt.raised_on).days if due else None
