"""Org as a Django app."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """Units, people, accounts."""

    name = "cunju.org"
    label = "org"
