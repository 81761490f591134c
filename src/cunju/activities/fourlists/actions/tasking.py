"""A task from above beyond the lists: entered once for all its units, admitted or declined by the district; it ends by itself."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from cunju import catalogue
from cunju.activities.fourlists import queries, rules
from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.models import Entry, Task
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records import burden, writing
from cunju.records.book import Told

QUESTION = "task.basis"


@dataclass(frozen=True)
class Asking:
    """What is asked: by whom, on which ground, how often, how many values, until when, at whose cost; ``minutes``: 0 is reckoned."""

    title: str
    department: str
    basis: str
    basis_text: str
    period: str
    fields: int
    ends_on: date
    units: Sequence[str]
    minutes: int = 0
    funded: bool = False


def enter(town: Unit, told: Asking, *, by: str, now: datetime, key: Any = None) -> Task:
    """Enter a task for all its units at once; the same form sent twice is one task."""
    if key and (before := Task.objects.filter(pk=key).first()):
        return before
    if told.ends_on < now.date():
        raise CannotBe("截止日已经过了。请核对。", "ends_on")
    if not told.units or any(not one.startswith(town.code) for one in told.units):
        raise CannotBe("请勾选涉及哪些村（社区）。", "units")
    said = asdict(told) | {"units": sorted(told.units), "minutes": told.minutes or burden.minutes(told.fields)}
    said["basis"] = told.basis if told.basis_text.strip() else "none"
    return Task.objects.create(**said, town_code=town.code, entered_on=now.date(), by=by, id=key or identity.new_id())


def withdraw(task: Task) -> None:
    """The town takes back what nobody has decided yet."""
    task.refresh_from_db()
    if queries.decided(task):
        raise WrongMoment("区里已经定了，不能撤回。")
    task.withdrawn = True
    task.save(update_fields=["withdrawn"])


def clauses(task: Task, *, on: date) -> dict[str, catalogue.Clause]:
    """What a task lacks by the law of a day, as codes with the clause that asks it; nothing where no clause holds."""
    found: dict[str, catalogue.Clause] = {}
    units = places.units_by_code(task.units).values()
    for unit in {one.kind: one for one in units}.values():
        for clause in catalogue.law(unit=unit, on=on).asked(QUESTION):
            for code in rules.faults(task, clause.choices):
                found.setdefault(code, clause)
    return found


def decide(task: Task, result: str, reason: str, *, on: date, by: str, now: datetime, fact_id: Any = None) -> Entry:
    """The district admits or declines. What has no ground is not admitted without a word; what is declined needs the reason."""
    with ledger.writing([task.town_code], now=now):
        task.refresh_from_db()
        if task.withdrawn:
            raise WrongMoment("这件事镇（街道）已经撤回。")
        before = queries.decided(task)
        if before:
            return before
        if on < task.entered_on or on > task.ends_on:
            raise CannotBe("日期应在提出之后、截止日之前。请核对。", "on")
        if result == rules.DECLINED and not reason.strip():
            raise CannotBe("不予准入请写原因，镇（街道）要能告诉提出的部门。", "text")
        if result == rules.ADMITTED and task.basis == "none" and not reason.strip():
            raise CannotBe("这件事没有依据。一定要同意的，请写明为什么；不写就不能准入。", "text")
        lacks = clauses(task, on=on) if result == rules.ADMITTED else {}
        found = [ledger.Finding(code, one.authority, one.cite, one.sure) for code, one in lacks.items()]
        said = {
            "item": rules.UNLISTED, "result": result, "funded": task.funded, "basis": task.basis, "ends_on": task.ends_on.isoformat(),
            "minutes": task.minutes, "units": len(task.units),
        }  # fmt: skip
        town = Unit.objects.get(code=task.town_code)
        book = replace(BOOK, findings=lambda *_: found)
        entry: Entry = writing.write(
            book, town, Told(on, reason.strip(), "", said), step="task", by=by, now=now, fact_id=fact_id, more={"task": task}
        )
    return entry
