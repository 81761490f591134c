"""Whom the pages of this room open to (tests/permissions)."""

from tests import cast
from tests.permissions.doors import READ, READ_DISTRICT, READ_TOWN, Args, Door, by_code

from cunju.activities.fourlists import actions, rules
from cunju.activities.fourlists.actions.listing import Text
from cunju.activities.fourlists.models import Task, Version
from cunju.org import clock
from cunju.org.models import Unit

HANDS, CHECKS, OFFICER = ("clerk",), ("clerk", "supervisor", "town"), ("district",)
CODE, E, V, T = ("code",), ("entry_id",), ("version_id",), ("task_id",)
EVERYBODY = ("district", "reader", "clerk", "neighbour", "far", "supervisor", "town", "other_town")


def _version(code: str) -> Version:
    area, number = Unit.objects.get(code=cast.DISTRICT), str(Version.objects.count() + 1)
    text = Text("certificates", Unit.objects.get(code=code).kind, number, cast.TODAY)
    return actions.load(area, text, [rules.Row("居住情况证明", "1")], by="x", now=clock.now())


def loaded(code: str) -> Args:
    """A version that waits for approval."""
    return {"version_id": _version(code).pk}


def approved(code: str) -> Args:
    """A version the district approved."""
    return {"version_id": actions.approve(_version(code), by="x", now=clock.now()).pk}


def to_post(code: str) -> Args:
    """A unit and a version it may hang."""
    return {"code": code, **approved(code)}


def a_certificate(code: str) -> Args:
    """A certificate that was refused."""
    asked = actions.Asked(cast.TODAY, "亲属关系证明", rules.Verdict("refused", rules.UNLISTED, "", "not_listed"))
    return {"entry_id": actions.certify(Unit.objects.get(code=code), asked, by="x", now=clock.now()).pk}


def a_check(code: str) -> Args:
    """A check of the unit's own."""
    told = actions.Told(cast.TODAY, "看了登记簿", "", {"by": "self", "looked": 3, "outside": 0})
    return {"entry_id": actions.write(Unit.objects.get(code=code), told, step="checked", by="x", now=clock.now()).pk}


def a_task(code: str) -> Args:
    """A task entered in the town of a unit."""
    asked = actions.Asking("一张表", "某部门", "document", "某文", "once", 5, cast.TODAY, [code])
    task: Task = actions.enter(Unit.objects.get(code=code[:9]), asked, by="x", now=clock.now())
    return {"task_id": task.pk}


def _of(name: str) -> Door:
    return Door(READ, args=lambda code: {"code": code, "name": name}, unknown=CODE)


OF_TASK = ("clerk", "supervisor", "town", "district", "reader")
DOORS = {
    "fourlists:home": (
        Door(READ, args=by_code, unknown=CODE), Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=CODE),
        Door(READ_DISTRICT, at=cast.DISTRICT, args=by_code),
    ),
    "fourlists:detail": (Door(READ, args=a_certificate, unknown=E),),
    "fourlists:edit": (Door(HANDS, args=a_check, unknown=E),),
    "fourlists:void": (Door(HANDS, args=a_certificate, unknown=E),),
    "fourlists:entry_paper": (Door(READ, args=a_certificate, unknown=E),),
    "fourlists:version": (Door(EVERYBODY, args=approved, unknown=V),),
    "fourlists:wall": (Door(EVERYBODY, args=lambda code: {**approved(code), "size": "a3"}, unknown=V),),
    "fourlists:approve": (Door(OFFICER, args=loaded, method="post", opens=302, unknown=V),),
    "fourlists:drop": (Door(OFFICER, args=loaded, method="post", opens=302, unknown=V),),
    "fourlists:task": (Door(OF_TASK, args=a_task, unknown=T),),
    "fourlists:task_paper": (Door(OF_TASK, args=a_task, unknown=T),),
    "fourlists:decide": (Door(OFFICER, args=a_task, unknown=T),),
    "fourlists:withdraw": (Door(("town",), args=a_task, method="post", opens=302, unknown=T),),
    "fourlists:certificate": (Door(HANDS, args=by_code, unknown=CODE), Door(HANDS, args=by_code, method="post", unknown=CODE)),
    "fourlists:post": (Door(HANDS, args=to_post, unknown=("code", "version_id")),),
    "fourlists:fill": (Door(HANDS, args=by_code, unknown=CODE),),
    "fourlists:checked": (Door(CHECKS, args=by_code, unknown=CODE),),
    "fourlists:roster": (Door(HANDS, args=by_code, unknown=CODE),),
    "fourlists:training": (Door(HANDS, args=by_code, unknown=CODE),),
    "fourlists:enter": (Door(("town",), at=cast.TOWN, args=by_code, unknown=CODE),),
    "fourlists:load": (Door(OFFICER, at=cast.DISTRICT, args=by_code, unknown=CODE),),
    "fourlists:definition": (Door(OFFICER, at=cast.DISTRICT, args=by_code, unknown=CODE),),
    "fourlists:paper": (_of("register"), _of("tasks")),
}
