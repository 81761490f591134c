"""The shelf as a Django app: templates and abstract rows, no table of its own."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """What every record does in its life."""

    name = "cunju.records"
    label = "records"
    verbose_name = "记录"
