"""The shelf as a Django app: templates, abstract rows, and the one table of what residents send in."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """What every record does in its life."""

    name = "cunju.records"
    label = "records"
    verbose_name = "记录"
