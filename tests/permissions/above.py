"""The rows of the pages that are read from above the districts as well."""

from collections.abc import Iterable
from datetime import datetime

from cunju.duties import published
from cunju.duties.cells import Cell
from cunju.duties.published import Figure, Place
from cunju.kernel.codes import place_level
from cunju.kernel.days import SHANGHAI
from tests import cast
from tests.permissions.doors import BUSINESS, LOOK, READ_DISTRICT, READ_TOWN, Args, Door, by_code

AT = datetime(2023, 9, 20, 2, 10, tzinfo=SHANGHAI)
# A unit of another district of the province, whose records are not here.
AWAY = "500101001001"
OTHER_PROVINCE = "51"


def placed(rows: Iterable[tuple[str, str, str]]) -> None:
    """Places by code, the code above and name, alike in every measure."""
    figures = tuple(Figure(Cell(no, "overdue", 1, 3, 2), {"overdue": 2, "met": 1}) for no in (*range(1, 26), 0))
    published.replace(
        Place(code, above, place_level(code), place_level(code), name, 3, cast.TODAY, AT, AT, figures) for code, above, name in rows
    )


def a_published_place(code: str) -> Args:
    """A place and nothing beside it."""
    placed([(code, "", code)])
    return {"code": code}


def its_third_measure(code: str) -> Args:
    """为什么 of that figure."""
    return {**a_published_place(code), "measure": 3}


def measure_three(code: str) -> Args:
    """The page of measure 3."""
    return {"code": code, "measure": 3}


DOORS: dict[str, tuple[Door, ...]] = {
    "desk:matrix": (
        Door(LOOK, args=by_code, unknown=("code",)),
        Door((*READ_TOWN, "upper"), at=cast.TOWN, args=by_code),
        Door((*READ_DISTRICT, "upper"), at=cast.DISTRICT, args=by_code),
        Door(("upper",), at=cast.PROVINCE, args=a_published_place, unknown=("code",)),
        Door(("upper",), at=AWAY, args=a_published_place, unknown=("code",)),
        Door((), at=OTHER_PROVINCE, args=a_published_place),
    ),
    "desk:why": (
        Door(LOOK, args=measure_three, unknown=("code",)),
        Door((*READ_TOWN, "upper"), at=cast.TOWN, args=measure_three),
        Door(("upper",), at=cast.PROVINCE, args=its_third_measure, unknown=("code", "measure")),
        Door(("upper",), at=AWAY, args=its_third_measure, unknown=("code",)),
        Door((), at=OTHER_PROVINCE, args=its_third_measure),
    ),
    "desk:article": (
        Door((*BUSINESS, "upper"), at=cast.DISTRICT, args=lambda code: {"pack": "village-law-2018", "number": 26}, unknown=("pack", "number")),
    ),
}
