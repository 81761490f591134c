"""Today's lists of one office: what is owed, by when, and where it is recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from django.urls import reverse

from cunju import catalogue
from cunju.catalogue.words import OF_LAW
from cunju.desk import wording
from cunju.desk.today import once
from cunju.duties import interface as duties
from cunju.duties import openings, reading
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.reading import Standing
from cunju.duties.status import Window
from cunju.kernel import workdays
from cunju.kernel.codes import town_code
from cunju.ledger import interface as ledger
from cunju.org import clock, queries, roles
from cunju.org.models import Account, Unit

OWED_BY = {
    roles.VILLAGE_CLERK: ("unit",),
    roles.SUPERVISORY_MEMBER: ("supervisory",),
    roles.TOWN_OFFICER: OF_TOWN,
    roles.DISTRICT_OFFICER: ("district",),
    roles.DISTRICT_READER: ("district",),
}


AHEAD = ("open", "due_soon", "overdue", "not_due")


@dataclass(frozen=True)
class Line:
    """One line of today."""

    window: Window
    unit: Unit
    href: str
    by: str
    go: str
    note: str = ""
    which: str = ""

    @property
    def sooner(self) -> date | None:
        """The last working day before a due day that is none; None where the due day is a working day, or past."""
        due = self.window.due_on
        return workdays.sooner(due) if due and self.window.status != "overdue" else None


@dataclass(frozen=True)
class Group:
    """A unit with what it has overdue."""

    unit: Unit
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Report:
    """A report day of all towns: how many have sent it, who has not, and the page of all of them."""

    window: Window
    name: str
    href: str
    done: int
    of: int
    left: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Need:
    """A town with something overdue: in how many of its units, in which measures, and of its own."""

    code: str
    name: str
    units: int
    of: int
    own: int
    measures: tuple[int, ...]


@dataclass(frozen=True)
class Weighing:
    """A measure that waits for this office's judgement: in how many units, and of how many something is on record."""

    measure: int
    title: str
    n: int
    held: int
    href: str


@dataclass
class Lists:
    """当前应办, 即将到期, 已逾期; what waits for a person's judgement stands folded below."""

    now: list[Line] = field(default_factory=list)
    soon: list[Line] = field(default_factory=list)
    late: list[Line] = field(default_factory=list)
    judge: list[Line] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    weigh: list[Weighing] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    # What falls due on a day, whatever list it stands in or not yet: the calendar draws it.
    due: list[Line] = field(default_factory=list)
    standing: Standing | None = None

    @property
    def reported(self) -> list[Report]:
        """Reports that every town sent."""
        return [one for one in self.reports if not one.left]


def lists(account: Account, *, today: date) -> Lists:
    """What an account's office owes today."""
    unit = queries.unit(account.unit_code)
    found = Lists()
    if unit is None:
        return found
    below, towns = _below(account, unit, today)
    known = duties.standings([unit, *below, *towns], on=today)
    notes = _notes(account) if below or account.role == roles.VILLAGE_CLERK else {}
    found.standing = known[0]
    owed_by = OWED_BY.get(account.role, ())
    for standing in known:
        _sort(found, standing.unit, (one for one in standing.windows if one.owed_by in owed_by), notes)
    for standing in _last_year(_asking(below, owed_by, today) if towns else [unit, *below], today):
        windows = (one for one in standing.windows if one.owed_by in owed_by and still(one, today))
        _sort(found, standing.unit, windows, notes)
    found.weigh = weighing(account, unit, known[1:])
    if towns:
        found.reports = reports([one for one in known if one.unit.kind == "town"], unit.code)
        found.needs = needs(known)
    elif below or account.role == roles.SUPERVISORY_MEMBER:
        found.groups = groups(known[1:] if below else known, notes)
    homes = (found.now, found.soon, found.late, found.judge, found.aside)
    once.kept(homes)
    said = openings.words((one.window for home in homes for one in home), office=account.reach)
    for home in homes:
        home[:] = [replace(one, which=said.get(one.window.opening, "")) for one in home]
        home.sort(key=lambda each: (each.window.due_on or each.window.from_, each.unit.code, each.window.duty))
    return found


def _below(account: Account, unit: Unit, today: date) -> tuple[list[Unit], list[Unit]]:
    if account.role == roles.TOWN_OFFICER:
        return queries.units_under(unit.code, on=today), []
    if account.role in roles.DISTRICT:
        units, towns, _ = queries.addressed_under(unit.code, on=today)
        return units, towns
    return [], []


def _notes(account: Account) -> dict[tuple[str, str, date], str]:
    written = duties.remarks.of(account.unit_code)
    return {(one.unit_code, one.duty, one.from_on): one.text for one in written}


def _asking(units: Sequence[Unit], owed_by: Sequence[str], today: date) -> list[Unit]:
    """Of a district's units those where something of last year may wait for these: it was put before them, so a record says so."""
    asked = [one.window.after for one in reading.duties_by_id().values() if one.owed_by in owed_by]
    facts = ledger.current_facts([one for one in asked if one]).filter(occurred_on__year=today.year - 1)
    codes = set(facts.values_list("unit_code", flat=True))
    return [one for one in units if one.code in codes]


def _last_year(units: Sequence[Unit], today: date) -> list[Standing]:
    """Last year's windows: the fourth quarter is due in January, and what is overdue never disappears."""
    return duties.standings(units, on=today, year=today.year - 1)


def still(one: Window, today: date) -> bool:
    """Of last year: what is due this year, or became overdue after work here had begun."""
    installation = clock.installation()
    begun = (installation.initialised_on if installation else None) or today
    if one.status == "needs_person":
        return False
    return one.due_on is None or one.due_on >= min(begun, date(today.year, 1, 1))


