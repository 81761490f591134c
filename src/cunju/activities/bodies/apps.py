"""The room of people in office as a Django app."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """Bodies, seats, rolls and their changes."""

    name = "cunju.activities.bodies"
    label = "bodies"
    verbose_name = "人员名册"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.bodies import facts

        assert facts.PEOPLE
