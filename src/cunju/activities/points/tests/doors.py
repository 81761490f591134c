"""Whom the pages of this room open to (tests/permissions)."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

from tests import cast
from tests.permissions.doors import READ, Args, Door, by_code

from cunju.activities.points import actions
from cunju.activities.points.actions.courtyards import Courtyard
from cunju.activities.points.models import Entry, Household, Mark, Month, Rules
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

HANDS, OWN = ("clerk",), ("clerk", "supervisor")
E, M, H, R, CODE, MARK = ("entry_id",), ("month_id",), ("household_id",), ("rules_id",), ("code",), ("mark_id",)
DAY = cast.TODAY - timedelta(days=3)


def of(code: str) -> Unit:
    """The unit."""
    return Unit.objects.get(code=code)


def a_draft(code: str) -> Rules:
    """Rules that no meeting adopted."""
    return actions.draft(of(code), actions.Draft("院坝清扫 加2分 第一条", 7, Decimal(100)), by="x", now=clock.now())


def adopted(code: str) -> Rules:
    """Rules that a meeting on paper adopted; without a convention they do not stand."""
    one = a_draft(code)
    actions.adopt(of(code), one, actions.Vote(day=DAY, body="representatives"), by="x", now=clock.now())
    one.refresh_from_db()
    return one


def courtyard(code: str) -> Entry:
    """A courtyard with a household."""
    number = Household.objects.filter(unit_code=code).count() + 1
    return actions.form(of(code), Courtyard("桂花院", "院落长", DAY, f"{number} 石桥边{number}户"), by="x", now=clock.now())


def a_month(code: str, *, reviewed: bool = False) -> Month:
    """A month with an entry, as it is kept."""
    rules = adopted(code)
    period = f"{2000 + Month.objects.filter(unit_code=code).count()}-05"
    month = Month.objects.create(
        unit_code=code, period=period, rules=rules, by="x", entered_on=DAY, reviewed_by="y" if reviewed else "",
        reviewed_on=DAY if reviewed else None,
    )  # fmt: skip
    whose = courtyard(code).households.get()
    Mark.objects.create(month=month, household=whose, item=rules.items.get(), points=2, by="x")
    return month


def posting(code: str) -> Entry:
    """A month that was posted."""
    month = a_month(code, reviewed=True)
    told = Told(DAY, "", "", {"period": month.period, "households": 1, "days_shown": 7})
    entry = actions.write(of(code), told, step="posted", by="x", now=clock.now())
    Month.objects.filter(pk=month.pk).update(entry=entry)
    return entry


def objection(code: str) -> Entry:
    """What a household said against a posting."""
    entry = posting(code)
    whose = Month.objects.get(entry=entry).marks.get().household
    return actions.object_to(of(code), entry, Told(DAY, "那天扫了"), whose, by="x", now=clock.now())


def line(make: Any, **more: Any) -> Any:
    """Arguments of a line's page."""
    return lambda code: {"entry_id": make(code).pk, **more}


def home_of(make: Any) -> Any:
    """Arguments of the page of a household of what was made."""
    return lambda code: {"household_id": make(code).households.get().pk}


def month(code: str) -> Args:
    """A month's page."""
    return {"month_id": a_month(code).pk}


def reviewed(code: str) -> Args:
    """A month that was reviewed."""
    return {"month_id": a_month(code, reviewed=True).pk}


def when(code: str) -> Args:
    """What the form of a posting is sent with."""
    return {"fact_id": str(uuid.uuid4()), "on": cast.TODAY.isoformat(), "days": 7}


DOORS = {
    "points:home": (Door(READ, args=by_code, unknown=CODE),),
    "points:waiting": (Door(READ, args=by_code, unknown=CODE),),
    "points:draft": (Door(HANDS, args=by_code, unknown=CODE),),
    "points:formed": (Door(HANDS, args=by_code, unknown=CODE),),
    "points:met": (Door(HANDS, args=by_code, opens=302, unknown=CODE),),
    "points:list_": (Door(OWN, args=by_code, unknown=CODE),),
    "points:new": (Door(HANDS, args=by_code, unknown=CODE),),
    "points:answered": (Door(HANDS, args=by_code, opens=302, unknown=CODE),),
    "points:goods": (Door(HANDS, args=by_code, unknown=CODE),),
    "points:redeemed": (Door(HANDS, args=by_code, unknown=CODE),),
    "points:red": (Door((), args=by_code, unknown=CODE),),
    "points:detail": (Door(READ, args=line(courtyard), unknown=E), Door(OWN, args=line(objection), unknown=E)),
    "points:edit": (Door(HANDS, args=line(courtyard), unknown=E), Door((), args=lambda code: {"entry_id": adopted(code).entry_id})),
    "points:void": (Door(HANDS, args=line(courtyard), unknown=E),),
    "points:households": (Door(HANDS, args=line(courtyard), unknown=E),),
    "points:objected": (Door(OWN, args=line(posting), unknown=E),),
    "points:sheet": (Door(OWN, args=line(posting, name="board"), unknown=E),),
    "points:rules": (
        Door(READ, args=lambda code: {"rules_id": adopted(code).pk}, unknown=R), Door(OWN, args=lambda code: {"rules_id": a_draft(code).pk}),
    ),
    "points:rules_paper": (Door(READ, args=lambda code: {"rules_id": adopted(code).pk}, unknown=R),),
    "points:month": (Door(OWN, args=month, unknown=M),),
    "points:review": (Door(OWN, args=month, method="post", opens=302, unknown=M),),
    "points:post": (Door(HANDS, args=reviewed, method="post", data=when, unknown=M),),
    "points:drop": (Door(HANDS, args=lambda code: {"mark_id": a_month(code).marks.get().pk}, method="post", opens=302, unknown=MARK),),
    "points:household": (Door(OWN, args=home_of(courtyard), unknown=H),),
    "points:leave": (Door(HANDS, args=home_of(courtyard), method="post", opens=302, unknown=H),),
    "points:unlist": (Door(HANDS, args=home_of(courtyard), method="post", opens=302, unknown=H),),
    "points:statement": (Door(OWN, args=home_of(courtyard), unknown=H),),
}  # fmt: skip