def counts(account: Account, today: date) -> list[tuple[str, int]]:
    """How many things are due, for the list of a hand-over."""
    found = lists(account, today=today)
    return [("当前应办", len(found.now)), ("即将到期", len(found.soon)), ("已逾期", len(found.late))]


def _sort(
    found: Lists, unit: Unit, windows: Iterable[Window], notes: dict[tuple[str, str, date], str]
) -> None:
    homes = {"open": found.now, "due_soon": found.soon, "overdue": found.late, "needs_person": found.judge}
    by_id = reading.duties_by_id()
    for one in windows:
        if one.due_on and one.status in AHEAD:
            found.due.append(line(unit, one))
        if one.status == "reference" and by_id[one.duty].window.after:
            # Something waits for an answer; no text says how long, so it stands in no list of what is owed.
            found.aside.append(line(unit, one))
        if one.status == "not_due" and by_id[one.duty].window.after:
            # Somebody put it before this office: it waits from that day on, however long the clock.
            found.now.append(line(unit, one))
        if one.status in homes:
            homes[one.status].append(line(unit, one, note=notes.get((unit.code, one.duty, one.from_), "")))


def weighing(account: Account, office: Unit, below: Sequence[Standing]) -> list[Weighing]:
    """What waits for an office to judge, by measure: a town of its units, the district of its towns."""
    owed_by = {roles.TOWN_OFFICER: OF_UNIT, roles.DISTRICT_OFFICER: OF_TOWN}.get(account.role, ())
    titles = {one.no: one.title for one in catalogue.notice().measures}
    waiting: dict[int, dict[str, bool]] = {}
    for standing in below:
        for one in standing.windows:
            if one.status == "needs_person" and one.owed_by in owed_by:
                held = waiting.setdefault(one.measure, {})
                held[standing.unit.code] = held.get(standing.unit.code, False) or bool(one.facts)
    return [
        Weighing(
            number,
            titles.get(number, wording.BODY_ZH),
            len(units),
            sum(units.values()),
            reverse("desk:weigh", args=[office.code, number]),
        )
        for number, units in sorted(waiting.items())
    ]


def line(unit: Unit, one: Window, *, note: str = "") -> Line:
    """A window as a line: what to do, by which clause, where to do it."""
    counted = f"（已有{one.count}，应有{one.at_least}）" if one.at_least > 1 else ""
    home = record_page(one, unit.code)
    href = home or reverse("desk:why", args=[unit.code, one.measure])
    span = wording.period(one)
    by = f"{one.cite}：{one.own_label}{counted}，{span}"
    return Line(one, unit, href, by, f"去{one.verb}" if home else "看为什么", note)


def groups(standings: Iterable[Standing], notes: dict[tuple[str, str, date], str]) -> list[Group]:
    """Units with something overdue, in code order, each with its lines."""
    found = []
    for standing in standings:
        late = [one for one in standing.windows if one.status == "overdue" and one.owed_by in OF_UNIT]
        if late:
            unit = standing.unit
            lines = tuple(line(unit, one, note=notes.get((unit.code, one.duty, one.from_), "")) for one in late)
            found.append(Group(unit, wording.short(unit.name), lines))
    return found


def reports(towns: Sequence[Standing], code: str) -> list[Report]:
    """What every town sends in on fixed days: how many have, and the pages of those who have not; complete ones last."""
    by_day: dict[tuple[date, str], list[tuple[Unit, Window]]] = {}
    for standing in towns:
        for one in standing.windows:
            if one.measure == 0 and one.authority not in OF_LAW and one.owed_by in OF_TOWN and one.due_on and one.judgement == "system":
                by_day.setdefault((one.due_on, one.duty), []).append((standing.unit, one))
    found = []
    for (_, _), each in sorted(by_day.items()):
        binding = [(unit, one) for unit, one in each if one.status not in wording.ASIDE]
        left = [(unit, one) for unit, one in binding if one.status not in wording.DONE]
        if binding:
            pages = tuple((wording.short(unit.name), record_page(of, unit.code) or reverse("desk:why", args=[unit.code, 0])) for unit, of in left)
            one = (left or binding)[0][1]
            done = len(binding) - len(left)
            found.append(Report(one, wording.said(one), record_page(one, code), done, len(binding), pages))
    return sorted(found, key=lambda each: not each.left)


def needs(standings: Sequence[Standing]) -> list[Need]:
    """Towns where something is overdue, in code order: never by how much."""
    late = {one.unit.code: [each for each in one.windows if each.status == "overdue"] for one in standings}
    below: dict[str, list[str]] = {}
    for code in (one.unit.code for one in standings if len(one.unit.code) == 12):
        below.setdefault(town_code(code), []).append(code)
    found = []
    for town in (one.unit for one in standings if one.unit.kind == "town"):
        units = below.get(town.code, [])
        theirs = {code: mine for code in units if (mine := [one for one in late[code] if one.owed_by in OF_UNIT])}
        own = [one for code in (town.code, *units) for one in late[code] if one.owed_by in OF_TOWN]
        if theirs or own:
            measures = tuple(sorted({one.measure for one in chain(own, *theirs.values())}))
            found.append(Need(town.code, wording.short(town.name), len(theirs), len(units), len(own), measures))
    return found


def record_page(one: Window, code: str) -> str:
    """The page that settles a window; empty where no installed room has one."""
    page = ledger.record_page(one.kind, code)
    return f"{page}?duty={one.duty}&from={one.from_}" if page else ""
