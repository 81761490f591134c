"""The room of pledges and review as a Django app."""

from django.apps import AppConfig


class PledgesConfig(AppConfig):
    """What members pledged at a meeting and what became of it; the review of the year."""

    name = "cunju.activities.pledges"
    label = "pledges"
    verbose_name = "履职承诺和民主评议"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.pledges import facts

        assert facts.HOME
