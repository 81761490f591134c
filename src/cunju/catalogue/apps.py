"""The catalogue as a Django app: data and commands, no models."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Notices and law packs."""

    name = "cunju.catalogue"
    label = "catalogue"
