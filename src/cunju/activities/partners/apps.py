"""The room of partners as a Django app."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Who is on the register of the five forces, what they do together, what money came and went."""

    name = "cunju.activities.partners"
    label = "partners"
    verbose_name = "五社联动"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.partners import facts

        assert facts.HOME
