"""The room of meetings as a Django app."""

from django.apps import AppConfig


class AssembliesConfig(AppConfig):
    """Meetings, quorum, votes."""

    name = "cunju.activities.assemblies"
    label = "assemblies"
    verbose_name = "会议"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.assemblies import facts

        assert facts.RECORD
