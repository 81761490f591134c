"""The room of residents' matters as a Django app."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Matters received, sorted, handed on, returned, closed, asked after, taken up again."""

    name = "cunju.activities.matters"
    label = "matters"
    verbose_name = "居民事项"

    def ready(self) -> None:
        """Declare the kinds of fact this room makes."""
        from cunju.activities.matters import facts

        assert facts.HOME
