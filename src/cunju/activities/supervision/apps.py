"""The room of the supervisory committee as a Django app."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Opinions, suggestions, questions, regular meetings, reports."""

    name = "cunju.activities.supervision"
    label = "supervision"
    verbose_name = "监督委员会"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.supervision import facts

        assert facts.HOME
