"""Whom the pages of this room open to (tests/permissions)."""

import uuid
from collections.abc import Callable

from tests import cast
from tests.permissions.doors import READ, WRITE, Args, Door, by_code

from cunju.activities.decisions import actions, queries
from cunju.activities.decisions.models import Matter
from cunju.org import clock
from cunju.org.models import Unit

M = ("matter_id",)
ID = {"fact_id": str(uuid.UUID(int=9))}
OPEN = {"title": "修路", "matter_class": "works", "origin": "people", "day": "2023-09-20"} | ID
STEP = {"record_fact": "paper", "record_day": "2023-09-20", "due": "9", "present": "8"} | ID
WHY = {"reason": "重复"}
LINE = {"label": "集体水费", "record_fact": "paper", "record_day": "2023-09-20"}


def both(args: Callable[[str], Args], data: Args, unknown: tuple[str, ...]) -> tuple[Door, Door]:
    """The page of a form and what it sends."""
    return (
        Door(WRITE, args=args, unknown=unknown),
        Door(WRITE, args=args, method="post", data=lambda code: data, opens=302),
    )  # fmt: skip


def a_matter(code: str) -> Args:
    """A matter proposed today."""
    opening = actions.Opening("修路", "works", "people", cast.TODAY, None, 5, 4)
    return {"matter_id": actions.open_matter(Unit.objects.get(code=code), opening, by="x", now=clock.now()).pk}


def its_second_step(code: str) -> Args:
    """The page on which step two is noted."""
    return {**a_matter(code), "number": 2}


def a_sheet(code: str) -> Args:
    """The first sheet."""
    return {**a_matter(code), "sheet": "s1"}


def a_step(code: str) -> Args:
    """A second step that was noted."""
    matter = Matter.objects.get(pk=a_matter(code)["matter_id"])
    take = actions.Take(2, cast.TODAY, 9, 8)
    actions.take_step(matter, take, unit=Unit.objects.get(code=code), by="x", now=clock.now())
    return {"step_id": queries.standing(matter)[-1].pk}


def a_payment(code: str) -> Args:
    """A first payment that was noted."""
    matter = Matter.objects.get(pk=a_matter(code)["matter_id"])
    unit = Unit.objects.get(code=code)
    return {"spending_id": actions.spend(matter, what="payment", day=cast.TODAY, unit=unit, by="x", now=clock.now()).pk}


def a_line(code: str) -> Args:
    """A line of the unit's own list."""
    unit = Unit.objects.get(code=code)
    return {"listed_id": actions.add_listed(unit, label="水电费", from_on=cast.TODAY, now=clock.now()).pk}


DOORS = {
    "decisions:register": (Door(READ, args=by_code, unknown=("code",)),),
    "decisions:new": (
        Door(WRITE, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", data=lambda code: OPEN, opens=302, unknown=("code",)),
    ),
    "decisions:detail": (Door(READ, args=a_matter, unknown=M),),
    "decisions:step": (
        Door(WRITE, args=its_second_step, unknown=M),
        Door(WRITE, args=its_second_step, method="post", data=lambda code: STEP, opens=302, unknown=M),
    ),
    "decisions:spend": (
        Door(WRITE, args=a_matter, unknown=M),
        Door(
            WRITE, args=a_matter, method="post", data=lambda code: {"what": "payment", "day": "2023-09-20"} | ID,
            opens=302, unknown=M,
        ),
    ),
    "decisions:void": (
        Door(WRITE, args=a_matter, unknown=M),
        Door(WRITE, args=a_matter, method="post", data=lambda code: WHY, opens=302, unknown=M),
    ),
    "decisions:void_step": (
        Door(WRITE, args=a_step, unknown=("step_id",)),
        Door(WRITE, args=a_step, method="post", data=lambda code: WHY, opens=302),
    ),
    "decisions:listed": (Door(READ, args=by_code, unknown=("code",)),),
    "decisions:add_listed": both(by_code, LINE, ("code",)),
    "decisions:end_listed": both(a_line, {"on": "2023-09-20"}, ("listed_id",)),
    "decisions:edit": both(a_matter, OPEN | WHY, M),
    "decisions:edit_step": both(a_step, STEP | WHY, ("step_id",)),
    "decisions:edit_spending": both(a_payment, {"what": "contract", "day": "2023-09-20"} | WHY, ("spending_id",)),
    "decisions:void_spending": both(a_payment, WHY, ("spending_id",)),
    "decisions:sheet": (Door(READ, args=a_sheet, unknown=(*M, "sheet")),),
}  # fmt: skip
