"""The API as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What other systems read."""

    name = "cunju.api"
    label = "api"
    verbose_name = "接口"
