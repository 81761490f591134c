"""Records that cannot both be true, put into the ledger as a restore brings them."""

from datetime import date
from typing import Any

from cunju.ledger import interface as ledger
from cunju.org import clock


def put(code: str, kind: str, day: date, *, rests_on: Any = (), **attributes: Any) -> Any:
    """One fact of a unit."""
    with ledger.writing([code], now=clock.now(), any_day=True) as pen:  # a restore: none else may bring 42 of 40
        return pen.put(
            kind=kind, attributes=attributes, unit_code=code, occurred_on=day, recorded_by="x", rests_on=rests_on
        ).uid


def overfull(code: str) -> Any:
    """A meeting at which more came than were due."""
    said = {"body": "representatives", "due": 40, "present": 42, "result": "unverified"}
    return put(code, "assemblies.meeting_held", date(2023, 3, 20), **said)


def sheet(code: str, period: str, day: date, opening: str, closing: str, **more: Any) -> Any:
    """A posted finance sheet with its balances."""
    said = {"category": "finance", "period": period, "board": True, "platform": False}
    return put(code, "disclosure.sheet_published", day, opening=opening, closing=closing, **said, **more)


def reposted(code: str) -> list[Any]:
    """July closes with 5,200, August opens with 4,200."""
    july = sheet(code, "2023-07", date(2023, 8, 14), "3000.00", "5200.00")
    return [july, sheet(code, "2023-08", date(2023, 9, 14), "4200.00", "4000.00")]
