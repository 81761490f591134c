"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Staff pages across activities."""

    name = "cunju.desk"
    label = "desk"

    def ready(self) -> None:
        """What is due goes onto the list of a hand-over."""
        from cunju.desk.today import queries as owed
        from cunju.org import handover

        handover.register(owed.counts)
