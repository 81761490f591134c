"""Whom the pages of this room open to (tests/permissions)."""

from datetime import timedelta
from typing import Any

from tests import cast
from tests.permissions.doors import READ, READ_DISTRICT, READ_TOWN, WRITE, Args, Door, by_code

from cunju.activities.guidance import actions
from cunju.activities.guidance.actions import Finding, Help, Told, Visit
from cunju.activities.guidance.models import Entry
from cunju.duties import remarks
from cunju.org import clock
from cunju.org.models import Unit

DAY = cast.TODAY - timedelta(days=3)
DUTY = "yubei-2023.m21.answer"
E, CODE = ("entry_id",), ("code",)
OFFICERS = ("town", "district")


def a_visit(code: str) -> Entry:
    """A visit of a town to a unit of its, with a finding and a promise."""
    town = Unit.objects.get(code=code[:9])
    village = Unit.objects.filter(parent_code=town.code).order_by("code")[0] if code == town.code else Unit.objects.get(code=code)
    lines = {"findings": (Finding("意见本没有写", (village.code,), 7),), "helps": (Help("讲一次怎么记", (village.code,)),)}
    return actions.note_visit(town, Visit(DAY, ("visited",), (village,), **lines), by="x", now=clock.now())


def a_note(code: str) -> Args:
    """The note itself, which stands with the town."""
    return {"entry_id": a_visit(code).pk}


def a_line(step: str) -> Any:
    """What hangs on the note, which stands with the village."""
    return lambda code: {"entry_id": Entry.objects.get(parent=a_visit(code), step=step).pk}


def an_evaluation(code: str) -> Args:
    """The district's word on the town."""
    town = Unit.objects.get(code=code[:9])
    return {"entry_id": actions.evaluate(town, Told(DAY, "总体较好"), departments="", by="x", now=clock.now()).pk}


def a_need(code: str) -> Args:
    """What the village wrote about something late."""
    remarks.write(code, DUTY, DAY, "换了文书，请街道讲一次", by="x", now=clock.now())
    return {"code": code}


NEED = {"duty": DUTY, "from_on": DAY.isoformat()}
VISIT = {
    "fact_id": "7b0e6f0e-0000-4000-8000-000000000009", "on": "2023-09-20", "units": [cast.VILLAGE], "ways": ["visited"],
}  # fmt: skip


def of_town(*who: str, **more: Any) -> Door:
    """A door of the town's own."""
    return Door(who, **({"at": cast.TOWN, "args": by_code, "unknown": CODE} | more))


DOORS = {
    "guidance:home": (Door(READ, args=by_code, unknown=CODE), of_town(*READ_TOWN)),
    "guidance:visit": (of_town(*OFFICERS), of_town(*OFFICERS, method="post", data=lambda code: VISIT, opens=302)),
    "guidance:measures": (of_town(*OFFICERS),),
    "guidance:evaluation": (of_town("district"),),
    "guidance:waiting": (Door(READ, args=by_code, unknown=CODE),),
    "guidance:settled": (Door(WRITE, args=by_code, opens=302, unknown=CODE),),
    "guidance:given": (Door(OFFICERS, args=by_code, opens=302, unknown=CODE),),
    "guidance:promises": (of_town(*READ_TOWN),),
    "guidance:obstacles": (Door(READ_DISTRICT, at=cast.DISTRICT, args=by_code, unknown=CODE),),
    "guidance:fill": (of_town(*OFFICERS), of_town(*OFFICERS, method="post")),
    "guidance:needs": (Door(("town",), args=a_need, data=lambda code: NEED, unknown=CODE),),
    "guidance:detail": (of_town(*READ_TOWN, args=a_note, unknown=E), Door(READ, args=a_line("finding"))),
    "guidance:paper": (of_town(*READ_TOWN, args=a_note, unknown=E), Door(READ, args=a_line("finding"))),
    "guidance:edit": (of_town(*OFFICERS, args=a_note, opens=302, unknown=E), Door(OFFICERS, args=a_line("finding"))),
    "guidance:void": (of_town(*OFFICERS, args=a_note, unknown=E), Door(OFFICERS, args=a_line("help"))),
    "guidance:reply": (of_town("town", args=an_evaluation, unknown=E),),
}
