"""The rows of the pages for residents, and of what an office writes for them."""

from tests import cast
from tests.permissions.doors import PERSONS, WRITE, Door, by_code

DOORS: dict[str, tuple[Door, ...]] = {
    "org:contact": (
        Door(WRITE, args=by_code, unknown=("code",)),
        Door(WRITE, args=by_code, method="post", data=lambda code: {"hours": "工作日"}, opens=302, unknown=("code",)),
        Door(("district",), at=cast.DISTRICT, args=by_code),
    ),
    "portal:board": (Door(PERSONS, args=by_code, unknown=("code",), public=True),),
    **{
        f"portal:{name}": (Door(PERSONS, args=by_code, unknown=("code",), public=True),)
        for name in ("notice", "aloud", "doors", "together", "open", "json", "csv", "feed", "days")
    },
    "portal:slip": (Door(PERSONS, args=lambda code: {"code": code, "name": "assembly"}, unknown=("code",), public=True),),
    "portal:robots": (Door(PERSONS, public=True),),
    "portal:code": (Door(PERSONS, public=True),),
    # A village of the cast published nothing, so it has no year.
    "portal:year": (Door((), args=lambda code: {"code": code, "year": 2023}, unknown=("code",), public=True),),
    "portal:short": (Door((), args=lambda code: {"code": "AAAAAAAA"}, public=True),),
}
