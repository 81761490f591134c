"""The room quarterly."""

from django.apps import AppConfig


class QuarterlyConfig(AppConfig):
    """办理情况表."""

    name = "cunju.activities.quarterly"
    label = "quarterly"

    def ready(self) -> None:
        """Declare the kinds this room makes."""
        from cunju.activities.quarterly import facts

        assert facts.__doc__
