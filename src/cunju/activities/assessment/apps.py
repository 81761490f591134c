"""The room of the yearly assessment as a Django app."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The scheme, a file for each town, objections, the spot-check, closing."""

    name = "cunju.activities.assessment"
    label = "assessment"
    verbose_name = "年度考核"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.assessment import facts

        assert facts.HOME
