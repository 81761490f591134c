"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Staff pages across activities."""

    name = "cunju.desk"
    label = "desk"
