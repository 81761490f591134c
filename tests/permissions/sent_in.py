"""The rows of the pages for what residents send in: the form, the receipt, what offices read of it, the district's switches."""

from typing import Any

from cunju.records.models import Letter, Opened
from tests import cast
from tests.permissions.doors import PERSONS, READ, READ_DISTRICT, READ_TOWN, WRITE, Args, Door, by_code

SAID = {"kind": "matter", "about": "路口", "text": "路灯不亮"}


def _sent(code: str, kind: str) -> Letter:
    for one in (kind, "matter"):
        Opened.objects.get_or_create(district_code=code[:6], kind=one, to_on=None, defaults={"from_on": cast.TODAY, "by": "x"})
    made, _ = Letter.objects.get_or_create(
        unit_code=code, kind=kind, defaults={"text": "票据不对", "receipt": f"ABCDEF{code[6:10]}", "came_on": cast.TODAY, "taken_by": "clerk"},
    )  # fmt: skip
    return made


def a_letter(kind: str = "objection") -> Any:
    """What a resident sent in at the unit."""
    return lambda code: {"pk": _sent(code, kind).pk}


def a_receipt(code: str) -> Args:
    """The receipt of a letter."""
    return {"receipt": _sent(code, "objection").receipt}


def an_open_board(code: str) -> Args:
    """A unit whose district takes something."""
    _sent(code, "objection")
    return {"code": code}


DOORS: dict[str, tuple[Door, ...]] = {
    "portal:ask": (Door(PERSONS, args=an_open_board, unknown=("code",), public=True),),
    "portal:find": (Door(PERSONS, public=True),),
    "portal:receipt": (Door(PERSONS, args=a_receipt, public=True),),
    "desk:letters": (
        Door(READ, args=by_code, unknown=("code",)),
        Door(READ_TOWN, at=cast.TOWN, args=by_code),
        Door(READ_DISTRICT, at=cast.DISTRICT, args=by_code),
    ),
    "desk:letter": (
        Door(("clerk", "town"), args=a_letter(), unknown=("pk",)),
        # A question concerns the committee: its clerk does not read it.
        Door(("supervisor", "town"), args=a_letter("question"), unknown=("pk",)),
        Door(("clerk", "town"), args=a_letter(), method="post", data=lambda code: {"do": "accept", "words": "票据不对"}, opens=302),
        Door(("supervisor", "town"), args=a_letter("question"), method="post", data=lambda code: {"do": "decline", "reason": "不归这里"}, opens=302),
    ),
    "desk:letter_take": (
        Door(WRITE, args=an_open_board, unknown=("code",)), Door(WRITE, args=an_open_board, method="post", data=lambda code: SAID, opens=302),
    ),
    "desk:letter_slip": (Door(("clerk",), args=a_letter(), unknown=("pk",)),),
    "desk:letter_kinds": (Door(("district",), at=cast.DISTRICT, args=by_code, unknown=("code",)), Door((), args=by_code)),
    "desk:letter_turn": (
        Door(
            ("district",), at=cast.DISTRICT, args=by_code, method="post", data=lambda code: {"kind": "matter", "to": "open"}, opens=302,
            unknown=("code",),
        ),
    ),
}  # fmt: skip
