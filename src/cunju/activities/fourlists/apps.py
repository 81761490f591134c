"""The room of the four lists as a Django app."""

from django.apps import AppConfig


class FourListsConfig(AppConfig):
    """Lists loaded, approved, posted, in force; certificates by them; tasks beyond them admitted or declined; checks, roster, training."""

    name = "cunju.activities.fourlists"
    label = "fourlists"
    verbose_name = "四张清单"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.fourlists import facts

        assert facts.HOME
