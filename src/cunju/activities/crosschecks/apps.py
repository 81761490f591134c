"""The room of crosschecks as a Django app."""

from django.apps import AppConfig


class CrosschecksConfig(AppConfig):
    """Facts that cannot both be true."""

    name = "cunju.activities.crosschecks"
    label = "crosschecks"
    verbose_name = "待核对"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.crosschecks import facts

        assert facts.LIST
