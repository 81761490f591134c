"""The portal as a Django app: templates only, no models."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Public pages."""

    name = "cunju.portal"
    label = "portal"
