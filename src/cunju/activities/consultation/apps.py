"""The room of consultation as a Django app."""

from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    """Catalogue, topics, sessions, results."""

    name = "cunju.activities.consultation"
    label = "consultation"
    verbose_name = "协商"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.consultation import facts

        assert facts.PLAN
