"""The archive as a Django app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Files brought to records."""

    name = "cunju.archive"
    label = "archive"
    verbose_name = "档案"
