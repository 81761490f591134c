"""The look of the product: one stylesheet, templates, a small tag library; no models."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, static files and the pattern page."""

    name = "cunju.ui"
    label = "ui"
    verbose_name = "界面"
