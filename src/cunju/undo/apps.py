"""The way back as a Django app: one address, no table of its own."""

from django.apps import AppConfig


class UndoConfig(AppConfig):
    """What was just saved is taken back."""

    name = "cunju.undo"
    label = "undo"
    verbose_name = "撤销"
