"""Today's three lists of one office."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import NoReverseMatch, reverse

from cunju import duties
from cunju.duties.status import Window
from cunju.kernel.days import short_day
from cunju.ledger import vocabulary
from cunju.org import queries, roles
from cunju.org.models import Account, Unit

OWED_BY = {
    roles.VILLAGE_CLERK: ("unit",),
    roles.SUPERVISORY_MEMBER: ("supervisory",),
    roles.TOWN_OFFICER: ("town",),
    roles.DISTRICT_OFFICER: ("district",),
    roles.DISTRICT_READER: ("district",),
}


@dataclass(frozen=True)
class Line:
    """One line of today."""

    window: Window
    unit: Unit
    href: str
    by: str
    go: str


@dataclass
class Lists:
    """当前应办, 即将到期, 已逾期; what waits for a person's judgement stands folded below."""

    now: list[Line] = field(default_factory=list)
    soon: list[Line] = field(default_factory=list)
    late: list[Line] = field(default_factory=list)
    judge: list[Line] = field(default_factory=list)


def lists(account: Account, *, today: date) -> Lists:
    """What an account's office owes today."""
    unit = queries.unit(account.unit_code)
    found = Lists()
    if unit is None:
        return found
    owed_by = OWED_BY.get(account.role, ())
    below = queries.units_under(unit.code, on=today) if account.role == roles.TOWN_OFFICER else []
    for standing in duties.standings([unit, *below], on=today):
        _sort(found, standing.unit, [one for one in standing.windows if one.owed_by in owed_by])
    return found


def _sort(found: Lists, unit: Unit, windows: Sequence[Window]) -> None:
    homes = {"open": found.now, "due_soon": found.soon, "overdue": found.late, "needs_person": found.judge}
    for one in windows:
        if one.status in homes:
            homes[one.status].append(line(unit, one))
    for home in homes.values():
        home.sort(
            key=lambda each: (each.window.due_on or each.window.from_, each.unit.code, each.window.duty)
        )


def line(unit: Unit, one: Window) -> Line:
    """A window as a line: what to do, by which clause, where to do it."""
    counted = f"（已有{one.count}，应有{one.at_least}）" if one.at_least > 1 else ""
    home = record_page(one, unit.code)
    href = home or reverse("desk:why", args=[unit.code, one.measure])
    return Line(one, unit, href, f"{one.cite}：{one.label}{counted}", f"去{one.verb}" if home else "看为什么")


def record_page(one: Window, code: str) -> str:
    """The page that settles a window; empty where no installed room has one."""
    declared = vocabulary.declared.get(one.kind)
    if declared is None or not declared.record_url:
        return ""
    try:
        return f"{reverse(declared.record_url, args=[code])}?duty={one.duty}"
    except NoReverseMatch:
        return ""


def period(one: Window) -> str:
    """``7月1日—9月30日`` of a window."""
    return f"{short_day(one.from_)}—{short_day(one.to)}" if one.to else f"{short_day(one.from_)}起"
