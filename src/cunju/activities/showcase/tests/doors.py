"""Whom the pages of this room open to (tests/permissions)."""

from datetime import timedelta
from typing import Any

from tests import cast
from tests.permissions.doors import READ, READ_DISTRICT, READ_TOWN, WRITE, Args, Door, by_code

from cunju.activities.showcase import actions
from cunju.activities.showcase.actions import Posting
from cunju.activities.showcase.models import Entry
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

DAY = cast.TODAY - timedelta(days=3)
E, CODE = ("entry_id",), ("code",)


def who() -> dict[str, Any]:
    return {"by": "x", "now": clock.now()}


def a_case(code: str) -> Entry:
    """A case the town sent in, which stands with it."""
    town = Unit.objects.get(code=code[:9])
    unit = Unit.objects.filter(parent_code=town.code).order_by("code")[0]
    return actions.send_case(town, Told(DAY, "办法\n办成了", "", {"from_unit": unit.code}), **who())


def a_posting(code: str) -> Entry:
    """The district's posting of a case."""
    chosen = (str(a_case(cast.TOWN).pk),)
    told = Posting("case", DAY, DAY + timedelta(days=9), chosen, "有用", "区民政局")
    return actions.announce(Unit.objects.get(code=cast.DISTRICT), told, **who())


def a_plan(code: str) -> Entry:
    """The plan of a project; the notice names 玉峰山村."""
    if done := Entry.objects.filter(unit_code=code, step="plan").first():
        return done
    return actions.line(Unit.objects.get(code=code), Told(DAY, "一\n二", "", {"project": "social_work"}), step="plan", **who())


def entry(make: Any) -> Any:
    return lambda code: {"entry_id": make(code).pk}


def paper(name: str) -> Any:
    return lambda code: {"code": code, "name": name}


def case_paper(code: str) -> Args:
    return {"code": code, "name": "case", "entry_id": a_case(code).pk}


def planned(code: str) -> Args:
    a_plan(code)
    return {"code": code}


def project_paper(code: str) -> Args:
    a_plan(code)
    return {"code": code, "name": "project"}


def of_town(*who: str, **more: Any) -> Door:
    """A door of the town's own."""
    return Door(who, **({"at": cast.TOWN, "args": by_code, "unknown": CODE} | more))


def of_district(*who: str, **more: Any) -> Door:
    """A door of the district's own."""
    return Door(who, **({"at": cast.DISTRICT, "args": by_code, "unknown": CODE} | more))


DOORS = {
    "showcase:home": (Door(READ, args=by_code, unknown=CODE), of_town(*READ_TOWN), of_district(*READ_DISTRICT)),
    "showcase:text": (of_town("town"),),
    "showcase:case": (of_town("town"),),
    "showcase:guided": (Door((), at=cast.TOWN, args=by_code, unknown=CODE),),
    "showcase:shown": (of_district("district"),),
    "showcase:announce": (of_district("district", args=lambda code: {"code": code, "what": "case"}),),
    "showcase:alike": (of_town(*READ_TOWN), of_district(*READ_DISTRICT)),
    "showcase:paper": (
        of_town(*READ_TOWN, args=paper("cover")), of_district(*READ_DISTRICT, args=paper("criteria-case")), Door(READ, args=project_paper),
    ),
    "showcase:entry_paper": (of_town(*READ_TOWN, args=case_paper, unknown=E),),
    "showcase:plan": (Door(WRITE, args=by_code, unknown=CODE),),
    "showcase:self_checked": (Door(WRITE, args=planned, unknown=CODE),),
    "showcase:town_checked": (Door(("town",), args=by_code, opens=302, unknown=CODE),),
    "showcase:reported": (Door(WRITE, args=by_code, opens=302, unknown=CODE),),
    "showcase:accepted": (Door(("district",), args=by_code, opens=302, unknown=CODE),),
    "showcase:detail": (of_town(*READ_TOWN, args=entry(a_case), unknown=E), Door(READ, args=entry(a_plan))),
    "showcase:edit": (of_town("town", args=entry(a_case), unknown=E), Door(WRITE, args=entry(a_plan))),
    "showcase:void": (of_town("town", args=entry(a_case), unknown=E), Door(WRITE, args=entry(a_plan))),
    "showcase:select": (of_district("district", args=entry(a_posting), unknown=E),),
}  # fmt: skip
