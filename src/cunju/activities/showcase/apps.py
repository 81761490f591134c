"""The room of what is sent in, selected and shown as a Django app."""

from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    """Conventions and cases sent in, the district's selection, named model projects."""

    name = "cunju.activities.showcase"
    label = "showcase"
    verbose_name = "示范和优秀"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.showcase import facts

        assert facts.HOME
