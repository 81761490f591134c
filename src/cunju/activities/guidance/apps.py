"""The room of visits and evaluation as a Django app."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Visit notes, findings, promises, a town's own measures, the district's evaluation."""

    name = "cunju.activities.guidance"
    label = "guidance"
    verbose_name = "督促指导"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.guidance import facts

        assert facts.HOME
