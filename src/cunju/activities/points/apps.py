"""The room of points and courtyards as a Django app."""

from typing import Any

from django.apps import AppConfig


class PointsConfig(AppConfig):
    """Rules adopted, courtyards formed, entries reviewed and posted, objections answered, points redeemed."""

    name = "cunju.activities.points"
    label = "points"
    verbose_name = "积分制、院落制"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes; what hangs on meetings and on the convention follows them."""
        from cunju.activities.points import facts
        from cunju.ledger import interface as ledger

        ledger.follow([facts.CONVENTION], _settle, bases=[facts.MEETING])


def _settle(unit_code: str, **said: Any) -> None:
    """Every command starts this app; only one that writes reads the room's actions."""
    from cunju.activities.points.actions import settling

    settling.settle(unit_code, **said)
