"""The room of disclosure as a Django app."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """Sheets of affairs and money, and the public board."""

    name = "cunju.activities.disclosure"
    label = "disclosure"
    verbose_name = "村务公开、居务公开"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.disclosure import facts

        assert facts.HOME
