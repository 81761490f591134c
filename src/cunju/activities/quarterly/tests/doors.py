"""Whom the pages of this room open to (tests/permissions)."""

from tests import cast
from tests.permissions.doors import READ_DISTRICT, READ_TOWN, Args, Door, by_code

DAY = "2023-09-30"


def a_form(code: str) -> Args:
    """The town's form of the quarter."""
    return {"code": code, "day": DAY}


def a_day(code: str) -> Args:
    """A report day of the notice."""
    return {"day": DAY}


def behind_one_sentence(code: str) -> Args:
    """The records behind the first sentence of the draft."""
    return {**a_form(code), "number": 1}


def of_town(*who: str, **more: object) -> Door:
    """A door of the town's form."""
    return Door(who, **({"at": cast.TOWN, "args": a_form, "unknown": ("code", "day")} | more))  # type: ignore[arg-type]


DOORS = {
    "quarterly:overview": (Door(READ_DISTRICT),),
    "quarterly:summary": (Door(READ_DISTRICT, args=a_day, unknown=("day",)),),
    "quarterly:excel": (Door(READ_DISTRICT, args=a_day, unknown=("day",)),),
    "quarterly:current": (of_town(*READ_TOWN, args=by_code, opens=302, unknown=("code",)),),
    "quarterly:form": (of_town(*READ_TOWN), of_town("town", method="post", opens=302)),
    "quarterly:look": (of_town("town", method="post"),),
    "quarterly:records": (of_town(*READ_TOWN, args=behind_one_sentence, unknown=("code", "number")),),
    "quarterly:return": (of_town("district", method="post", unknown=("code",)),),
    "quarterly:word": (of_town(*READ_TOWN),),
}
