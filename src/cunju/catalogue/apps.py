"""The catalogue as a Django app: data and commands, no models."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Notices and law packs."""

    name = "cunju.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """The district's own packs lie in a folder beside its database."""
        from django.conf import settings

        from cunju.catalogue import loading

        loading.use(settings.CATALOGUE)
