"""The room of charters and conventions as a Django app."""

from django.apps import AppConfig


class ConventionsConfig(AppConfig):
    """Charters, village rules, residents' pacts."""

    name = "cunju.activities.conventions"
    label = "conventions"
    verbose_name = "章程和公约"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.conventions import facts

        assert facts.DETAIL
