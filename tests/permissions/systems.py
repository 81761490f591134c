"""The rows of the API: the district's page, and the calls, which no login opens."""

from datetime import date

from cunju.api import systems
from cunju.api.endpoints import ENDPOINTS
from cunju.api.onetable import mapping
from cunju.org import clock
from tests import cast
from tests.permissions.doors import PERSONS, READ, READ_TOWN, WRITE, Args, Door, by_code

CONNECTING = {"name": "数据平台", "below": cast.TOWN, "resources": ["units"], "ends_on": "2023-12-31"}


def a_system(code: str) -> Args:
    """Another system that reads in the place's district."""
    made, _ = systems.make("数据平台", prefix=code[:6], resources=["units"], ends_on=date(2023, 12, 31), by="x", now=clock.now())
    return {"pk": made.pk}


def a_ledger(code: str) -> Args:
    """The made-up template of 一表通, for the place."""
    return {"code": code, "key": mapping.SAMPLE.stem}


# A program brings a token; whoever is logged in without one reads nothing there.
CALLS = {
    f"api:v1-{one.name}": (
        Door((), args=lambda code, one=one: {each.name: each.example for each in one.parameters if each.place == "path"}, refused=401, public=True),
    )
    for one in ENDPOINTS
}  # fmt: skip

DOORS: dict[str, tuple[Door, ...]] = {
    "api:page": (
        Door(("district",), at=cast.DISTRICT),
        Door(("district",), at=cast.DISTRICT, method="post", data=lambda code: CONNECTING, opens=302),
    ),
    "api:made": (Door(("district",), at=cast.DISTRICT, args=a_system, unknown=("pk",)),),
    "api:revoke": (Door(("district",), at=cast.DISTRICT, args=a_system, method="post", opens=302, unknown=("pk",)),),
    "api:openapi": (Door(PERSONS, public=True),),
    "api:v1": (Door((), public=True),),
    "api:v1-nothing": (Door((), args=lambda code: {"rest": "no/such/"}, public=True),),
    "api:onetable": (
        Door(READ, args=by_code, unknown=("code",)),
        Door(READ_TOWN, at=cast.TOWN, args=by_code),
    ),
    "api:onetable_file": (
        Door(READ, args=a_ledger, unknown=("code", "key")),
        Door(READ_TOWN, at=cast.TOWN, args=a_ledger),
    ),
    "api:onetable_take": (Door(WRITE, args=a_ledger, unknown=("code", "key")),),
    **CALLS,
}
