"""What changed below the district since a day: newly overdue, done or entered late, sent in; by town in code order, never by how much."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cunju.desk import telling, wording
from cunju.duties import interface as duties
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.status import Window
from cunju.kernel.codes import town_code
from cunju.kernel.days import short_day
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import queries
from cunju.org.models import Unit

LATE = "overdue"


@dataclass(frozen=True, slots=True)
class Moved:
    """One duty that moved: whose it is, what, how."""

    unit: Unit
    name: str
    measure: int
    words: str


@dataclass
class Town:
    """A town with what moved in it."""

    unit: Unit
    name: str
    late: list[Moved] = field(default_factory=list)
    done: list[Moved] = field(default_factory=list)
    sent: list[Moved] = field(default_factory=list)

    @property
    def columns(self) -> list[tuple[str, list[tuple[str, list[Moved]]]]]:
        """The three columns, each duty once with its units."""
        return [("新逾期", _by_duty(self.late)), ("办好了", _by_duty(self.done)), ("报来的", _by_duty(self.sent))]

    @property
    def still(self) -> bool:
        """Nothing moved here."""
        return not (self.late or self.done or self.sent)


def _by_duty(moved: Sequence[Moved]) -> list[tuple[str, list[Moved]]]:
    """What moved with the units it moved in, each unit once, with how many where they are several."""
    counts = Counter((one.words, one.unit.code) for one in moved)
    found: dict[str, dict[str, Moved]] = {}
    for one in moved:
        n = counts[one.words, one.unit.code]
        found.setdefault(one.words, {})[one.unit.code] = replace(one, name=f"{one.name}（{n}件）") if n > 1 else one
    return [(words, list(units.values())) for words, units in found.items()]


def changes(prefix: str, *, since: date, on: date) -> list[Town]:
    """Every town with what moved in it since a day, that day included: due in that time and not done, or entered in it."""
    units, towns, _ = queries.addressed_under(prefix, on=on)
    found = {one.code: Town(one, wording.short(one.name)) for one in towns}
    standings = duties.standings([*towns, *units], on=on)
    facts = telling.facts_behind(one for each in standings if each.unit.kind == "town" for one in each.windows)
    for standing in standings:
        home = found.get(town_code(standing.unit.code))
        if home is not None:
            _sort(home, standing.unit, standing.windows, since)
            if standing.unit.kind == "town":
                home.sent += _records(standing.unit, standing.windows, facts, since)
    return list(found.values())


def _records(unit: Unit, windows: Iterable[Window], facts: Mapping[str, Fact], since: date) -> list[Moved]:
    """Every record a town sent in since then, once, whether or not it makes a duty whole; a correction is none."""
    found: dict[str, Moved] = {}
    for one in windows:
        for uid in one.facts if one.owed_by in OF_TOWN and one.judgement == "system" else ():
            fact = facts.get(uid)
            if fact is not None and fact.recorded_on >= since and fact.supersedes is None:
                late = "，逾期" if one.due_on and fact.occurred_on > one.due_on else ""
                words = f"{short_day(fact.occurred_on)}{ledger.title_of(fact.kind, fact.attributes, unit.kind)}{late}"
                found.setdefault(uid, Moved(unit, wording.short(unit.name), one.measure, words))
    return list(found.values())


def _sort(home: Town, unit: Unit, windows: Iterable[Window], since: date) -> None:
    for one in windows:
        if one.owed_by not in (*OF_UNIT, *OF_TOWN):
            continue
        late_from = one.judged_on or one.due_on
        if one.status == LATE and late_from and late_from >= since:
            home.late.append(_moved(unit, one, ""))
        elif one.status in wording.DONE and one.entered_on and one.entered_on >= since:
            late = "，逾期完成" if one.status == "met_late" else ""
            if unit.kind != "town":
                home.done.append(_moved(unit, one, late))
            elif one.judgement == "person":
                home.sent.append(_moved(unit, one, late))  # what a town sent in else stands record by record


def _moved(unit: Unit, one: Window, how: str) -> Moved:
    return Moved(unit, wording.short(unit.name), one.measure, f"{wording.said(one)}{how}")


def counted(towns: Sequence[Town]) -> tuple[int, int, int]:
    """How many became overdue, were done, were sent in, in all."""
    return sum(len(one.late) for one in towns), sum(len(one.done) for one in towns), sum(len(one.sent) for one in towns)
