"""The app of the scale: it has commands, no tables of its own."""

from django.apps import AppConfig


class ScaleConfig(AppConfig):
    """Large areas: the catalogue read by engines."""

    name = "cunju.scale"
    label = "scale"
