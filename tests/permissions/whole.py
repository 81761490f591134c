"""Pages about all units of an office together, which none of its units has."""

from tests import cast
from tests.permissions.doors import READ_DISTRICT, READ_TOWN, Door, by_code

OFFICES = (
    Door(READ_TOWN, at=cast.TOWN, args=by_code, unknown=("code",)),
    Door(READ_DISTRICT, at=cast.DISTRICT, args=by_code),
    Door((), args=by_code),
)
DOORS = {"desk:burden": OFFICES, "desk:burden_word": OFFICES, "desk:burden_excel": OFFICES}
