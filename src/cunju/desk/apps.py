"""The desk as a Django app."""

from datetime import date
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from cunju.org.models import Account


class DeskConfig(AppConfig):
    """Staff pages across activities."""

    name = "cunju.desk"
    label = "desk"

    def ready(self) -> None:
        """What is due goes onto the list of a hand-over."""
        from cunju.org import handover

        handover.register(_counts)


def _counts(account: "Account", today: date) -> list[tuple[str, int]]:
    """Every command starts this app; only a hand-over counts."""
    from cunju.desk.today import queries as owed

    return owed.counts(account, today)
