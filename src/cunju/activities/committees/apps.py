"""The room of sub-committees as a Django app."""

from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    """Walks, what was reported, activities, small projects, emergencies, the vote on members."""

    name = "cunju.activities.committees"
    label = "committees"
    verbose_name = "下属委员会"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.committees import facts

        assert facts.HOME
