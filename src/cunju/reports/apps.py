"""The papers as a Django app (templates and nothing in the database)."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Papers: print page, Word, Excel, PDF."""

    name = "cunju.reports"
    label = "reports"
    verbose_name = "材料"
