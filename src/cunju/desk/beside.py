"""Lines beside what is owed: no duty, never late; rooms offer them by ``queries.beside(account, on=)``."""

from datetime import date
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from cunju.org.models import Account


def lines(account: Account, *, on: date) -> list[tuple[str, str]]:
    """Words and address of each."""
    found: list[tuple[str, str]] = []
    for room in settings.ROOMS:
        offer = getattr(import_module(f"{room}.queries"), "beside", None) if find_spec(f"{room}.queries") else None
        found += offer(account, on=on) if offer else []
    return found
