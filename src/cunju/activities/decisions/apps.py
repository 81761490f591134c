"""The room of major decisions as a Django app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Four deliberations and two disclosures."""

    name = "cunju.activities.decisions"
    label = "decisions"
    verbose_name = "四议两公开"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.decisions import facts

        assert facts.REGISTER
