"""Whom the pages of this room open to (tests/permissions)."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from tests import cast
from tests.permissions.doors import READ, Args, Door, by_code

from cunju.activities.partners import actions
from cunju.activities.partners.actions import Came, Line, Told
from cunju.org import clock
from cunju.org.models import Unit

HANDS, E, CODE = ("clerk",), ("entry_id",), ("code",)
DAY = cast.TODAY - timedelta(days=3)


def written(code: str, step: str, **more: Any) -> Any:
    told = Told(DAY, "独居老人有人看", "村文书", more.pop("said", {}))
    return actions.write(Unit.objects.get(code=code), Line(told, **more), step=step, by="x", now=clock.now())


def a_partner(code: str) -> Args:
    """A partner of the unit."""
    return {"entry_id": written(code, "partner", said={"element": "volunteer"}).pk}


def a_project(code: str) -> Args:
    """A project of the unit that names one partner."""
    return {"entry_id": written(code, "project", people=(str(a_partner(code)["entry_id"]),)).pk}


def a_gift(code: str) -> Args:
    """Money a project of the unit received."""
    from cunju.activities.partners.models import Entry

    project = Entry.objects.get(pk=a_project(code)["entry_id"])
    return {"gift_id": actions.receive(project, Came(DAY, "donation", Decimal(50)), by="x", now=clock.now()).pk}


FOLLOWS = {f"partners:{name}": (Door(HANDS, args=by_code, opens=302, unknown=CODE),) for name in ("left", "finished", "posted")}
DOORS = {
    "partners:home": (Door(READ, args=by_code, unknown=CODE),),
    "partners:waiting": (Door(READ, args=by_code, unknown=CODE),),
    "partners:detail": (Door(READ, args=a_project, unknown=E),),
    "partners:edit": (Door(HANDS, args=a_project, unknown=E),),
    "partners:void": (Door(HANDS, args=a_partner, unknown=E),),
    "partners:gift": (Door(HANDS, args=a_project, unknown=E),),
    "partners:unreceived": (Door(HANDS, args=a_gift, unknown=("gift_id",)),),
    "partners:fill": (Door(HANDS, args=by_code, unknown=CODE), Door(HANDS, args=by_code, method="post", unknown=CODE)),
    "partners:partner": (Door(HANDS, args=by_code, unknown=CODE),),
    "partners:project": (Door(HANDS, args=by_code, unknown=CODE),),
    "partners:mechanism": (Door(HANDS, args=by_code, unknown=CODE),),
    "partners:paper": (Door(READ, args=lambda code: {"code": code, "name": "register"}, unknown=CODE),),
    "partners:sheet": (Door(READ, args=lambda code: {**a_project(code), "name": "funds"}, unknown=E),),
    **FOLLOWS,
}
